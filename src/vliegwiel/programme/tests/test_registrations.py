# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signing up, waiting, giving up a place: what it does, what it refuses, what it records, and that it is whole or not at all."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from vliegwiel.kit import actors, clock
from vliegwiel.kit.events import public as events
from vliegwiel.kit.localtext import local
from vliegwiel.messages import public as messages
from vliegwiel.people import public as people
from vliegwiel.programme import queries
from vliegwiel.programme.actions import erasure, notices, offerings, registrations, sessions
from vliegwiel.programme.models import CapacityPool, EnrolmentMode, Registration, RegistrationState, Source
from vliegwiel.programme.tests import factories as make

pytestmark = pytest.mark.django_db

CONFIRMED, WAITING, CANCELLED = RegistrationState.CONFIRMED, RegistrationState.WAITING, RegistrationState.CANCELLED


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    """A Monday morning in March, in a small library."""
    with clock.at(make.NOW):
        make.library()
        make.branch()
        yield


def texts_to(registration: Registration) -> list[str]:
    found = apps.get_model("messages.Message")._default_manager.filter(about_id=registration.id)
    return sorted(found.values_list("kind", flat=True))


def tags() -> list[str]:
    return [event.tag for event in events.after(0) if event.tag.startswith("programme:registration")]


def test_the_first_to_come_get_a_place_and_the_next_stand_in_line():
    session = make.session()
    states = [make.sign_up(session).state for _ in range(4)]
    assert states == [CONFIRMED, CONFIRMED, WAITING, WAITING]


def test_a_sign_up_is_recorded_with_labels_and_both_villages():
    den_ham = make.branch("den-ham")
    label = make.label("thema:taal")
    activity = make.activity(labels=(label.code,))
    session = make.session(of=make.offering(of=activity))
    registration = make.sign_up(session, kern_id=den_ham.kern_id)
    fact = next(event for event in events.after(0) if event.tag == "programme:registration:confirmed")
    assert set(fact.labels) == {"thema:taal", "kern:vriezenveen", "woonkern:den-ham"}
    assert fact.refs["registration"] == str(registration.id)
    assert fact.count_key


def test_the_same_key_again_gives_the_same_registration_and_records_nothing():
    session = make.session()
    first = make.sign_up(session, "Fenna", key="once")
    position = events.latest_position()
    assert make.sign_up(session, "Fenna", key="once").id == first.id
    assert events.latest_position() == position
    assert texts_to(first) == ["confirmed"]


def test_nobody_is_twice_in_one_line_but_may_come_back_after_cancelling():
    session = make.session()
    first = make.sign_up(session, "Fenna")
    with pytest.raises(registrations.AlreadySignedUp):
        make.sign_up(session, "Fenna")
    registrations.cancel(registration=first, by=actors.RESIDENT)
    assert make.sign_up(session, "Fenna").state == CONFIRMED


def test_a_refused_sign_up_leaves_nothing_behind():
    session = make.session(of=make.offering(capacity=0, has_waiting_list=False))
    before = (events.latest_position(), people.known(), CapacityPool.objects.get(session=session).last_number)
    with pytest.raises(registrations.Full):
        make.sign_up(session, "Fenna")
    assert (events.latest_position(), people.known(), CapacityPool.objects.get(session=session).last_number) == before


def test_nothing_is_kept_when_the_message_cannot_be_written(monkeypatch):
    session = make.session()

    def fails(*args: object, **kwargs: object) -> None:
        raise RuntimeError("no outbox")

    monkeypatch.setattr(notices, "tell", fails)
    before = events.latest_position()
    with pytest.raises(RuntimeError):
        make.sign_up(session, "Fenna")
    assert (Registration.objects.count(), people.known(), events.latest_position()) == (0, 0, before)


@pytest.mark.parametrize(("channel", "kinds"), [("email", ["confirmed"]), ("sms", ["confirmed"]), ("call", []), ("desk", [])])
def test_who_is_written_to_gets_a_message_and_who_is_called_has_just_heard_it(channel, kinds):
    registration = make.sign_up(make.session(), "Fenna", channel=channel, phone="+31612345678")
    assert texts_to(registration) == kinds


def test_one_cannot_sign_up_for_what_is_over_cancelled_closed_or_free_to_walk_in():
    drop_in = make.session(of=make.offering(mode=EnrolmentMode.DROP_IN))
    with pytest.raises(registrations.NoSignupNeeded):
        make.sign_up(drop_in)
    session = make.session()
    with clock.at(session.starts_at), pytest.raises(registrations.SignupClosed):
        make.sign_up(session)
    with clock.at(session.ends_at), pytest.raises(registrations.SessionOver):
        make.sign_up(session)
    sessions.cancel(session=session, reason="ziek", by=make.ALICE)
    with pytest.raises(registrations.SessionOver):
        make.sign_up(session)


