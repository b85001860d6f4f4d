# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a maker fills in about dates: one date, a rule that gives many, a reason to cancel."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.forms import KitForm
from vliegwiel.places import public as places
from vliegwiel.programme.actions.sessions import Rule, SessionFields, dates, local_moment
from vliegwiel.programme.actions.stale import ChangedMeanwhile
from vliegwiel.programme.forms.local import LocalForm
from vliegwiel.programme.forms.offering import WHOLE, space_choices
from vliegwiel.programme.models import Offering, Session

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

DAY = _("Vul een dag in, zoals 31-12-2026.")
TIME = _("Vul een tijd in, zoals 14:30.")
# A rule that gives more dates than this is a mistake in the last day.
LONGEST_RULE = timedelta(days=2 * 366)


class DayInput(forms.DateInput):
    """The browser's own picker for a day."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """The browser's own picker for a time."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


def day_field(label: "str | _StrPromise", hint: "str | _StrPromise" = "") -> forms.DateField:
    """A day, from the picker or typed the Dutch way."""
    formats = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]
    return forms.DateField(label=label, help_text=hint, widget=DayInput, input_formats=formats, error_messages={"invalid": DAY})


def time_field(label: "str | _StrPromise") -> forms.TimeField:
    """A local time, with a colon or a dot."""
    return forms.TimeField(label=label, widget=TimeInput, input_formats=["%H:%M", "%H.%M", "%H:%M:%S"], error_messages={"invalid": TIME})


