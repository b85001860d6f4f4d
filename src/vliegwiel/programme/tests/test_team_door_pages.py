# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""At the door and at the tally, as a colleague or volunteer uses them on a phone."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from vliegwiel.kit import clock, snapshot
from vliegwiel.people import public as people
from vliegwiel.programme import queries
from vliegwiel.programme.actions import sessions
from vliegwiel.programme.models import Attendance, EnrolmentMode, Presence, Registration, RegistrationState, Session, Source
from vliegwiel.programme.tests import factories as make
from vliegwiel.programme.tests.colleagues import colleague, looked_at, seen

pytestmark = pytest.mark.django_db
TODAY = timedelta(hours=2)


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
def bob() -> Client:
    return colleague("Bob", "volunteer", "vriezenveen")


def mark(client: Client, registration: Registration, presence: str, **headers: str):
    address = reverse("programme:door-mark", args=[registration.pool.session_id])
    return client.post(address, {"aanmelding": registration.id, "gezien": presence}, headers=headers)


def test_bob_marks_somebody_present_and_then_not_come(bob):
    fenna = make.sign_up(make.session(ahead=TODAY), "Fenna")
    mark(bob, fenna, "present")
    assert Attendance.objects.get().presence == Presence.PRESENT
    mark(bob, fenna, "absent")
    assert Attendance.objects.get().presence == Presence.ABSENT


def test_with_htmx_only_the_row_and_the_counts_come_back(bob):
    session = make.session(ahead=TODAY)
    fenna = make.sign_up(session, "Fenna")
    make.sign_up(session, "Gerrit")
    part = mark(bob, fenna, "present", **{"HX-Request": "true"}).content.decode()
    assert "Fenna" in part
    assert "Gerrit" not in part
    assert "<b>1</b> aanwezig" in part
    assert 'hx-swap-oob="true"' in part


def test_the_door_of_another_branch_is_as_absent_as_one_that_does_not_exist():
    carla = colleague("Carla", "volunteer", "den-ham")
    fenna = make.sign_up(make.session(ahead=TODAY), "Fenna")
    elsewhere = carla.get(reverse("programme:door", args=[fenna.pool.session_id]))
    nowhere = carla.get(reverse("programme:door", args=[uuid4()]))
    assert (elsewhere.status_code, nowhere.status_code) == (404, 404)
    assert mark(carla, fenna, "present").status_code == 404
    assert not Attendance.objects.exists()


def test_a_mark_for_somebody_of_another_date_is_not_taken(bob):
    fenna = make.sign_up(make.session(ahead=TODAY), "Fenna")
    other = make.session(of=make.offering(), ahead=TODAY)
    address = reverse("programme:door-mark", args=[other.id])
    assert bob.post(address, {"aanmelding": fenna.id, "gezien": "present"}).status_code == 404
    assert bob.post(address, {"aanmelding": "onzin", "gezien": "present"}).status_code == 404


def test_who_walks_in_is_added_with_a_name_alone_and_is_present(bob):
    session = make.session(of=make.offering(capacity=1), ahead=TODAY)
    make.sign_up(session)
    address = reverse("programme:door-walk-in", args=[session.id])
    typed = {"name": "Wim", "key": "k1"}
    bob.post(address, typed)
    bob.post(address, typed)
    wim = Registration.objects.get(source=Source.DOOR)
    assert wim.is_over_capacity
    assert Attendance.objects.get().registration == wim
    assert "Wim" in seen(bob.get(reverse("programme:door", args=[session.id])))


def test_a_walk_in_without_a_name_is_told_so_at_the_field(bob):
    session = make.session(ahead=TODAY)
    page = seen(bob.post(reverse("programme:door-walk-in", args=[session.id]), {"name": "", "phone": "0612345678"}))
    assert "Vul een naam in." in page


def test_somebody_from_the_waiting_list_can_be_let_in(bob):
    session = make.session(of=make.offering(capacity=1), ahead=TODAY)
    make.sign_up(session)
    waiting = make.sign_up(session, "Wachter")
    assert "1 persoon op de wachtlijst" in seen(bob.get(reverse("programme:door", args=[session.id])))
    for _ in range(2):
        bob.post(reverse("programme:door-let-in", args=[session.id]), {"aanmelding": waiting.id})
    waiting.refresh_from_db()
    assert waiting.state == RegistrationState.CONFIRMED
    assert waiting.is_over_capacity
    assert Attendance.objects.get().presence == Presence.PRESENT