def test_a_stale_page_does_not_let_one_into_a_date_that_was_cancelled_meanwhile():
    session = make.session()
    sessions.cancel(session=session, reason="ziek", by=make.ALICE)
    assert not session.is_cancelled  # what the page still holds
    with pytest.raises(registrations.SessionOver):
        make.sign_up(session)


def test_sign_up_opens_and_closes_for_residents_and_stays_open_for_the_desk():
    opens, closes = make.NOW + timedelta(days=1), make.NOW + timedelta(days=2)
    session = make.session(of=make.offering(signup_opens_at=opens, signup_closes_at=closes))
    for moment, refused in [(make.NOW, True), (opens, False), (closes, True)]:
        with clock.at(moment):
            if refused:
                with pytest.raises(registrations.SignupClosed):
                    make.sign_up(session)
            else:
                assert make.sign_up(session).state == CONFIRMED
    with clock.at(closes):
        assert make.sign_up(session, by=make.ALICE).state == CONFIRMED


def test_a_course_is_signed_up_for_once_and_closes_when_its_last_meeting_has_begun():
    course = make.course(capacity=1, meetings=2)
    assert make.sign_up(course).state == CONFIRMED
    assert make.sign_up(course).state == WAITING
    with clock.at(course.sessions.last().starts_at), pytest.raises(registrations.SessionOver):
        make.sign_up(course)


def test_a_freed_place_goes_to_the_first_in_line_who_is_told_with_the_cause():
    session = make.session(of=make.offering(capacity=1))
    holder, first, second = (make.sign_up(session) for _ in range(3))
    registrations.cancel(registration=holder, by=actors.RESIDENT)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (CONFIRMED, WAITING)
    assert texts_to(first) == ["promoted", "queued"]
    cancelled = next(event for event in events.after(0) if event.tag == "programme:registration:cancelled")
    assert set(events.causes_of(first.confirmed_event)) == {first.signed_up_event, cancelled.id}


def test_somebody_who_is_called_hears_of_her_place_by_telephone():
    session = make.session(of=make.offering(capacity=1))
    holder = make.sign_up(session)
    waiting = make.sign_up(session, "Fenna", channel="call", phone="+31612345678")
    registrations.cancel(registration=holder, by=actors.RESIDENT)
    [call] = messages.call_list(None)
    assert call.about.id == waiting.id


def words_to(registration: Registration, kind: str) -> str:
    return str(apps.get_model("messages.Message")._default_manager.get(about_id=registration.id, kind=kind).text)


def test_her_link_is_written_to_her_alone_and_never_handed_to_who_calls_her():
    session = make.session(of=make.offering(capacity=1))
    holder = make.sign_up(session)
    called = make.sign_up(session, "Fenna", channel="call", phone="+31612345678")
    written = make.sign_up(session, "Geert")
    registrations.cancel(registration=holder, by=actors.RESIDENT)
    registrations.cancel(registration=called, by=actors.RESIDENT)
    assert called.token not in words_to(called, "promoted")
    assert "http" not in words_to(called, "promoted")
    assert f"/mijn/{written.token}/" in words_to(written, "promoted")


def test_who_has_no_place_any_more_is_not_invited_to_give_it_up():
    session = make.session()
    signed_off, other = make.sign_up(session), make.sign_up(session, "Geert")
    registrations.cancel(registration=signed_off, by=actors.RESIDENT)
    sessions.cancel(session=session, reason="Ziek.", by=actors.SYSTEM)
    for text in (words_to(signed_off, "cancelled"), words_to(other, "session_cancelled")):
        assert "Je aanmelding bekijken: http" in text
    assert "bekijken of afmelden" in words_to(other, "confirmed")


def test_cancelling_twice_changes_nothing_the_second_time():
    registration = make.sign_up(make.session())
    registrations.cancel(registration=registration, by=actors.RESIDENT)
    position = events.latest_position()
    assert registrations.cancel(registration=registration, by=actors.RESIDENT).state == CANCELLED
    assert events.latest_position() == position


def test_a_resident_cannot_cancel_what_has_begun_and_the_desk_can():
    session = make.session()
    registration = make.sign_up(session)
    with clock.at(session.starts_at):
        with pytest.raises(registrations.TooLate):
            registrations.cancel(registration=registration, by=actors.RESIDENT)
        assert registrations.cancel(registration=registration, by=make.ALICE).cancelled_by_staff


