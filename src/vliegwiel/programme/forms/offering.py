# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a maker fills in about a run: where, how one signs up, how many places."""

from collections.abc import Iterable
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from vliegwiel.places import public as places
from vliegwiel.programme.actions.offerings import OfferingFields
from vliegwiel.programme.actions.stale import ChangedMeanwhile
from vliegwiel.programme.forms.local import LocalForm, own_name
from vliegwiel.programme.models import EnrolmentMode, Offering

MOMENT = _("Vul een dag en tijd in, zoals 31-12-2026 14:30.")
WHOLE = _("Vul een heel getal in, zoals 12.")


def space_choices(branches: Iterable[places.BranchInfo]) -> list[tuple[str, str]]:
    """The spaces of these branches, parts indented; with the branch in front when there is more than one."""
    found = list(branches)
    return [
        (str(space.id), f"{branch.name}: {space.name}" if len(found) > 1 else f"{'– ' * space.depth}{space.name}")
        for branch in found
        for space in places.spaces(branch.id)
    ]


class MomentInput(forms.DateTimeInput):
    """The browser's own picker for a day and a time."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class OfferingForm(LocalForm):
    """One run of an activity, at a branch where the maker may plan."""

    typed_fields = ("capacity", "version")

    branch = forms.ChoiceField(label=_("Vestiging"), error_messages={"invalid_choice": _("Kies een vestiging uit de lijst.")})
    space = forms.ChoiceField(
        label=_("Ruimte"), required=False, error_messages={"invalid_choice": _("Deze ruimte hoort niet bij de vestiging. Kies een andere.")}
    )
    mode = forms.ChoiceField(label=_("Hoe kom je erin?"), choices=EnrolmentMode.choices, widget=forms.RadioSelect)
    capacity = forms.IntegerField(
        label=_("Aantal plaatsen"),
        required=False,
        min_value=1,
        max_value=10_000,
        help_text=_("Leeg is zonder grens."),
        error_messages={
            "invalid": WHOLE,
            "min_value": _("Er moet minstens één plaats zijn."),
            "max_value": _("Dat is te veel. Vul hooguit 10.000 in."),
        },
    )
    has_waiting_list = forms.BooleanField(label=_("Met wachtlijst"), required=False, initial=True)
    signup_opens_at = forms.DateTimeField(
        label=_("Aanmelden kan vanaf"), required=False, widget=MomentInput, error_messages={"invalid": MOMENT}
    )
    signup_closes_at = forms.DateTimeField(
        label=_("Aanmelden kan tot"), required=False, widget=MomentInput, error_messages={"invalid": MOMENT}
    )
    spoken_languages = forms.MultipleChoiceField(label=_("We spreken"), required=False, widget=forms.CheckboxSelectMultiple)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, branches: list[places.BranchInfo], offering: Offering | None = None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.branches = branches
        self.offering = offering
        self.add_text("name", _("Naam van deze groep of reeks"), length=120, hint=_("Alleen als er meer zijn, zoals: maandaggroep."))
        self.add_text("place_note", _("Waar precies?"), length=200, hint=_("Bijvoorbeeld: ingang aan de achterkant."))
        self.fields["branch"].choices = [("", _("Kies een vestiging")), *((info.code, str(info.name)) for info in branches)]  # type: ignore[attr-defined]
        if offering:
            self._fill(offering)
        elif len(branches) == 1:
            self.initial["branch"] = branches[0].code
        chosen = [info for info in branches if info.code == self["branch"].value()] or branches
        self.fields["space"].choices = [("", _("Nog niet bekend")), *space_choices(chosen)]  # type: ignore[attr-defined]
        spoken = {*places.library().languages, "ar", "tr", "uk", "pl", *(offering.spoken_languages if offering else [])}
        self.fields["spoken_languages"].choices = [(code, own_name(code)) for code in sorted(spoken)]  # type: ignore[attr-defined]

    def _fill(self, offering: Offering) -> None:
        self.set_text("name", offering.name)
        self.set_text("place_note", offering.place_note)
        self.initial.update(
            {
                "branch": offering.branch.code,
                "space": str(offering.space_id or ""),
                "mode": offering.mode,
                "capacity": offering.capacity,
                "has_waiting_list": offering.has_waiting_list,
                "signup_opens_at": offering.signup_opens_at,
                "signup_closes_at": offering.signup_closes_at,
                "spoken_languages": offering.spoken_languages,
                "version": offering.version,
            }
        )

    def clean(self) -> dict[str, object]:
        """A form that was opened before a colleague saved is not saved over hers unseen; what was typed stays."""
        typed = super().clean()
        if self.offering and typed.get("version") != self.offering.version:
            self.carry_version(self.offering.version)
            raise forms.ValidationError(ChangedMeanwhile.message, code="stale")
        return typed

    def names(self) -> list[BoundField]:
        """The name, one input per language."""
        return list(self.rows("name"))

    def place_notes(self) -> list[BoundField]:
        """Where exactly, one input per language."""
        return list(self.rows("place_note"))

    def offering_fields(self) -> OfferingFields:
        """What was filled in, for the action."""
        typed = self.cleaned_data
        branch = next(info for info in self.branches if info.code == typed["branch"])
        return OfferingFields(
            branch_id=branch.id,
            space_id=UUID(typed["space"]) if typed["space"] else None,
            mode=typed["mode"],
            capacity=typed["capacity"],
            has_waiting_list=typed["has_waiting_list"],
            name=self.text("name"),
            place_note=self.text("place_note"),
            signup_opens_at=typed["signup_opens_at"],
            signup_closes_at=typed["signup_closes_at"],
            spoken_languages=tuple(typed["spoken_languages"]),
        )