def test_closing_the_door_asks_first_and_marks_the_rest_as_not_come(bob):
    session = make.session(ahead=TODAY)
    make.sign_up(session, "Fenna")
    address = reverse("programme:door-close", args=[session.id])
    assert "Fenna" in seen(bob.get(address))
    assert not Attendance.objects.exists()
    bob.post(address)
    assert Attendance.objects.get().presence == Presence.ABSENT


def test_nothing_can_be_marked_on_a_cancelled_date(bob):
    session = make.session(ahead=TODAY)
    fenna = make.sign_up(session, "Fenna")
    sessions.cancel(session=session, reason="De docent is ziek.", by=make.ALICE)
    mark(bob, fenna, "present")
    assert not Attendance.objects.exists()
    assert "gaat niet door" in seen(bob.get(reverse("programme:door", args=[session.id])))


def test_the_sheet_on_paper_has_every_name_and_a_box(bob):
    session = make.session(ahead=TODAY)
    make.sign_up(session, "Fenna")
    page = bob.get(reverse("programme:door-print", args=[session.id])).content.decode()
    assert "Fenna" in page
    assert 'class="tick"' in page


def test_each_look_at_the_door_is_written_in_the_access_log(bob):
    fenna = make.sign_up(make.session(ahead=TODAY), "Fenna")
    assert fenna.person_id
    bob.get(reverse("programme:door", args=[fenna.pool.session_id]))
    assert looked_at(fenna.person_id) == 1


def test_an_erased_person_leaves_a_code_and_no_name(bob, tmp_path):
    fenna = make.sign_up(make.session(ahead=-timedelta(hours=1)), "Fenna", by=make.ALICE)
    assert fenna.person_id
    people.erase(person_id=fenna.person_id, ledger_folder=tmp_path, by=make.ALICE)
    fenna.refresh_from_db()
    page = seen(bob.get(reverse("programme:door", args=[fenna.pool.session_id])))
    assert "Fenna" not in page
    assert fenna.code in page


def test_the_door_takes_no_more_queries_when_more_people_come(bob, django_assert_max_num_queries):
    session = make.session(of=make.offering(capacity=None), ahead=TODAY)
    for _ in range(25):
        make.sign_up(session)
    with django_assert_max_num_queries(12):
        bob.get(reverse("programme:door", args=[session.id]))


def walk_in_session() -> Session:
    return make.session(of=make.offering(mode=EnrolmentMode.DROP_IN), ahead=TODAY)


def test_one_tap_counts_once_even_when_it_is_sent_twice(bob):
    session = walk_in_session()
    address = reverse("programme:tally", args=[session.id])
    for key in ["a", "a", "b"]:
        bob.post(address, {"groep": "adult", "key": key})
    assert queries.tally_of(session)["adult"] == 2
    assert "Samen 2 bezoekers" in seen(bob.get(address))


def test_the_last_tap_can_be_taken_back(bob):
    session = walk_in_session()
    address = reverse("programme:tally", args=[session.id])
    bob.post(address, {"groep": "child", "key": "a"})
    assert "Haal de laatste weg (Kind)" in seen(bob.get(address))
    bob.post(address, {"groep": "child", "key": "a-", "doe": "terug"})
    assert queries.tally_of(session)["child"] == 0
    assert "Haal de laatste weg" not in seen(bob.get(address))


def test_taking_back_below_nought_says_so_and_changes_nothing(bob):
    session = walk_in_session()
    bob.post(reverse("programme:tally", args=[session.id]), {"groep": "child", "key": "x", "doe": "terug"})
    assert queries.tally_of(session)["child"] == 0


@pytest.mark.parametrize("typed", [{"groep": "olifant", "key": "a"}, {"groep": "child"}, {}])
def test_an_unknown_band_or_a_tap_without_key_is_not_taken(bob, typed):
    session = walk_in_session()
    assert bob.post(reverse("programme:tally", args=[session.id]), typed).status_code == 404


def test_the_door_of_free_walk_in_is_the_tally(bob):
    session = walk_in_session()
    assert bob.get(reverse("programme:door", args=[session.id])).url == reverse("programme:tally", args=[session.id])
