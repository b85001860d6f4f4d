# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Today at a branch, and where a colleague arrives."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from vliegwiel.kit import actors, clock
from vliegwiel.kit.localtext import local
from vliegwiel.places.tests import factories as places
from vliegwiel.programme import public as programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def branches(db, afternoon, settings):
    """Two branches of a made-up library on a Wednesday afternoon."""
    settings.DEMO_MODE = True  # second steps at sign-in have tests of their own
    places.a_made_up_library()
    return places.a_branch("vroomshoop", open_weekdays=True), places.a_branch("den-ham")


def colleague(name: str, role: str = "", branch: str = "") -> Client:
    """A browser in which somebody with a role is signed in; without a branch the role holds everywhere."""
    user = apps.get_model("accounts.User")._default_manager.create(email=f"{name.lower()}@example.org", name=name, is_synthetic=True)
    where = apps.get_model("places.Branch")._default_manager.get(code=branch) if branch else None
    if role:
        apps.get_model("accounts.RoleBinding")._default_manager.create(user=user, role=role, branch=where)
    client = Client()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def on_today(title: str, branch, *, mode: str = "session", capacity: int | None = 1) -> None:
    fields = programme.ActivityFields(title=local(title), summary=local("Kom kijken."))
    activity = programme.set_activity(slug=title.lower(), fields=fields, by=actors.SYSTEM)
    run = programme.add_run(
        activity_id=activity,
        fields=programme.OfferingFields(branch_id=branch.id, space_id=None, mode=mode, capacity=capacity),
        by=actors.SYSTEM,
    )
    starts_at = clock.now() + timedelta(hours=2)
    programme.plan(run_id=run.id, starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), by=actors.SYSTEM)


def words(client: Client, branch: str = "vroomshoop") -> str:
    answer = client.get(reverse("site:board", args=[branch]))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_board_shows_what_is_on_with_how_full_it_is_and_one_tap_to_each_task(branches):
    on_today("Taalcafé", branches[0], capacity=12)
    on_today("Inloop", branches[0], mode="drop_in", capacity=None)
    on_today("Elders", branches[1])
    page = words(colleague("Alice", "branch_lead", "vroomshoop"))
    for task in ["Taalcafé", "0 van 12", "Deurlijst", "Tellen", "Aanmelden", "Meld iemand aan"]:
        assert task in page
    assert "Elders" not in page


def test_each_arrives_at_the_board_of_her_own_branch_and_later_at_the_last_one_she_saw(branches):
    doutzen, esra = colleague("Doutzen", "desk", "den-ham"), colleague("Esra", "maker")
    assert doutzen.get("/team/").headers["Location"] == reverse("site:board", args=["den-ham"])
    words(esra, "den-ham")
    assert esra.get("/team/").headers["Location"] == reverse("site:board", args=["den-ham"])


def test_another_branch_and_an_unknown_one_are_the_same_absence(branches):
    doutzen, esra = colleague("Doutzen", "desk", "den-ham"), colleague("Esra", "maker")
    assert doutzen.get(reverse("site:board", args=["vroomshoop"])).status_code == 404
    assert doutzen.get(reverse("site:board", args=["atlantis"])).status_code == 404
    assert esra.get(reverse("site:board", args=["atlantis"])).status_code == 404


def test_who_has_no_board_is_told_so_and_who_is_nobody_signs_in(branches, client):
    charlie = colleague("Charlie")
    assert "Jouw rol heeft geen scherm voor vandaag." in charlie.get("/team/").content.decode()
    assert client.get("/team/").headers["Location"].startswith(reverse("account_login"))


def test_who_may_not_call_or_print_is_not_told_that_nothing_waits(branches):
    assert "Niets te bellen" in words(colleague("Alice", "branch_lead", "vroomshoop"))
    assert "Niets te bellen" not in words(colleague("Gerrit", "director"))


def test_a_volunteer_sees_the_door_and_no_lists_of_names(branches):
    on_today("Taalcafé", branches[0])
    page = words(colleague("Bob", "volunteer", "vroomshoop"))
    assert "Deurlijst" in page
    assert "Meld iemand aan" not in page
    assert "brieven" not in page


def test_only_who_works_at_more_branches_can_switch(branches):
    assert 'class="tabs"' in words(colleague("Esra", "maker"))
    assert 'class="tabs"' not in words(colleague("Doutzen", "desk", "vroomshoop"))


def test_the_board_takes_no_more_queries_when_there_is_more_on(branches, django_assert_max_num_queries):
    for number in range(12):
        on_today(f"Activiteit-{number}", branches[0])
    alice = colleague("Alice", "branch_lead", "vroomshoop")
    words(alice)
    with django_assert_max_num_queries(12):
        words(alice)
