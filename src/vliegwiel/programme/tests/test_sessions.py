# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates: planned, generated, changed, cancelled; and what everybody is told."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from vliegwiel.kit import actors, clock
from vliegwiel.kit.events import public as events
from vliegwiel.kit.localtext import LocalText, local
from vliegwiel.programme.actions import registrations, sessions
from vliegwiel.programme.actions.sessions import Rule, SessionFields
from vliegwiel.programme.models import CapacityPool, Registration, RegistrationState, Session
from vliegwiel.programme.tests import factories as make

pytestmark = pytest.mark.django_db
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    """A Monday morning in March, in a small library."""
    with clock.at(make.NOW):
        make.library()
        make.branch()
        yield


def kinds_for(registration: Registration) -> list[str]:
    found = apps.get_model("messages.Message")._default_manager.filter(about_id=registration.id)
    return sorted(found.values_list("kind", flat=True))


def fields_of(session: Session, **changes: object) -> SessionFields:
    known = {"starts_at": session.starts_at, "ends_at": session.ends_at, "space_id": session.space_id, "capacity": session.capacity}
    return SessionFields(**{**known, **changes})  # type: ignore[arg-type]


def test_a_date_is_planned_with_a_pool_of_the_size_of_its_run():
    session = make.session(of=make.offering(capacity=7))
    assert CapacityPool.objects.get(session=session).size == 7
    assert [event.tag for event in events.about("session", session.id)] == ["programme:session:planned"]


def test_a_course_and_a_walk_in_have_no_pool_per_date():
    make.session(of=make.offering(mode="drop_in"))
    make.course(meetings=2)
    assert CapacityPool.objects.filter(session__isnull=False).count() == 0


def test_a_date_ends_after_it_starts_and_a_moment_is_taken_once():
    session = make.session()
    with pytest.raises(sessions.EndsBeforeStart):
        sessions.plan(offering=session.offering, starts_at=make.NOW, ends_at=make.NOW, by=make.ALICE)
    with pytest.raises(sessions.DateTaken):
        sessions.plan(offering=session.offering, starts_at=session.starts_at, ends_at=session.ends_at, by=make.ALICE)


