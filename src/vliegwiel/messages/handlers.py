# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What this module wires into others when Django is ready: the menu of the team."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from vliegwiel.accounts import public as accounts
from vliegwiel.kit.pages import public as pages


def _may_call(request: HttpRequest) -> bool:
    return accounts.may(accounts.staff_of(request), accounts.Permission.CALLS_WORK)


def _may_print(request: HttpRequest) -> bool:
    return accounts.may(accounts.staff_of(request), accounts.Permission.LETTERS_PRINT)


def _may_tell(request: HttpRequest) -> bool:
    return accounts.may(accounts.staff_of(request), accounts.Permission.NOTES_TELL)


pages.add_to_staff_menu(_("Bellen"), "messages:calls", order=60, may_see=_may_call)
pages.add_to_staff_menu(_("Brieven"), "messages:letters", order=70, may_see=_may_print)
pages.add_to_staff_menu(_("Balieberichten"), "messages:notes", order=80, may_see=_may_tell)
