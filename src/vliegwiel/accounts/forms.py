# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shape of what is filled in about accounts: invitations, roles, a first password, the filter of the access log."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vliegwiel.accounts.models import Role
from vliegwiel.kit.forms import KitForm
from vliegwiel.places import public as places


class RoleForm(KitForm):
    """A role, and the branch where it holds."""

    role = forms.ChoiceField(label=_("Rol"), choices=Role.choices)
    branch = forms.ChoiceField(
        label=_("Vestiging"), required=False, help_text=_("Balie, vestigingsleider en vrijwilliger horen bij een vestiging.")
    )
    required_sentences = {"role": _("Kies een rol.")}

    def __init__(self, *args: object, branches: Iterable[places.BranchInfo], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.branches = {branch.code: branch for branch in branches}
        field = self.fields["branch"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Alle vestigingen")), *((code, str(one.name)) for code, one in self.branches.items())]

    def chosen_branch(self) -> places.BranchInfo | None:
        """The branch that was chosen, or None for all."""
        return self.branches.get(str(self.cleaned_data["branch"]))


class InviteForm(RoleForm):
    """A new colleague with a first role."""

    name = forms.CharField(label=_("Naam"), max_length=120)
    email = forms.EmailField(label=_("E-mailadres"), max_length=254)
    field_order = ["name", "email", "role", "branch"]
    typed_fields = ("email",)
    required_sentences = {
        "name": _("Vul de naam in."),
        "email": _("Vul het e-mailadres in."),
        "role": _("Kies een rol."),
    }


class FirstPassword(forms.Form):
    """A password of one's own choice. Long is enough: no rules about signs, pasting is fine."""

    password = forms.CharField(
        label=_("Wachtwoord"),
        max_length=200,
        strip=False,
        help_text=_("Minstens 12 tekens. Een zin van een paar woorden is goed en makkelijk te onthouden."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Vul een wachtwoord in.")},
    )


class LogFilter(forms.Form):
    """Whose looks, between which days. Both days are included."""

    account = forms.UUIDField(required=False, widget=forms.Select, label=_("Wie keek?"))
    since = forms.DateField(required=False, label=_("Vanaf"), widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(required=False, label=_("Tot en met"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: object, accounts: Iterable[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own options pass through
        widget = self.fields["account"].widget
        if isinstance(widget, forms.Select):
            widget.choices = [("", _("Iedereen")), *accounts]
        for field in self.fields.values():
            field.error_messages["invalid"] = _("Kies iets uit de lijst, of een dag.")

    def moments(self) -> tuple[datetime | None, datetime | None]:
        """The period as half-open moments, in the library's time zone."""
        zone = timezone.get_default_timezone()
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        start = datetime.combine(since, time.min, zone) if since else None
        return start, datetime.combine(until + timedelta(days=1), time.min, zone) if until else None
