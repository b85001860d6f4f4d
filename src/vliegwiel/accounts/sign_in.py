# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What we ask of allauth about this sign-in: is there a second step, how fresh is it. Nowhere else is allauth asked."""

import time
from collections.abc import Callable

from allauth.account.internal.flows import login, reauthentication
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from vliegwiel.accounts.models import SENSITIVE, Permission, User
from vliegwiel.places import public as places

Duty = Callable[[], HttpResponse]


def is_demo() -> bool:
    """Whether anyone may step in as anyone: the setting says demo, and the library itself is made up."""
    return bool(settings.DEMO_MODE) and places.library().synthetic


def duty(request: HttpRequest, user: User, permission: Permission) -> Duty | None:
    """What must be done before this page opens: set up a second step, or show it anew; None when nothing.

    A device is remembered by allauth's own signed cookie, which a changed password or second step makes worthless.
    """
    if is_demo():
        return None
    if not is_mfa_enabled(user):
        return lambda: redirect("mfa_index")
    if permission in SENSITIVE and not second_step_is_fresh(request, user):
        return lambda: _suspended(request, user)
    return None


def second_step_is_fresh(request: HttpRequest, user: User) -> bool:
    """Whether a code or passkey was shown in this session within the time that settings allow."""
    oldest = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    records = login.get_authentication_records(request, user)
    return any(record.get("method") == "mfa" and record.get("at", 0) > oldest for record in records)


def _suspended(request: HttpRequest, user: User) -> HttpResponse:
    """The page that asks for the second step she has; a form that was sent is kept and goes on afterwards."""
    with_app = is_mfa_enabled(user, types=[Authenticator.Type.TOTP])
    page = reverse("mfa_reauthenticate" if with_app else "mfa_reauthenticate_webauthn")
    response: HttpResponse = reauthentication.suspend_request(request, page)
    return response
