# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a maker fills in about an activity, with its labels as chips per facet, and the filters of the list."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.forms import KitForm
from vliegwiel.labels import public as labels
from vliegwiel.places import public as places
from vliegwiel.programme.actions import activities
from vliegwiel.programme.forms.local import LocalForm
from vliegwiel.programme.models import Activity, ActivityState, ActivityType, LanguageLevel
from vliegwiel.programme.queries import team

# Facets that a maker sees at once; the others stand folded below.
UP_FRONT = ("thema", "leefgebied", "doelgroep")


@dataclass(frozen=True)
class Chip:
    """One label that can be ticked."""

    code: str
    name: str
    is_on: bool


@dataclass(frozen=True)
class ChipGroup:
    """The labels of one facet: `likely` are ticked or come with the type and stand in sight, `others` are folded below."""

    name: str
    likely: list[Chip]
    others: list[Chip]
    is_up_front: bool

    @property
    def is_open(self) -> bool:
        """Whether the others are in sight too: as long as nothing is likely in a facet that matters."""
        return self.is_up_front and not self.likely


def chip_groups(ticked: Iterable[str], suggested: Iterable[str]) -> list[ChipGroup]:
    """All labels as chips by facet; those that are ticked or suggested come first. No query."""
    on, likely = set(ticked), {*ticked, *suggested}
    groups = []
    for facet in labels.facets():
        chips = [Chip(info.code, str(info.name), info.code in on) for info in labels.labels_of_facet(facet.code)]
        past = [info for info in labels.labels_by_code(sorted(on)).values() if info.facet == facet.code]
        known = {chip.code for chip in chips}
        chips += [Chip(info.code, str(info.name), is_on=True) for info in past if info.code not in known]
        if chips:
            first = [chip for chip in chips if chip.code in likely]
            rest = [chip for chip in chips if chip.code not in likely]
            groups.append(ChipGroup(str(facet.name), first, rest, facet.code in UP_FRONT))
    return sorted(groups, key=lambda group: (not group.is_up_front, not group.likely))


