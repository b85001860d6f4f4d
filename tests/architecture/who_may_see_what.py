# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one table of who may see what: a line for every address, by its name. A new address without a line fails the tests."""

from dataclasses import dataclass
from enum import Enum

from vliegwiel.accounts.models import Permission


class Who(Enum):
    """The kinds of people at an address."""

    ANYONE = "anyone"
    HOLDER = "whoever holds the code or link of what is shown; a forged one finds nothing"
    TEAM = "staff with a permission"
    SIGNED_IN = "whoever is signed in, about her own account"
    HALFWAY = "whoever gave a right password and now shows the second step"
    DEMO = "anyone, in a demo only; elsewhere it is not there"


@dataclass(frozen=True)
class Rule:
    """A line of the table. `at_branch`: only at the branch where it stands. `posts`: it answers POST only."""

    who: Who
    permission: Permission | None = None
    at_branch: bool = False
    posts: bool = False


def team(permission: Permission, *, at_branch: bool = False, posts: bool = False) -> Rule:
    return Rule(Who.TEAM, permission, at_branch=at_branch, posts=posts)


_P = Permission
ANYONE = Rule(Who.ANYONE)
HOLDER = Rule(Who.HOLDER)
SIGNED_IN = Rule(Who.SIGNED_IN)
HALFWAY = Rule(Who.HALFWAY)
IN_DEMO = Rule(Who.DEMO)

