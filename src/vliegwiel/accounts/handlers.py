# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What this module wires into others when Django is ready: menu, the record of sign-ins."""

from django.contrib.auth import signals
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from vliegwiel.accounts import public
from vliegwiel.accounts.actions import access_log
from vliegwiel.accounts.models import User, Verb
from vliegwiel.kit import actors
from vliegwiel.kit.pages import public as pages


def _note(verb: Verb, user: object) -> None:
    identifier = user.id if isinstance(user, User) else None
    access_log.signed(verb=verb, by=actors.Actor("staff" if identifier else "resident", identifier))


def _signed_in(sender: object, user: object = None, **_kwargs: object) -> None:  # noqa: ARG001  (Django's shape)
    _note(Verb.SIGNED_IN, user)


def _signed_out(sender: object, user: object = None, **_kwargs: object) -> None:  # noqa: ARG001  (Django's shape)
    if user is not None:
        _note(Verb.SIGNED_OUT, user)


def _failed(sender: object, **_kwargs: object) -> None:  # noqa: ARG001  (what was typed is not kept: it may be a password)
    _note(Verb.SIGN_IN_FAILED, None)


# Signals of Django itself, which tells of sign-ins in no other way. uid: connected once, however often this is read.
signals.user_logged_in.connect(_signed_in, dispatch_uid="vliegwiel.accounts.signed_in")
signals.user_logged_out.connect(_signed_out, dispatch_uid="vliegwiel.accounts.signed_out")
signals.user_login_failed.connect(_failed, dispatch_uid="vliegwiel.accounts.failed")


def _may_edit_users(request: HttpRequest) -> bool:
    return public.may(public.staff_of(request), public.Permission.USERS_EDIT)


def _may_see_log(request: HttpRequest) -> bool:
    return public.may(public.staff_of(request), public.Permission.ACCESS_LOG_SEE)


def _is_demo(request: HttpRequest) -> bool:  # noqa: ARG001  (the shape of a menu entry)
    return public.is_demo()


pages.add_to_staff_menu(_("Gebruikers"), "users", order=900, may_see=_may_edit_users)
pages.add_to_staff_menu(_("Toegangslog"), "access_log", order=910, may_see=_may_see_log)
pages.add_to_staff_menu(_("Proef"), "demo", order=920, may_see=_is_demo)
