# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shape of what colleagues fill in about calls and letters."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.forms import KitForm
from vliegwiel.messages.actions.calls import REASONS
from vliegwiel.messages.models import Message


class Outcome(forms.Form):
    """How a call went: the button that was pressed, the try that the screen showed, and perhaps a reason."""

    outcome = forms.ChoiceField(choices=[("bereikt", ""), ("niet-bereikt", ""), ("later", "")])
    number = forms.IntegerField(min_value=1, max_value=999)
    reason = forms.ChoiceField(
        label=_("Wat gebeurde er?"),
        choices=[("", _("Zeg ik niet")), *REASONS.items()],
        required=False,
        widget=forms.RadioSelect,
    )


class Pile(KitForm):
    """Which letters go in the pile."""

    letters = forms.TypedMultipleChoiceField(label=_("Welke brieven wil je printen?"), widget=forms.CheckboxSelectMultiple)
    required_sentences = {"letters": _("Kies minstens één brief.")}

    def __init__(self, *args: object, waiting: Iterable[Message], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["letters"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (tells the type checker what stands above)
        rows = [(str(one.id), f"{one.name}, {one.town}: {one.subject}") for one in waiting]
        field.choices = rows
        field.initial = [value for value, _label in rows]
        field.error_messages["invalid_choice"] = _("Een van deze brieven is al gepakt. Kijk de lijst nog eens na.")


class PileStep(forms.Form):
    """What was done with a pile."""

    step = forms.ChoiceField(choices=[("geprint", ""), ("mislukt", ""), ("gepost", "")])