class ActivityForm(LocalForm):
    """One activity. `version` is what the maker saw when the form was opened; `labels` come as ticked chips."""

    typed_fields = ("cost", "min_age", "max_age", "version")

    type = forms.ChoiceField(
        label=_("Soort activiteit"), required=False, help_text=_("De soort brengt labels mee. Die kun je daarna nog aanpassen.")
    )
    cost = forms.DecimalField(
        label=_("Kosten in euro"),
        required=False,
        min_value=Decimal(0),
        max_value=Decimal(10_000),
        decimal_places=2,
        localize=True,
        help_text=_("Leeg is gratis."),
        error_messages={
            "invalid": _("Vul een bedrag in, zoals 2,50."),
            "min_value": _("Een bedrag kan niet onder nul liggen."),
            "max_decimal_places": _("Vul een bedrag in met twee cijfers achter de komma."),
        },
    )
    min_age = forms.IntegerField(
        label=_("Vanaf welke leeftijd"),
        required=False,
        min_value=0,
        max_value=120,
        error_messages={
            "invalid": _("Vul een leeftijd in, in cijfers."),
            "max_value": _("Vul een leeftijd onder de 120 in."),
            "min_value": _("Vul een leeftijd in, in cijfers."),
        },
    )
    max_age = forms.IntegerField(
        label=_("Tot en met welke leeftijd"),
        required=False,
        min_value=0,
        max_value=120,
        error_messages={
            "invalid": _("Vul een leeftijd in, in cijfers."),
            "max_value": _("Vul een leeftijd onder de 120 in."),
            "min_value": _("Vul een leeftijd in, in cijfers."),
        },
    )
    language_level = forms.ChoiceField(label=_("Hoeveel Nederlands is nodig?"), required=False, choices=LanguageLevel.choices)
    labels = forms.MultipleChoiceField(
        label=_("Labels"), required=False, error_messages={"invalid_choice": _("Dit label bestaat niet (meer). Kies een ander.")}
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, activity: Activity | None = None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        hint = _("Kort en gewoon, zoals je het aan de balie zegt.")
        self.add_text("title", _("Titel"), length=120, hint=hint, required=activities.TitleMissing.message)
        self.add_text("summary", _("Korte uitleg"), length=300, rows=2, hint=_("Eén of twee zinnen. Die staan in de agenda."))
        self.add_text("text", _("Hele tekst"), length=5000, rows=6)
        self.add_text("bring", _("Wat neem je mee?"), length=300)
        self.add_text("cost_note", _("Uitleg bij de kosten"), length=200)
        self.types = {str(row.id): row for row in ActivityType.objects.prefetch_related("labels")}
        self.fields["type"].choices = [("", _("Kies een soort")), *((key, str(row)) for key, row in self.types.items())]  # type: ignore[attr-defined]
        ticked = self.values_of("labels")
        self._ticked = ticked
        known = {info.code for facet in labels.facets() for info in labels.labels_of_facet(facet.code)}
        known |= set(labels.labels_by_code(ticked))
        self.fields["labels"].choices = [(code, code) for code in sorted(known)]  # type: ignore[attr-defined]
        if activity:
            self._fill(activity)

    def _fill(self, activity: Activity) -> None:
        for name in ("title", "summary", "text", "bring", "cost_note"):
            self.set_text(name, getattr(activity, name))
        self.initial.update(
            {
                "type": str(activity.type_id or ""),
                "cost": Decimal(activity.cost_cents) / 100 if activity.cost_cents else None,
                "min_age": activity.min_age,
                "max_age": activity.max_age,
                "language_level": activity.language_level,
                "version": activity.version,
            }
        )
        if not self.is_bound:
            self._ticked = sorted(label.code for label in activity.labels.all())

    def suggested(self) -> list[str]:
        """The labels that the chosen type brings along."""
        row = self.types.get(str(self["type"].value() or ""))
        return sorted(label.code for label in row.labels.all()) if row else []

    def take_suggested(self) -> None:
        """Ticks the labels of the chosen type."""
        self._ticked = self.suggested()

    def groups(self) -> list[ChipGroup]:
        """The labels as chips."""
        return chip_groups(self._ticked, self.suggested())

    def texts(self) -> list[list[BoundField]]:
        """Every text with its inputs, one per language."""
        return [list(self.rows(name)) for name in ("title", "summary", "text", "bring", "cost_note")]

    def without_errors(self) -> "ActivityForm":
        """The form as it stands, before anything was judged: for when only the type changed."""
        self._errors = ErrorDict()
        return self

    def as_of(self, activity: Activity) -> "ActivityForm":
        """The form with what was typed, ready to be saved over what a colleague saved meanwhile."""
        self.carry_version(activity.version)
        return self

    def differences(self, activity: Activity) -> list[tuple[str, str]]:
        """What stands there now where something else was typed: the field and the present text."""
        now = ActivityForm(activity=activity)
        found = []
        for name, field in self.fields.items():
            present, typed = now.initial.get(name), self.cleaned_data.get(name)
            if name not in {"version", "labels"} and (present or "") != (typed or ""):
                found.append((str(field.label), str(present or _("leeg"))))
        return found

    def activity_fields(self) -> activities.ActivityFields:
        """What was filled in, for the action."""
        typed = self.cleaned_data
        return activities.ActivityFields(
            title=self.text("title"),
            summary=self.text("summary"),
            text=self.text("text"),
            bring=self.text("bring"),
            cost_cents=int((typed["cost"] or Decimal(0)) * 100),
            cost_note=self.text("cost_note"),
            min_age=typed["min_age"],
            max_age=typed["max_age"],
            language_level=typed["language_level"],
            labels=tuple(typed["labels"]),
            type_id=UUID(typed["type"]) if typed["type"] else None,
        )


class ActivityFilterForm(KitForm):
    """The filters above the list of activities. An unknown value counts as none."""

    zoek = forms.CharField(label=_("Zoek"), required=False, max_length=100)
    staat = forms.ChoiceField(label=_("Staat"), required=False)
    vestiging = forms.ChoiceField(label=_("Vestiging"), required=False)
    mijn = forms.BooleanField(label=_("Alleen wat ik zelf maakte of wijzigde"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        states = [("", _("Alles")), *ActivityState.choices]
        branches = [("", _("Alle vestigingen")), *((info.code, str(info.name)) for info in places.branches())]
        self.fields["staat"].choices = states  # type: ignore[attr-defined]
        self.fields["vestiging"].choices = branches  # type: ignore[attr-defined]

    def wanted(self) -> team.ActivityFilter:
        """What to look for; `only` is filled in by the view."""
        self.is_valid()
        typed = self.cleaned_data
        return team.ActivityFilter(
            words=str(typed.get("zoek") or ""), state=str(typed.get("staat") or ""), branch=str(typed.get("vestiging") or "")
        )

    @property
    def is_used(self) -> bool:
        """Whether anything was chosen."""
        return any(self.data.get(name) for name in ("zoek", "staat", "vestiging", "mijn"))
