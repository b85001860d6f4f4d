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
ANYONE_POSTS = Rule(Who.ANYONE, posts=True)
HOLDER = Rule(Who.HOLDER)
HOLDER_POSTS = Rule(Who.HOLDER, posts=True)
SIGNED_IN = Rule(Who.SIGNED_IN)
SIGNED_IN_POSTS = Rule(Who.SIGNED_IN, posts=True)
IN_DEMO = Rule(Who.DEMO)
IN_DEMO_POSTS = Rule(Who.DEMO, posts=True)

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
}
