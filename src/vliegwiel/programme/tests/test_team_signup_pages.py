# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who signed up, as a colleague reads the list, signs somebody off, adds a place, and takes the list along."""

import csv
import io
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from vliegwiel.kit import actors, clock, snapshot
from vliegwiel.messages import public as messages
from vliegwiel.programme.actions import registrations
from vliegwiel.programme.models import RegistrationState, Session
from vliegwiel.programme.tests import factories as make
from vliegwiel.programme.tests.colleagues import colleague, looked_at, queries_for, seen

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday(settings) -> Iterator[None]:
    """A Monday morning in March, in a made-up library with two branches."""
    settings.DEMO_MODE = True  # second steps at sign-in have tests of their own
    with clock.at(make.NOW):
        make.library(synthetic=True)
        make.branch()
        make.branch("den-ham")
        snapshot.forget_all()
        yield


@pytest.fixture
def alice() -> Client:
    return colleague("Alice", "branch_lead", "vriezenveen")


def shown(session: Session) -> str:
    return reverse("programme:signups", args=[session.offering_id]) + f"?datum={session.id}"


def test_the_list_tells_who_has_a_place_who_waits_in_order_and_how_they_hear(alice):
    session = make.session()
    first, *_others, last = [make.sign_up(session, name) for name in ["Anna", "Bert", "Cora", "Dirk"]]
    page = seen(alice.get(shown(session)))
    assert "Aangemeld: 2 van 2" in page
    assert "Wachtlijst: 2" in page
    assert page.index("Cora") < page.index("Dirk")
    assert first.code in page
    assert "e-mail dirk@example.org wacht" in page
    assert last.person_id
    assert looked_at(last.person_id) == 1


def test_without_a_date_the_first_one_that_is_not_over_is_shown(alice):
    offering = make.offering()
    make.session(of=offering, ahead=-make.timedelta(days=7))
    coming = make.session(of=offering)
    make.sign_up(coming, "Anna")
    assert "Anna" in seen(alice.get(reverse("programme:signups", args=[offering.id])))


def test_the_list_of_a_course_is_one_list(alice):
    course = make.course()
    make.sign_up(course, "Anna")
    page = seen(alice.get(reverse("programme:signups", args=[course.id])))
    assert "hele cursus" in page
    assert "Anna" in page


@pytest.mark.parametrize("asked", ["onzin", "00000000-0000-0000-0000-000000000000"])
def test_a_date_of_nowhere_is_not_there(alice, asked):
    offering = make.session().offering
    assert alice.get(reverse("programme:signups", args=[offering.id]), {"datum": asked}).status_code == 404


def test_another_branch_finds_nothing():
    session = make.session()
    made = make.sign_up(session)
    carla = colleague("Carla", "branch_lead", "den-ham")
    assert carla.get(shown(session)).status_code == 404
    assert carla.get(reverse("programme:signup-cancel", args=[made.id])).status_code == 404
    assert carla.post(reverse("programme:signups-csv", args=[session.offering_id])).status_code == 404
    assert carla.post(reverse("programme:signups-more", args=[session.offering_id]), {"was": "2"}).status_code == 404


def test_signing_somebody_off_asks_first_and_gives_the_place_to_the_first_in_line(alice):
    session = make.session()
    anna, _bert, cora = [make.sign_up(session, name) for name in ["Anna", "Bert", "Cora"]]
    address = reverse("programme:signup-cancel", args=[anna.id])
    assert "Anna afmelden?" in seen(alice.get(address))
    anna.refresh_from_db()
    assert anna.is_active
    assert alice.post(address).url == shown(session)
    alice.post(address)
    for one in (anna, cora):
        one.refresh_from_db()
    assert (anna.state, anna.cancelled_by_staff) == (RegistrationState.CANCELLED, True)
    assert cora.state == RegistrationState.CONFIRMED
    assert "al afgemeld" in seen(alice.get(address))


@pytest.mark.parametrize("is_course", [False, True])
def test_one_place_more_promotes_the_first_in_line_and_a_double_tap_adds_one(alice, is_course):
    place = make.course() if is_course else make.session()
    offering = place if is_course else place.offering
    line = [make.sign_up(place) for _ in range(4)]
    typed = {"was": "2", "datum": "" if is_course else str(place.id)}
    for _ in range(2):
        alice.post(reverse("programme:signups-more", args=[offering.id]), typed)
    for one in line:
        one.refresh_from_db()
    assert [one.state for one in line] == ["confirmed", "confirmed", "confirmed", "waiting"]


def test_the_file_to_take_along_is_harmless_in_a_spreadsheet_and_is_written_down(alice):
    session = make.session()
    evil = make.sign_up(session, "=HYPERLINK(1)", email="evil@example.org")
    answer = alice.post(reverse("programme:signups-csv", args=[session.offering_id]), {"datum": str(session.id)})
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert "attachment" in answer.headers["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][2] == "Naam"
    assert rows[1][2] == "'=HYPERLINK(1)"
    log = apps.get_model("accounts.AccessLogEntry")._default_manager
    assert log.filter(subject=evil.person_id, verb="exported").count() == 1


def test_the_desk_may_read_the_list_and_not_take_it_along():
    session = make.session()
    make.sign_up(session)
    doutzen = colleague("Doutzen", "desk", "vriezenveen")
    assert "Neem mee als bestand" not in seen(doutzen.get(shown(session)))
    assert doutzen.post(reverse("programme:signups-csv", args=[session.offering_id])).status_code == 404


def test_outside_the_demo_the_file_asks_for_the_second_step(settings):
    session = make.session()
    alice = colleague("Alice", "branch_lead", "vriezenveen")
    settings.DEMO_MODE = False
    answer = alice.post(reverse("programme:signups-csv", args=[session.offering_id]))
    assert answer.status_code == 302
    assert answer.headers["Location"] == reverse("mfa_index")


def test_the_list_takes_no_more_queries_when_it_is_longer(alice):
    session = make.session(of=make.offering(capacity=15))
    for _ in range(25):
        make.sign_up(session)
    assert queries_for(alice, shown(session)) <= 12


def test_what_we_keep_about_somebody_is_told_in_words_and_on_the_clock_of_the_library(alice):
    registration = make.sign_up(make.session(), "Fenna")
    page = seen(alice.get(reverse("people:person", args=[registration.person_id])))
    assert f"Brood bakken, 9 maart 2026, 10.00, Aangemeld, {registration.code}" in page
    assert "2 maart 2026, e-mail: Je bent aangemeld" in page
    copy = alice.get(reverse("people:export", args=[registration.person_id])).json()
    assert copy["sections"]["Aanmeldingen"] == [f"Brood bakken, 9 maart 2026, 10.00, Aangemeld, {registration.code}"]


def test_a_volunteer_who_calls_gets_no_link_to_a_list_she_may_not_see(alice):
    session = make.session(of=make.offering(capacity=1))
    holder = make.sign_up(session)
    make.sign_up(session, "Fenna", channel="call", phone="+31612345678")
    registrations.cancel(registration=holder, by=actors.SYSTEM)
    [call] = messages.call_list(None)
    page = reverse("messages:call", args=[call.id])
    assert "Bekijk: Brood bakken" in seen(alice.get(page))
    assert "Bekijk: Brood bakken" not in seen(colleague("Bob", "volunteer", "vriezenveen").get(page))