class SessionForm(LocalForm):
    """One date of a run. Its names follow the action, so that a refusal finds its field; the times are local."""

    typed_fields = ("capacity", "version")

    day = day_field(_("Dag"))
    starts_at = time_field(_("Van"))
    ends_at = time_field(_("Tot"))
    space = forms.ChoiceField(
        label=_("Andere ruimte"), required=False, error_messages={"invalid_choice": _("Kies een ruimte uit de lijst.")}
    )
    capacity = forms.IntegerField(
        label=_("Ander aantal plaatsen"),
        required=False,
        min_value=1,
        max_value=10_000,
        error_messages={
            "invalid": WHOLE,
            "min_value": _("Er moet minstens één plaats zijn."),
            "max_value": _("Dat is te veel. Vul hooguit 10.000 in."),
        },
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, offering: Offering, session: Session | None = None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.add_text("title", _("Eigen titel voor deze datum"), length=120)
        branch = places.branches_by_id([offering.branch_id])
        same = _("Zoals bij de reeks: %s") % offering.space.name if offering.space else _("Zoals bij de reeks")
        self.fields["space"].choices = [("", same), *space_choices(branch.values())]  # type: ignore[attr-defined]
        if not offering.takes_registrations or offering.is_course:
            del self.fields["capacity"]
        elif offering.capacity is not None:
            self.fields["capacity"].help_text = _("Leeg is %d, zoals bij de reeks.") % offering.capacity
        self.session = session
        if session:
            self._fill(session)

    def _fill(self, session: Session) -> None:
        starts, ends = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
        self.set_text("title", session.title)
        self.initial.update(
            {
                "day": starts.date(),
                "starts_at": starts.time(),
                "ends_at": ends.time(),
                "space": str(session.space_id or ""),
                "capacity": session.capacity,
                "version": session.version,
            }
        )

    def clean(self) -> dict[str, object]:
        """A form that was opened before a colleague saved is not saved over hers unseen; what was typed stays."""
        typed = super().clean()
        if self.session and typed.get("version") != self.session.version:
            self.carry_version(self.session.version)
            raise forms.ValidationError(ChangedMeanwhile.message, code="stale")
        return typed

    def titles(self) -> list[BoundField]:
        """The title, one input per language."""
        return list(self.rows("title"))

    def session_fields(self) -> SessionFields:
        """What was filled in, for the action."""
        typed = self.cleaned_data
        return SessionFields(
            starts_at=local_moment(typed["day"], typed["starts_at"]),
            ends_at=local_moment(typed["day"], typed["ends_at"]),
            space_id=UUID(typed["space"]) if typed["space"] else None,
            capacity=typed.get("capacity"),
            title=self.text("title"),
        )


@dataclass(frozen=True)
class RuleDate:
    """One date that a rule would give; `reason` says why it is left out, "" when it is not."""

    on: date
    reason: str
    is_chosen: bool


class RuleForm(KitForm):
    """A rule for many dates. The last day counts too."""

    typed_fields = ("every_weeks",)

    weekday = forms.TypedChoiceField(label=_("Elke"), coerce=int, choices=[(number, name) for number, name in WEEKDAYS.items()])
    starts_at = time_field(_("Van"))
    ends_at = time_field(_("Tot"))
    first = day_field(_("Eerste dag"))
    until = day_field(_("Tot en met"))
    every_weeks = forms.TypedChoiceField(
        label=_("Hoe vaak"),
        coerce=int,
        initial=1,
        choices=[(1, _("Elke week")), (2, _("Om de week")), (3, _("Om de drie weken")), (4, _("Om de vier weken"))],
    )
    skips_school_holidays = forms.BooleanField(label=_("Niet in de schoolvakanties"), required=False, initial=True)

    def clean(self) -> dict[str, object]:
        """Days in order and not too far apart."""
        typed = super().clean()
        first, until = typed.get("first"), typed.get("until")
        if isinstance(first, date) and isinstance(until, date):
            if until < first:
                self.add_error("until", _("De laatste dag ligt voor de eerste."))
            elif until - first > LONGEST_RULE:
                self.add_error("until", _("Dat is meer dan twee jaar vooruit. Kies een eerdere laatste dag."))
        starts, ends = typed.get("starts_at"), typed.get("ends_at")
        if starts and ends and ends <= starts:  # type: ignore[operator]  # both are times
            self.add_error("ends_at", _("De eindtijd moet na de begintijd liggen."))
        return typed

    def rule(self, except_on: frozenset[date] = frozenset()) -> Rule:
        """What was filled in, for the action."""
        typed = self.cleaned_data
        return Rule(
            weekday=typed["weekday"],
            starts=typed["starts_at"],
            ends=typed["ends_at"],
            first=typed["first"],
            until=typed["until"] + timedelta(days=1),
            every_weeks=typed["every_weeks"],
            skips_school_holidays=typed["skips_school_holidays"],
            except_on=except_on,
        )

    def preview(self, offering: Offering, except_on: frozenset[date]) -> list[RuleDate]:
        """Every date of the rule, with why some are left out."""
        rule = self.rule()
        closed = places.closed_dates(offering.branch_id, rule.first, rule.until)
        taken = set(offering.sessions.values_list("starts_at", flat=True))
        found = []
        for on in dates(rule, lambda day: False):
            holiday = places.school_holiday_on(on) if rule.skips_school_holidays else None
            reason = ""
            if local_moment(on, rule.starts) in taken:
                reason = str(_("staat er al"))
            elif on in closed:
                reason = str(closed[on]) or str(_("vestiging gesloten"))
            elif holiday:
                reason = str(holiday.name)
            found.append(RuleDate(on, reason, not reason and on not in except_on))
        return found


def left_out_days(values: list[str]) -> frozenset[date]:
    """The days that the maker took out of a preview; what is no date is ignored."""
    found = set()
    for value in values:
        try:
            found.add(date.fromisoformat(value))
        except ValueError:
            continue
    return frozenset(found)


class CancelForm(KitForm):
    """Why a date does not happen; the reason goes to everybody who signed up."""

    required_sentences = {"reason": _("Vul in waarom het niet doorgaat. Iedereen die zich heeft aangemeld leest dit.")}

    reason = forms.CharField(
        label=_("Waarom gaat het niet door?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Iedereen die zich heeft aangemeld leest of hoort dit. Bijvoorbeeld: de docent is ziek."),
    )