def test_the_database_itself_refuses_a_second_date_at_one_moment():
    session = make.session()
    twin = Session(offering=session.offering, starts_at=session.starts_at, ends_at=session.ends_at, changed_at=make.NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def test_a_rule_keeps_the_hour_on_the_wall_over_the_change_of_the_clock():
    rule = Rule(weekday=6, starts=time(14), ends=time(15, 30), first=date(2026, 3, 22), until=date(2026, 4, 6))
    made = sessions.generate(offering=make.offering(), rule=rule, by=make.ALICE)
    local_times = [session.starts_at.astimezone(AMSTERDAM) for session in made]
    assert [(moment.date(), moment.hour) for moment in local_times] == [(date(2026, 3, 22), 14), (date(2026, 3, 29), 14)]
    assert [moment.utcoffset() for moment in local_times] == [timedelta(hours=1), timedelta(hours=2)]


def test_a_rule_leaves_out_feast_days_school_holidays_and_exceptions():
    holiday = {"region": "noord", "starts_on": date(2026, 4, 20), "ends_on": date(2026, 4, 27), "name": local("Meivakantie")}
    apps.get_model("places.SchoolHoliday")._default_manager.create(**holiday)
    rule = Rule(
        weekday=0, starts=time(10), ends=time(11), first=date(2026, 3, 30), until=date(2026, 5, 5), except_on=frozenset({date(2026, 4, 13)})
    )
    made = sessions.generate(offering=make.offering(), rule=rule, by=make.ALICE)
    # 6 April is Easter Monday, 13 April an exception, 20 April a school holiday, 27 April the King's birthday.
    assert [session.starts_at.astimezone(AMSTERDAM).date() for session in made] == [date(2026, 3, 30), date(2026, 5, 4)]


def test_generating_again_adds_only_what_is_missing():
    offering = make.offering()
    rule = Rule(weekday=2, starts=time(10), ends=time(11), first=date(2026, 3, 4), until=date(2026, 3, 19))
    assert len(sessions.generate(offering=offering, rule=rule, by=make.ALICE)) == 3
    assert sessions.generate(offering=offering, rule=rule, by=make.ALICE) == []


def test_a_rule_without_any_date_is_refused():
    rule = Rule(weekday=2, starts=time(10), ends=time(11), first=date(2026, 3, 5), until=date(2026, 3, 6))
    with pytest.raises(sessions.NothingPlanned):
        sessions.generate(offering=make.offering(), rule=rule, by=make.ALICE)


def test_every_other_week_is_every_other_week():
    rule = Rule(weekday=2, starts=time(10), ends=time(11), first=date(2026, 3, 4), until=date(2026, 4, 2), every_weeks=2)
    assert list(sessions.dates(rule, lambda _day: False)) == [date(2026, 3, 4), date(2026, 3, 18), date(2026, 4, 1)]


def test_cancelling_tells_everyone_signed_up():
    session = make.session(of=make.offering(capacity=1))
    holder = make.sign_up(session, "Fenna")
    waiting = make.sign_up(session, "Geert", channel="call", phone="+31612345678")
    gone = make.sign_up(session, "Hans")
    registrations.cancel(registration=gone, by=actors.RESIDENT)
    sessions.cancel(session=session, reason="De docent is ziek.", by=make.ALICE)
    assert "session_cancelled" in kinds_for(holder)
    assert kinds_for(waiting) == ["session_cancelled"]
    assert "session_cancelled" not in kinds_for(gone)
    fact = events.about("session", session.id)[-1]
    assert (fact.tag, fact.numbers) == ("programme:session:cancelled", {"told": 2})


def test_a_cancelled_date_stays_moves_its_version_and_is_cancelled_once():
    session = make.session()
    with clock.at(make.NOW + timedelta(hours=1)):
        cancelled = sessions.cancel(session=session, reason="ziek", by=make.ALICE)
        position = events.latest_position()
        sessions.cancel(session=session, reason="anders", by=make.ALICE)
    cancelled.refresh_from_db()
    assert (cancelled.version, cancelled.cancel_reason, cancelled.changed_at) == (2, "ziek", make.NOW + timedelta(hours=1))
    assert events.latest_position() == position


def test_what_has_been_cannot_be_cancelled_or_changed():
    session = make.session()
    with clock.at(session.ends_at):
        with pytest.raises(sessions.AlreadyOver):
            sessions.cancel(session=session, reason="ziek", by=make.ALICE)
        with pytest.raises(sessions.AlreadyOver):
            sessions.change(session=session, fields=fields_of(session), by=make.ALICE)


def test_cancelling_one_meeting_of_a_course_tells_the_whole_course():
    course = make.course()
    registration = make.sign_up(course)
    sessions.cancel(session=course.sessions.all()[0], reason="ziek", by=make.ALICE)
    assert "session_cancelled" in kinds_for(registration)


def test_another_time_is_told_and_another_title_is_not():
    session = make.session()
    registration = make.sign_up(session)
    session = sessions.change(session=session, fields=fields_of(session, title=LocalText(nl="Speciaal")), by=make.ALICE)
    assert kinds_for(registration) == ["confirmed"]
    later = session.starts_at + timedelta(hours=1)
    sessions.change(session=session, fields=fields_of(session, starts_at=later, ends_at=later + timedelta(hours=1)), by=make.ALICE)
    assert kinds_for(registration) == ["confirmed", "session_changed"]


def test_nobody_is_told_of_another_time_for_what_does_not_happen():
    session = make.session()
    registration = make.sign_up(session)
    session = sessions.cancel(session=session, reason="ziek", by=make.ALICE)
    later = session.starts_at + timedelta(hours=1)
    sessions.change(session=session, fields=fields_of(session, starts_at=later, ends_at=later + timedelta(hours=1)), by=make.ALICE)
    assert "session_changed" not in kinds_for(registration)


def test_a_larger_room_on_one_date_promotes_who_waits():
    session = make.session(of=make.offering(capacity=1))
    make.sign_up(session)
    waiting = make.sign_up(session)
    sessions.change(session=session, fields=fields_of(session, capacity=2), by=make.ALICE)
    waiting.refresh_from_db()
    assert waiting.state == RegistrationState.CONFIRMED


def test_a_date_cannot_move_onto_another_one():
    first = make.session()
    second = make.session(of=first.offering, ahead=timedelta(days=9))
    with pytest.raises(sessions.DateTaken):
        sessions.change(session=second, fields=fields_of(second, starts_at=first.starts_at, ends_at=second.ends_at), by=make.ALICE)


def test_local_moment_is_what_the_clock_on_the_wall_says():
    moment = sessions.local_moment(date(2026, 7, 1), time(14))
    assert moment == datetime(2026, 7, 1, 14, tzinfo=AMSTERDAM)
