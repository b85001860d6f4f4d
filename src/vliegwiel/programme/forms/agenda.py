# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a resident looks for in the agenda. A wrong date gets a sentence; what was typed stays."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock
from vliegwiel.kit.forms import KitForm
from vliegwiel.labels import public as labels
from vliegwiel.places import public as places
from vliegwiel.programme.models import LanguageLevel
from vliegwiel.programme.queries.agenda import Filters

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_WHEN = (
    ("", _("Alle dagen")),
    ("vandaag", _("Vandaag")),
    ("deze-week", _("Deze week")),
    ("weekend", _("Dit weekend")),
)


@dataclass(frozen=True)
class Chip:
    """One filter in force: what it says, and the address of the same page without it."""

    words: str
    without: str


class DayField(forms.DateField):
    """A day as a calendar field gives it, or as people type it: 3-12-2026."""

    def __init__(self, label: "StrOrPromise") -> None:
        super().__init__(
            label=label,
            required=False,
            input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%y"],
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        )
        self.error_messages["invalid"] = _("Deze datum klopt niet. Typ hem zo: 3-12-2026.")

    def validate(self, value: date | None) -> None:
        """No days so far away that no calendar reaches them."""
        super().validate(value)
        if value and not 2000 <= value.year <= 2100:
            raise ValidationError(self.error_messages["invalid"], code="invalid")


def _choices(empty: "StrOrPromise", facet: str) -> list[tuple[str, "StrOrPromise"]]:
    return [("", empty), *((info.slug, str(info.name)) for info in labels.labels_of_facet(facet))]


class FilterForm(KitForm):
    """The filters of the agenda. Names are Dutch because they stand in the address."""

    typed_fields = ("van", "tot", "pagina")

    woorden = forms.CharField(label=_("Wat zoek je?"), required=False, max_length=200)
    kern = forms.ChoiceField(label=_("Waar?"), required=False)
    wanneer = forms.ChoiceField(label=_("Wanneer?"), required=False, choices=_WHEN)
    van = DayField(_("Vanaf"))
    tot = DayField(_("Tot en met"))
    thema = forms.ChoiceField(label=_("Waarover?"), required=False)
    doelgroep = forms.ChoiceField(label=_("Voor wie?"), required=False)
    niveau = forms.ChoiceField(label=_("Hoeveel Nederlands spreek je?"), required=False)
    toegang = forms.MultipleChoiceField(label=_("Wat heb je nodig?"), required=False, widget=forms.CheckboxSelectMultiple)
    gratis = forms.BooleanField(label=_("Alleen wat gratis is"), required=False)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self.query = data
        villages = [(info.code, info.name) for info in places.kernen()]
        access = [(info.slug, str(info.name)) for info in labels.labels_of_facet("toegang")]
        levels = [(value, label) for value, label in LanguageLevel.choices if value]
        offered = {
            "kern": [("", _("Alle dorpen")), *villages],
            "thema": _choices(_("Alle onderwerpen"), "thema"),
            "doelgroep": _choices(_("Maakt niet uit"), "doelgroep"),
            "niveau": [("", _("Maakt niet uit")), *levels],
            "toegang": access,
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.error_messages["invalid_choice"] = _("Deze keuze is er niet (meer). Kies er een uit de lijst.")
        for name in ("van", "tot"):
            # A calendar field shows nothing when the date is wrong; a plain field shows what was typed.
            if name in self.errors:
                self.fields[name].widget.input_type = "text"
                self.fields[name].widget.attrs.pop("type", None)

    def clean(self) -> dict[str, object]:
        """The last day does not lie before the first."""
        cleaned = super().clean()
        first, last = cleaned.get("van"), cleaned.get("tot")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            self.add_error("tot", ValidationError(_("De laatste dag ligt voor de eerste. Draai ze om."), code="order"))
        return cleaned

    def filters(self) -> Filters:
        """What was chosen, as the agenda asks for it; a field with a mistake counts as not filled in."""
        chosen = self.cleaned_data
        first, until = self._period()
        codes = [f"{facet}:{chosen[facet]}" for facet in ("thema", "doelgroep") if chosen.get(facet)]
        codes += [f"toegang:{slug}" for slug in chosen.get("toegang") or []]
        return Filters(
            kern=chosen.get("kern") or "",
            first=first,
            until=until,
            labels=tuple(codes),
            is_free=bool(chosen.get("gratis")),
            language_level=chosen.get("niveau") or "",
            words=chosen.get("woorden") or "",
        )

    def _period(self) -> tuple[datetime | None, datetime | None]:
        """The half-open period in moments. Days that were typed go before a word such as "this week"."""
        first, last = self.cleaned_data.get("van"), self.cleaned_data.get("tot")
        if first is None and last is None:
            first, last = _days_of(str(self.cleaned_data.get("wanneer") or ""))
        return (_midnight(first) if first else None), (_midnight(last + timedelta(days=1)) if last else None)

    def chips(self) -> Iterator[Chip]:
        """Every filter in force, with the address that takes it away."""
        for name, field in self.fields.items():
            for value in self.query.getlist(name):
                if value and name not in self.errors:
                    yield Chip(self._words(name, value, field), self._without(name, value))

    def _words(self, name: str, value: str, field: forms.Field) -> str:
        if isinstance(field, forms.BooleanField):
            return str(field.label)
        choices = dict(getattr(field, "choices", ()))
        if name in {"van", "tot"}:
            day = self.cleaned_data[name]
            return f"{field.label} {day.day}-{day.month}-{day.year}"
        return str(choices.get(value, f"“{value}”"))

    def _without(self, name: str, value: str) -> str:
        query = self.query.copy()
        query.setlist(name, [other for other in query.getlist(name) if other != value])
        query.pop("pagina", None)
        return f"?{query.urlencode()}"


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _days_of(word: str) -> tuple[date | None, date | None]:
    """First and last day of what is meant, counted from today. A weekend that has begun counts as this one."""
    today = clock.today()
    sunday = today + timedelta(days=6 - today.weekday())
    if word == "vandaag":
        return today, today
    if word == "deze-week":
        return today, sunday
    if word == "weekend":
        return max(today, sunday - timedelta(days=1)), sunday
    return None, None
