# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The base of every form: refuses a citizen service number, speaks in whole sentences, takes refusals of actions."""

from collections.abc import Collection
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import dutch, errors

BSN_REFUSED = _("Dit lijkt op een burgerservicenummer. Dat mogen en willen wij niet bewaren. Haal het nummer weg.")


class KitForm(forms.Form):
    """A form whose free-text fields refuse a BSN. Name the fields with a type of their own in `typed_fields`."""

    typed_fields: ClassVar[Collection[str]] = ()
    required_sentences: ClassVar[dict[str, str | Promise]] = {}
    use_required_attribute = False

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own options pass through
        for name, field in self.fields.items():
            sentence = self.required_sentences.get(name)
            field.error_messages["required"] = str(sentence or _("Vul dit nog in."))

    def clean(self) -> dict[str, object]:
        """Adds the BSN refusal at the field; what was typed stays."""
        cleaned = super().clean() or {}
        for name, value in list(cleaned.items()):
            if name not in self.typed_fields and isinstance(value, str) and dutch.holds_bsn(value):
                self.add_error(name, ValidationError(BSN_REFUSED, code="bsn"))
        return cleaned


def add_refusal(form: forms.Form, refused: errors.ActionRefused) -> None:
    """Puts the sentence of a refused action at its field, or above the form when the field is not on it."""
    field = refused.field if refused.field in form.fields else None
    form.add_error(field, ValidationError(str(refused), code="refused"))
