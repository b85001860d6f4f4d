# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every component in its states, for makers: what you see here is what the pages use."""

from types import SimpleNamespace

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.forms import KitForm
from vliegwiel.kit.pages import public as pages


class ExampleForm(KitForm):
    """One field of each kind."""

    name = forms.CharField(label=_("Hoe heet je?"), max_length=80)
    phone = forms.CharField(label=_("Je telefoonnummer"), help_text=_("Bijvoorbeeld 06 12 34 56 78"), required=False)
    branch = forms.ChoiceField(label=_("Welke vestiging?"), choices=[("a", _("Noord")), ("b", _("Zuid"))])
    channel = forms.ChoiceField(
        label=_("Hoe mogen we je iets laten weten?"),
        choices=[("call", _("Bel mij")), ("sms", _("Sms")), ("letter", _("Een brief"))],
        widget=forms.RadioSelect,
    )
    remark = forms.CharField(label=_("Wil je nog iets zeggen?"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    agreed = forms.BooleanField(label=_("Ja, dat is goed"), required=False)


def _state(state: str) -> SimpleNamespace:
    return SimpleNamespace(state=state, until=None, open_until=None, with_staff_until=None, next_opens=None)


def show(request: HttpRequest) -> HttpResponse:
    """Not in a menu; kept beside the pages so that it cannot grow old."""
    filled = ExampleForm({"name": "", "phone": "06 1234", "branch": "a", "channel": "", "remark": "", "agreed": ""})
    filled.is_valid()
    states = ("staffed", "self_service", "desk_closed", "appointment", "closed", "undefined")
    context = {
        "empty_form": ExampleForm(prefix="leeg"),
        "filled_form": filled,
        "states": [_state(state) for state in states],
        "drawings": pages.drawing_names(),
        "hues": pages.hue_names(),
        "page": Paginator(range(90), 30).get_page(2),
    }
    return pages.render(request, "site/gallery.html", context)
