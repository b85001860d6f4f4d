# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What staff type to find a person."""

from django import forms
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.forms import KitForm


class SearchForm(KitForm):
    """A part of a name, a phone number in any notation, or an e-mail address."""

    q = forms.CharField(label=_("Naam, telefoonnummer of e-mailadres"), max_length=200, required=False)
