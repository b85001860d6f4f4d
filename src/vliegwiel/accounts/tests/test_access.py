# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who gets in: signed in, allowed, at this branch, with a second step where data leaves or rights change."""

import time

import pytest
from allauth.account.internal.flows import login
from django.contrib.sessions.backends.db import SessionStore
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from vliegwiel.accounts import access, queries
from vliegwiel.accounts import public as accounts
from vliegwiel.accounts.actions import users
from vliegwiel.accounts.models import PERMISSIONS, AccessLogEntry, Permission, Role, User, Verb
from vliegwiel.accounts.tests import factories
from vliegwiel.kit.actors import Actor

pytestmark = pytest.mark.django_db


def request_of(user: User | None = None) -> HttpRequest:
    request = RequestFactory().get("/team/")
    if user:
        request.user = user
    request.session = SessionStore()
    return request


@accounts.staff_page(Permission.BOARD_SEE, branch_in="code")
def a_board(request: HttpRequest, code: str) -> HttpResponse:
    return HttpResponse("board")


def test_alice_sees_her_branch_in_the_demo(demo):
    assert a_board(request_of(factories.alice()), code="vroomshoop").content == b"board"


def test_alice_sees_no_other_branch_and_that_is_written_down(demo):
    with pytest.raises(Http404):
        a_board(request_of(factories.alice()), code="den-ham")
    line = AccessLogEntry.objects.get()
    assert (line.verb, line.allowed, line.branch) == (Verb.REFUSED, False, "den-ham")


def test_charlie_sees_nothing(demo):
    staff = queries.staff(factories.charlie())
    assert not any(accounts.may(staff, permission, None) for permission in Permission)


def test_nobody_is_sent_to_the_sign_in_page(demo):
    response = a_board(request_of(), code="vroomshoop")
    assert response["Location"].startswith(reverse("account_login"))


def test_no_user_means_no():
    assert not accounts.may(None, Permission.BOARD_SEE, None)
    assert accounts.branch_codes(None, Permission.BOARD_SEE) == frozenset()


def test_a_role_without_a_branch_holds_everywhere(branches):
    staff = queries.staff(factories.a_user("Esra", Role.MAKER))
    assert accounts.branch_codes(staff, Permission.SESSION_EDIT) is None
    assert accounts.may(staff, Permission.SESSION_EDIT, "den-ham")


def test_a_role_at_a_branch_holds_there_only(branches):
    staff = queries.staff(factories.bob())
    assert accounts.branch_codes(staff, Permission.CALLS_WORK) == frozenset({"vroomshoop"})
    assert not accounts.may(staff, Permission.CALLS_WORK, "den-ham")


def test_every_permission_belongs_to_a_role():
    assert set(Permission) == set().union(*PERMISSIONS.values())


def test_the_auditor_reads_figures_only():
    assert PERMISSIONS[Role.AUDITOR] == {Permission.FIGURES_SEE}


def test_a_volunteer_acts_as_a_volunteer(branches):
    assert access.actor_of(request_of(factories.bob())).kind == "volunteer"
    assert access.actor_of(request_of(factories.alice())).kind == "staff"
    assert access.actor_of(request_of()).kind == "resident"


def test_outside_the_demo_a_second_step_must_be_set_up_first(branches):
    client = factories.signed_in(factories.a_user("Ivo", Role.ADMINISTRATOR))
    assert client.get(reverse("access_log"))["Location"] == reverse("mfa_index")


def with_fresh_step(client: Client, user: User, *, minutes_ago: int) -> None:
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time() - minutes_ago * 60}]
    session[login._AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
    session.save()


def test_settings_ask_for_a_fresh_second_step(branches):
    ivo = factories.a_user("Ivo", Role.ADMINISTRATOR)
    factories.with_second_step(ivo)
    client = factories.signed_in(ivo)
    with_fresh_step(client, ivo, minutes_ago=16)
    assert client.get(reverse("users"))["Location"].startswith(reverse("mfa_reauthenticate"))
    assert client.get(reverse("access_log")).status_code == 200
    with_fresh_step(client, ivo, minutes_ago=14)
    assert client.get(reverse("users")).status_code == 200


def test_a_stopped_account_ends_its_sessions(demo):
    alice = factories.alice()
    client = factories.signed_in(alice)
    assert client.get(reverse("access_log")).status_code == 200
    users.deactivate(user_id=alice.id, by=Actor("staff"))
    assert client.get(reverse("access_log"))["Location"].startswith(reverse("account_login"))
    users.invite_again(user_id=alice.id, by=Actor("staff"))
    assert client.get(reverse("access_log"))["Location"].startswith(reverse("account_login")), "an old session never comes back"


def test_signing_out_everywhere_ends_all_sessions(demo):
    alice = factories.alice()
    here, there = factories.signed_in(alice), factories.signed_in(alice)
    users.end_sessions(user_id=alice.id, by=Actor("staff"))
    for client in (here, there):
        assert client.get(reverse("access_log")).status_code == 302


def test_a_page_of_the_team_is_never_kept_by_a_browser(demo):
    response = factories.signed_in(factories.alice()).get(reverse("access_log"))
    assert "no-store" in response.headers["Cache-Control"]


def test_a_look_is_written_with_activity_and_trace(demo):
    alice, bob = factories.alice(), factories.bob()
    request = request_of(alice)
    request.META["HTTP_TRACEPARENT"] = f"00-{'a' * 32}-{'b' * 16}-01"
    access.log_access(request, subjects=[bob.id, None], activity="aanmelden", branch="vroomshoop")
    line = AccessLogEntry.objects.get()
    assert (line.actor, line.subject, line.activity, line.trace) == (alice.id, bob.id, "aanmelden", "a" * 32)
