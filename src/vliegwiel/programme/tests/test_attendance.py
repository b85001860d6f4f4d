# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""At the door: who came, who walked in, and the tally."""

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, transaction

from vliegwiel.kit import actors, clock
from vliegwiel.kit.events import public as events
from vliegwiel.programme import queries
from vliegwiel.programme.actions import attendance, registrations, sessions
from vliegwiel.programme.models import AgeBand, Attendance, EnrolmentMode, Presence, Registration, TallyEntry
from vliegwiel.programme.tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    """A Monday morning in March, in a small library."""
    with clock.at(make.NOW):
        make.library()
        make.branch()
        yield


def marks(registration: Registration) -> list[dict[str, int]]:
    found = events.about("registration", registration.id)
    return [event.numbers for event in found if event.tag == "programme:attendance:marked"]


def test_the_latest_mark_holds_and_the_same_again_records_nothing():
    session = make.session()
    registration = make.sign_up(session)
    for presence in [Presence.PRESENT, Presence.PRESENT, Presence.ABSENT]:
        attendance.mark(registration=registration, session=session, presence=presence, by=make.ALICE)
    assert Attendance.objects.get().presence == Presence.ABSENT
    assert [mark["present"] for mark in marks(registration)] == [1, 0]


def test_who_waits_or_cancelled_cannot_be_marked():
    session = make.session(of=make.offering(capacity=1))
    holder, waiting = make.sign_up(session), make.sign_up(session)
    with pytest.raises(attendance.NotSignedUp):
        attendance.mark(registration=waiting, session=session, presence=Presence.PRESENT, by=make.ALICE)
    stale = Registration.objects.get(id=holder.id)
    registrations.cancel(registration=holder, by=actors.RESIDENT)
    with pytest.raises(attendance.NotSignedUp):
        attendance.mark(registration=stale, session=session, presence=Presence.PRESENT, by=make.ALICE)


def test_somebody_who_walks_in_has_a_place_and_is_present():
    session = make.session(of=make.offering(capacity=1))
    make.sign_up(session)
    with clock.at(session.starts_at):
        walked = attendance.walk_in(session=session, contact=make.contact("Fenna", channel="desk", email=""), key="door-1", by=make.ALICE)
        again = attendance.walk_in(session=session, contact=make.contact("Fenna", channel="desk", email=""), key="door-1", by=make.ALICE)
    assert walked.id == again.id
    assert walked.is_over_capacity
    assert marks(walked)[0] | {"walk_in": 1, "present": 1} == marks(walked)[0]


def test_one_can_walk_in_at_the_last_meeting_of_a_course():
    course = make.course(meetings=1)
    session = course.sessions.get()
    with clock.at(session.starts_at):
        attendance.walk_in(session=session, contact=make.contact("Fenna"), key="door", by=make.ALICE)
    assert Attendance.objects.get().presence == Presence.PRESENT


def test_closing_the_door_marks_only_who_was_not_seen():
    session = make.session()
    came, stayed_away = make.sign_up(session), make.sign_up(session)
    attendance.mark(registration=came, session=session, presence=Presence.PRESENT, by=make.ALICE)
    assert attendance.close_door(session=session, by=make.ALICE) == 1
    seen = dict(Attendance.objects.values_list("registration_id", "presence"))
    assert seen == {came.id: Presence.PRESENT, stayed_away.id: Presence.ABSENT}


def test_the_same_tap_counts_once_and_a_mistake_is_taken_back():
    session = make.session(of=make.offering(mode=EnrolmentMode.DROP_IN))
    for key, step in [("a", 1), ("a", 1), ("b", 1), ("c", -1)]:
        attendance.tally(session=session, band=AgeBand.ADULT, key=key, step=step, by=make.ALICE)
    assert queries.tally_of(session) == {"child": 0, "youth": 0, "adult": 1, "senior": 0}
    assert [event.numbers["adult"] for event in events.after(0, tag="programme:tally:added")] == [1, 1, -1]


def test_a_tally_does_not_go_below_nought():
    session = make.session(of=make.offering(mode=EnrolmentMode.DROP_IN))
    with pytest.raises(attendance.NothingToTakeBack):
        attendance.tally(session=session, band=AgeBand.CHILD, key="a", step=-1, by=make.ALICE)


def test_nobody_is_counted_at_what_does_not_happen():
    session = make.session()
    registration = make.sign_up(session)
    session = sessions.cancel(session=session, reason="ziek", by=make.ALICE)
    with pytest.raises(attendance.SessionCancelled):
        attendance.mark(registration=registration, session=session, presence=Presence.PRESENT, by=make.ALICE)
    with pytest.raises(attendance.SessionCancelled):
        attendance.tally(session=session, band=AgeBand.CHILD, key="a", by=make.ALICE)
    with pytest.raises(attendance.SessionCancelled):
        attendance.walk_in(session=session, contact=make.contact("Fenna"), key="b", by=make.ALICE)


def test_the_database_itself_refuses_a_tap_of_two():
    session = make.session()
    with pytest.raises(IntegrityError), transaction.atomic():
        TallyEntry.objects.create(session=session, band=AgeBand.CHILD, step=2, key="x", at=make.NOW)


def test_the_door_sheet_stands_by_name_and_knows_who_was_seen():
    session = make.session()
    second, first = make.sign_up(session, "Willem"), make.sign_up(session, "Anna")
    attendance.mark(registration=second, session=session, presence=Presence.PRESENT, by=make.ALICE)
    assert [(row.name, row.presence) for row in queries.door_rows(session)] == [("Anna", ""), ("Willem", "present")]
    assert first.is_active
