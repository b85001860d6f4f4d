# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms of allauth for a passkey, with a label for its name: theirs has none in any language."""

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _


class AddPasskey(AddWebAuthnForm):  # type: ignore[misc]  # allauth publishes no types
    """A new passkey; without a name it gets one."""

    name = forms.CharField(label=_("Naam van de sleutel"), required=False, max_length=100)


class EditPasskey(EditWebAuthnForm):  # type: ignore[misc]  # allauth publishes no types
    """Another name for a passkey."""

    name = forms.CharField(label=_("Naam van de sleutel"), max_length=100)