WHO_MAY_SEE_WHAT: dict[str, Rule] = {
    "healthz": ANYONE,
    "pages:theme": ANYONE,
    # site: for residents
    "site:home": ANYONE,
    "site:search": ANYONE,
    "site:need": ANYONE,
    "site:branches": ANYONE,
    "site:branch": ANYONE,
    "site:about": ANYONE,
    "site:promise": ANYONE,
    "site:privacy": ANYONE,
    "site:accessibility": ANYONE,
    "site:gallery": ANYONE,
    "site:robots": ANYONE,
    "site:sitemap": ANYONE,
    "site:security": ANYONE,
    # people
    "people:search": team(_P.PERSON_SEE),
    "people:person": team(_P.PERSON_SEE),
    "people:export": team(_P.PERSON_EXPORT),
    "people:erase": team(_P.PERSON_ERASE),
    # messages
    "messages:calls": team(_P.CALLS_WORK),
    "messages:next_call": team(_P.CALLS_WORK, posts=True),
    "messages:call": team(_P.CALLS_WORK, at_branch=True),
    "messages:letters": team(_P.LETTERS_PRINT),
    "messages:pile": team(_P.LETTERS_PRINT, at_branch=True),
    "messages:pile_pdf": team(_P.LETTERS_PRINT, at_branch=True),
    "messages:pile_print": team(_P.LETTERS_PRINT, at_branch=True),
    "messages:notes": team(_P.NOTES_TELL),
    "messages:note_told": team(_P.NOTES_TELL, at_branch=True, posts=True),
    # programme: for residents
    "programme:agenda": ANYONE,
    "programme:calendar": ANYONE,
    "programme:activity": ANYONE,
    "programme:activity-calendar": ANYONE,
    "programme:branch-calendar": ANYONE,
    "programme:theme-calendar": ANYONE,
    "programme:signup-session": ANYONE,
    "programme:signup-course": ANYONE,
    "programme:mine-code": ANYONE,  # the form in which a code is typed
    "programme:mine": HOLDER,
    "programme:mine-change": HOLDER,
    "programme:mine-cancel": HOLDER,
    # programme: for the team
    "programme:activities": team(_P.ACTIVITY_EDIT),
    "programme:activity-new": team(_P.ACTIVITY_EDIT),
    "programme:activity-edit": team(_P.ACTIVITY_EDIT),
    "programme:activity-preview": team(_P.ACTIVITY_EDIT),
    "programme:activity-publish": team(_P.ACTIVITY_EDIT, posts=True),
    "programme:activity-copy": team(_P.ACTIVITY_EDIT, posts=True),
    "programme:activity-take-out": team(_P.ACTIVITY_EDIT),
    "programme:offering-new": team(_P.SESSION_EDIT),
    "programme:offering-edit": team(_P.SESSION_EDIT, at_branch=True),
    "programme:session-new": team(_P.SESSION_EDIT, at_branch=True),
    "programme:sessions-generate": team(_P.SESSION_EDIT, at_branch=True),
    "programme:session-edit": team(_P.SESSION_EDIT, at_branch=True),
    "programme:session-cancel": team(_P.SESSION_EDIT, at_branch=True),
    "programme:session-told": team(_P.SESSION_EDIT, at_branch=True),
    "programme:signups": team(_P.REGISTRATION_SEE, at_branch=True),
    "programme:signups-more": team(_P.SESSION_EDIT, at_branch=True, posts=True),
    "programme:signups-csv": team(_P.PERSON_EXPORT, at_branch=True, posts=True),
    "programme:signup-cancel": team(_P.REGISTRATION_EDIT, at_branch=True),
    "programme:desk-signup": team(_P.REGISTRATION_EDIT),
    "programme:desk-signed-up": team(_P.REGISTRATION_SEE, at_branch=True),
    "programme:door": team(_P.ATTENDANCE_MARK, at_branch=True),
    "programme:door-print": team(_P.ATTENDANCE_MARK, at_branch=True),
    "programme:door-mark": team(_P.ATTENDANCE_MARK, at_branch=True, posts=True),
    "programme:door-walk-in": team(_P.ATTENDANCE_MARK, at_branch=True, posts=True),
    "programme:door-let-in": team(_P.ATTENDANCE_MARK, at_branch=True, posts=True),
    "programme:door-close": team(_P.ATTENDANCE_MARK, at_branch=True),
    "programme:tally": team(_P.TALLY_ADD, at_branch=True),
    # site: for the team
    "site:team-home": SIGNED_IN,
    "site:board": team(_P.BOARD_SEE, at_branch=True),
    "site:figures": team(_P.FIGURES_SEE),
    # accounts: others' and one's own
    "users": team(_P.USERS_EDIT),
    "user_new": team(_P.USERS_EDIT),
    "user": team(_P.USERS_EDIT),
    "access_log": team(_P.ACCESS_LOG_SEE),
    "demo": IN_DEMO,
    "invitation": HOLDER,
    "own_account": SIGNED_IN,
    "account_login": ANYONE,
    "account_inactive": ANYONE,
    "account_signup": ANYONE,
    "account_logout": ANYONE,
    "account_reauthenticate": SIGNED_IN,
    "account_change_password": SIGNED_IN,
    "account_set_password": SIGNED_IN,
    "account_reset_password": ANYONE,
    "account_reset_password_done": ANYONE,
    "account_reset_password_from_key": ANYONE,  # tells a forged link only that it is over
    "account_reset_password_from_key_done": ANYONE,
    "mfa_login_webauthn": HALFWAY,
    "mfa_authenticate": HALFWAY,
    "mfa_trust": HALFWAY,
    "mfa_reauthenticate": SIGNED_IN,
    "mfa_reauthenticate_webauthn": SIGNED_IN,
    "mfa_index": SIGNED_IN,
    "mfa_activate_totp": SIGNED_IN,
    "mfa_deactivate_totp": SIGNED_IN,
    "mfa_list_webauthn": SIGNED_IN,
    "mfa_add_webauthn": SIGNED_IN,
    "mfa_remove_webauthn": SIGNED_IN,
    "mfa_edit_webauthn": SIGNED_IN,
    "mfa_view_recovery_codes": SIGNED_IN,
    "mfa_generate_recovery_codes": SIGNED_IN,
    "mfa_download_recovery_codes": SIGNED_IN,
}