def test_a_place_freed_after_the_start_promotes_nobody():
    session = make.session(of=make.offering(capacity=1))
    holder, waiting = make.sign_up(session), make.sign_up(session)
    with clock.at(session.starts_at):
        registrations.cancel(registration=holder, by=make.ALICE)
    waiting.refresh_from_db()
    assert waiting.state == WAITING


def test_nobody_overtakes_who_waits_when_a_place_was_left_open():
    offering = make.offering(capacity=1)
    session = make.session(of=offering)
    _holder, waiting = make.sign_up(session), make.sign_up(session)
    CapacityPool.objects.filter(session=session).update(size=2)  # as if a promotion had been missed
    late = make.sign_up(session)
    waiting.refresh_from_db()
    assert (waiting.state, late.state) == (CONFIRMED, WAITING)


def test_the_desk_may_let_somebody_in_beyond_the_size_and_it_shows():
    session = make.session(of=make.offering(capacity=1))
    make.sign_up(session)
    extra = registrations.sign_up(
        place=make.place(session), contact=make.contact("Fenna"), source=Source.DOOR, key="door", by=make.ALICE, over_capacity=True
    )
    assert (extra.state, extra.is_over_capacity, texts_to(extra)) == (CONFIRMED, True, [])
    count = queries.standing(extra.pool)
    assert (count.free, count.overbooked) == (0, 1)


def test_a_place_beyond_the_size_that_is_given_up_promotes_nobody():
    session = make.session(of=make.offering(capacity=1))
    make.sign_up(session)
    waiting = make.sign_up(session)
    extra = registrations.sign_up(
        place=make.place(session), contact=make.contact("Fenna"), source=Source.DOOR, key="door", by=make.ALICE, over_capacity=True
    )
    registrations.cancel(registration=extra, by=make.ALICE)
    waiting.refresh_from_db()
    assert waiting.state == WAITING


def test_raising_promotes_in_order_and_lowering_drops_nobody():
    offering = make.offering(capacity=1)
    session = make.session(of=offering)
    made = [make.sign_up(session) for _ in range(4)]
    fields = offerings.fields_of(offering)
    offering = offerings.change(offering=offering, fields=make.replaced(fields, capacity=3), by=make.ALICE)
    assert [Registration.objects.get(id=row.id).state for row in made] == [CONFIRMED, CONFIRMED, CONFIRMED, WAITING]
    offerings.change(offering=offering, fields=make.replaced(fields, capacity=1), by=make.ALICE)
    assert [Registration.objects.get(id=row.id).state for row in made] == [CONFIRMED, CONFIRMED, CONFIRMED, WAITING]


def test_without_a_limit_everybody_has_a_place():
    session = make.session(of=make.offering(capacity=None))
    assert {make.sign_up(session).state for _ in range(5)} == {CONFIRMED}


def test_the_outbox_speaks_the_language_of_the_person():
    make.sign_up(make.session(of=make.offering(of=make.activity(title=local({"nl": "Brood", "en": "Bread"})))), "Fenna", language="en")
    text = apps.get_model("messages.Message")._default_manager.get().text
    assert "Bread" in text


def test_signing_up_and_cancelling_are_recorded_as_such():
    session = make.session(of=make.offering(capacity=1))
    first = make.sign_up(session)
    make.sign_up(session)
    registrations.cancel(registration=first, by=actors.RESIDENT)
    names = ["confirmed", "queued", "cancelled", "confirmed"]
    assert tags() == [f"programme:registration:{name}" for name in names]


def test_forgetting_cuts_every_tie_and_frees_the_place():
    session = make.session(of=make.offering(capacity=1))
    holder, waiting = make.sign_up(session, "Fenna"), make.sign_up(session)
    old = (holder.code, holder.token, holder.key, holder.signed_up_event)
    erasure.forget(person_id=holder.person_id)
    holder.refresh_from_db()
    waiting.refresh_from_db()
    assert (holder.person_id, holder.state, waiting.state) == (None, CANCELLED, CONFIRMED)
    assert not {holder.code, holder.token, holder.key, holder.signed_up_event} & set(old)


def test_a_person_holds_one_active_registration_per_pool_whatever_the_code_does():
    registration = make.sign_up(make.session())
    twin = Registration.objects.get(id=registration.id)
    twin.pk, twin.code, twin.token, twin.key, twin.number = uuid4(), "BBBB-2222", "t", "k", 99
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


def test_a_number_in_line_is_given_once_whatever_the_code_does():
    first, second = (make.sign_up(session) for session in [make.session()] * 2)
    second.number = first.number
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()
