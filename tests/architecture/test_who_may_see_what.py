# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every address stands in the table, asks for what the table says, and answers each kind of visitor so. Forbidden looks like absent."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.architecture import town as towns
from tests.architecture.town import Town
from tests.architecture.who_may_see_what import WHO_MAY_SEE_WHAT, Rule, Who
from vliegwiel.accounts.models import PERMISSIONS, Role

NAMES = sorted(WHO_MAY_SEE_WHAT)
# What a form must say to be more than an empty one, where an empty one is about nothing.
SAID = {"programme:door-mark": lambda town: {"aanmelding": str(town.registration.id), "gezien": "present"}}
FORGED = {"token": "A" * 32, "code": "AAAA-AAAA", "slug": "bestaat-niet"}


def addresses(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address with its full name; one without a name is told by its path."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern.url_patterns, inner)
        else:
            yield (f"{space}{pattern.name}" if pattern.name else f"nameless {pattern.pattern}"), pattern


ADDRESSES = dict(addresses(get_resolver().url_patterns))


def test_every_address_has_a_line():
    assert sorted(set(ADDRESSES) - set(WHO_MAY_SEE_WHAT)) == [], "Add a line to who_may_see_what.py for each of these."


def test_no_line_outlives_its_address():
    assert sorted(set(WHO_MAY_SEE_WHAT) - set(ADDRESSES)) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_page_asks_for_the_permission_of_the_table(name):
    asked = getattr(ADDRESSES[name].callback, "staff_permission", None)
    assert asked == WHO_MAY_SEE_WHAT[name].permission


@pytest.fixture
def town(db, settings, tmp_path) -> Town:
    settings.DATA_FOLDER = tmp_path
    settings.DEMO_MODE = True  # second steps at sign-in have tests of their own
    return towns.build()


def arguments(name: str, town: Town) -> dict[str, object]:
    """What fills the blanks of an address, so that it leads to something that is there."""
    special: dict[str, dict[str, object]] = {
        "programme:branch-calendar": {"code": towns.HERE},
        "programme:theme-calendar": {"slug": towns.THEME},
        "programme:signup-course": {"offering": town.course_id},
        "site:need": {"slug": towns.NEED},
        "site:branch": {"code": towns.HERE},
        "messages:note_told": {"message_id": town.note_id},
        "invitation": {"token": town.invitation},
    }
    usual: dict[str, object] = {
        "activity": town.session.offering.activity_id,
        "offering": town.session.offering_id,
        "session": town.session.id,
        "registration": town.registration.id,
        "identifier": town.person_id,
        "message_id": town.call_id,
        "batch_id": town.pile_id,
        "slug": town.session.offering.activity.slug,
        "branch": towns.HERE,
        "kern": towns.HERE,
        "user_id": town.charlie.id,
        "uidb36": "1",
        "key": "set-password",
        "pk": 1,
        "step": "naam",
        "token": town.registration.token,
        "code": town.registration.code,
    }
    pattern = ADDRESSES[name].pattern
    blanks = pattern.converters or pattern.regex.groupindex
    return {blank: special.get(name, usual).get(blank, usual.get(blank)) for blank in blanks}


def ask(client: Client, name: str, given: dict[str, object], town: Town) -> HttpResponseBase:
    address = reverse(name, kwargs=given)
    if WHO_MAY_SEE_WHAT[name].posts:
        return client.post(address, SAID[name](town) if name in SAID else {})
    return client.get(address)


def as_user(user) -> Client:
    client = Client()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def outcome(response: HttpResponseBase) -> str:
    """What a visitor learns: "open", "absent", "refused" or "sign in first". A form that refuses empty input was open."""
    if response.status_code == 404:
        return "absent"
    if response.status_code in {301, 302} and response["Location"].startswith(reverse("account_login")):
        return "sign in first"
    if response.status_code == 403:
        return "refused"
    assert response.status_code in {200, 302, 303, 400, 409, 422}, response.status_code
    return "open"


def names_for(*who: Who) -> list[str]:
    return [name for name in NAMES if WHO_MAY_SEE_WHAT[name].who in who]


@pytest.mark.parametrize("name", names_for(Who.ANYONE))
def test_anyone_gets_in(name, town):
    assert outcome(ask(Client(), name, arguments(name, town), town)) == "open"
    assert outcome(ask(as_user(town.charlie), name, arguments(name, town), town)) == "open"


@pytest.mark.parametrize("name", names_for(Who.HOLDER))
def test_the_holder_gets_in_and_a_forger_does_not(name, town):
    given = arguments(name, town)
    assert outcome(ask(Client(), name, given, town)) == "open"
    forged = {blank: FORGED.get(blank, value) for blank, value in given.items()}
    assert forged != given, "An address for a holder needs a code, a token or a slug."
    assert outcome(ask(Client(), name, forged, town)) == "absent"


@pytest.mark.parametrize("name", names_for(Who.DEMO))
def test_what_is_for_a_demo_is_there_only_then(name, town, settings):
    given = arguments(name, town)
    assert outcome(ask(Client(), name, given, town)) == "open"
    settings.DEMO_MODE = False
    assert outcome(ask(Client(), name, given, town)) == "absent"


@pytest.mark.parametrize("name", names_for(Who.SIGNED_IN))
def test_her_own_account_needs_a_sign_in(name, town):
    """Charlie has neither a password nor a second step yet, so some pages have nothing of his to show."""
    given = arguments(name, town)
    assert outcome(ask(Client(), name, given, town)) == "sign in first"
    assert outcome(ask(as_user(town.charlie), name, given, town)) in {"open", "absent", "refused"}


@pytest.mark.parametrize("name", names_for(Who.HALFWAY))
def test_a_second_step_needs_a_first(name, town):
    assert outcome(ask(Client(), name, arguments(name, town), town)) == "sign in first"


@pytest.mark.parametrize("name", names_for(Who.TEAM))
def test_staff_get_in_by_permission_only(name, town):
    """Nobody signs in first; Charlie, whose account may nothing, sees what is absent."""
    given, rule = arguments(name, town), WHO_MAY_SEE_WHAT[name]
    assert outcome(ask(Client(), name, given, town)) == "sign in first"
    assert outcome(ask(as_user(town.charlie), name, given, town)) == "absent"
    seen = {role: outcome(ask(as_user(user), name, given, town)) for role, user in town.staff.items()}
    assert seen == {role: expected(rule, role) for role in seen}


@pytest.mark.parametrize("name", [name for name in names_for(Who.TEAM) if WHO_MAY_SEE_WHAT[name].at_branch])
def test_another_branch_is_absent(name, town):
    given = arguments(name, town)
    seen = {role: outcome(ask(as_user(user), name, given, town)) for role, user in town.strangers.items()}
    assert seen == dict.fromkeys(seen, "absent")


@pytest.mark.parametrize("name", names_for(Who.TEAM))
def test_what_is_not_there_is_absent(name, town):
    given: dict[str, object] = {blank: FORGED.get(blank, uuid4()) for blank in arguments(name, town)}
    if given:
        seen = {role: outcome(ask(as_user(user), name, given, town)) for role, user in town.staff.items()}
        assert seen == dict.fromkeys(seen, "absent")


def expected(rule: Rule, role: str) -> str:
    assert rule.permission
    return "open" if rule.permission in PERMISSIONS[Role(role)] else "absent"


def test_a_forgotten_permission_would_be_seen():
    """The walk finds an address by its full name, with the permission that its page asks for."""
    name, rule = next((name, rule) for name, rule in WHO_MAY_SEE_WHAT.items() if rule.who is Who.TEAM)
    assert getattr(ADDRESSES[name].callback, "staff_permission", None) == rule.permission
    assert getattr(ADDRESSES["site:home"].callback, "staff_permission", None) is None
