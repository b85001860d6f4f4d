# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The outbox, calls, letters and notes: does it, refuses it, records it, leaves nothing behind when the record fails."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from vliegwiel.kit import actors, clock
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.events import public as events
from vliegwiel.kit.refs import Ref
from vliegwiel.messages import letter_files, queries
from vliegwiel.messages import public as messages
from vliegwiel.messages.actions import calls, letters, notes, outbox, retention, sending
from vliegwiel.messages.models import Attempt, BatchState, Channel, LetterBatch, Message, State
from vliegwiel.messages.tests import factories
from vliegwiel.messages.tests.factories import a_message, joke

pytestmark = pytest.mark.django_db
BY = Actor("staff", uuid4())


def tags() -> list[str]:
    return [one.tag for one in events.after(0, limit=500)]


@pytest.mark.parametrize(
    ("channel", "state"),
    [("email", "waiting"), ("sms", "waiting"), ("call", "to_call"), ("letter", "to_print"), ("desk", "waiting")],
)
def test_sending_puts_one_row_in_the_outbox(channel, state):
    assert a_message(channel).state == state
    assert tags() == ["messages:message:queued"]


def test_the_same_message_asked_twice_goes_once():
    assert a_message("email", dedupe="once").id == a_message("email", dedupe="once").id
    assert Message.objects.count() == 1
    assert tags() == ["messages:message:queued"]


@pytest.mark.parametrize("channel", ["email", "sms", "call", "letter"])
def test_a_channel_without_its_address_is_refused(channel):
    with pytest.raises(outbox.CannotBeReachedThatWay):
        a_message(channel, to=joke(Channel(channel), town="Vroomshoop"))
    assert not Message.objects.exists()


def test_a_message_that_is_not_recorded_is_not_sent(broken_record):
    with pytest.raises(RuntimeError):
        a_message("email")
    assert not Message.objects.exists()


def test_no_fact_holds_whom_it_was_for():
    message = a_message("email")
    fact = next(iter(events.after(0, limit=10)))
    assert fact.refs == {"message": str(message.id)}


def test_what_is_no_longer_needed_is_taken_out():
    about = Ref("programme:registration", uuid4())
    a_message("email", about=about, kind="reminder")
    a_message("letter", about=about, kind="moved")
    assert outbox.cancel(about=about, kinds=["reminder"], by=BY) == 1
    assert {row.kind: row.state for row in Message.objects.all()} == {"reminder": "cancelled", "moved": "to_print"}
    assert "messages:message:cancelled" in tags()


def test_what_is_done_is_not_cancelled():
    note = a_message("desk")
    notes.told(message_id=note.id, by=BY)
    assert outbox.cancel(about=note.about, by=BY) == 0


def test_a_message_waits_for_its_moment():
    a_message("email", at=clock.now() + timedelta(hours=1))
    assert sending.claim_next() is None
    with clock.at(clock.now() + timedelta(hours=2)):
        assert sending.claim_next()


def test_a_claimed_message_is_claimed_once():
    a_message("email")
    assert sending.claim_next()
    assert sending.claim_next() is None


def test_a_message_that_a_stopped_process_left_is_taken_over():
    a_message("email")
    first = factories.claimed()
    with clock.at(clock.now() + sending.ABANDONED + timedelta(seconds=1)):
        second = factories.claimed()
        assert (second.id, second.attempts) == (first.id, 2)
        assert not sending.note_sent(message_id=first.id, attempt=1), "the stopped process comes too late"
        assert sending.note_sent(message_id=second.id, attempt=2)
    assert tags().count("messages:email:sent") == 1


def test_sending_is_recorded_and_leaves_an_attempt():
    message = a_message("sms")
    claimed = factories.claimed()
    sending.note_sent(message_id=message.id, attempt=claimed.attempts)
    message.refresh_from_db()
    assert (message.state, message.tries.get().outcome) == ("delivered", "delivered")
    assert "messages:sms:sent" in tags()


def test_a_failure_is_tried_again_later_and_later():
    a_message("email")
    waits, moment = [], clock.now()
    for _try in range(sending.TRIES - 1):
        with clock.at(moment):
            claimed = factories.claimed()
            sending.note_failed(message_id=claimed.id, attempt=claimed.attempts, outcome="mail:timeout", for_good=False)
        row = Message.objects.get(id=claimed.id)
        assert row.state == State.FAILED
        waits.append(row.due_at - moment)
        moment = row.due_at
    assert waits == list(sending.WAITS)
    assert tags().count("messages:message:failed") == sending.TRIES - 1


def fail_for_good(**known: str) -> Message:
    message = a_message("email", to=joke(Channel.EMAIL, email="joke@voorbeeld.test", **known))
    claimed = factories.claimed()
    sending.note_failed(message_id=message.id, attempt=claimed.attempts, outcome="refused", for_good=True)
    message.refresh_from_db()
    return message


@pytest.mark.parametrize(
    ("known", "channel"),
    [
        ({"phone": "+31612345678", "street": "Dorpsstraat 1", "postcode": "7681 AB"}, "call"),
        ({"street": "Dorpsstraat 1", "postcode": "7681 AB"}, "letter"),
        ({}, "desk"),
    ],
)
def test_an_email_that_cannot_arrive_goes_another_way(known, channel):
    message = fail_for_good(**known)
    successor = Message.objects.get(replaces=message)
    assert (message.state, successor.channel) == ("given_up", channel)
    assert (successor.subject, successor.text, successor.about) == (message.subject, message.text, message.about)
    assert tags()[-2:] == ["messages:message:queued", "messages:message:replaced"]


def test_a_failure_that_is_not_recorded_leaves_no_successor(monkeypatch):
    a_message("email")
    claimed = factories.claimed()
    monkeypatch.setattr(events, "record", lambda *a, **k: (_ for _ in ()).throw(RuntimeError))
    with pytest.raises(RuntimeError):
        sending.note_failed(message_id=claimed.id, attempt=1, outcome="refused", for_good=True)
    assert Message.objects.get().state == State.SENDING


def test_a_call_that_reached_her_is_done():
    call = a_message("call")
    assert calls.reached(message_id=call.id, number=1, by=BY)
    call.refresh_from_db()
    assert (call.state, call.attempts, call.tries.get().by) == ("reached", 1, BY.id)
    assert "messages:call:reached" in tags()


def test_a_double_click_counts_once():
    call = a_message("call")
    assert calls.missed(message_id=call.id, number=1, by=BY)
    assert not calls.missed(message_id=call.id, number=1, by=BY)
    call.refresh_from_db()
    assert (call.attempts, Attempt.objects.count()) == (1, 1)


def test_a_stale_screen_of_a_closed_call_is_told_so():
    call = a_message("call")
    calls.reached(message_id=call.id, number=1, by=BY)
    with pytest.raises(calls.AlreadyClosed):
        calls.missed(message_id=call.id, number=2, by=BY)


def test_three_calls_in_vain_become_a_letter():
    call = a_message("call")
    for number in (1, 2, 3):
        calls.missed(message_id=call.id, number=number, reason="geen-gehoor", by=BY)
    call.refresh_from_db()
    assert (call.state, Message.objects.get(replaces=call).channel) == ("not_reached", "letter")


def test_a_wrong_number_is_not_called_again():
    call = a_message("call", to=joke(Channel.CALL, phone="+31612345678"))
    calls.missed(message_id=call.id, number=1, reason="verkeerd-nummer", by=BY)
    assert Message.objects.get(replaces=call).channel == "desk"


def test_later_does_not_count_as_a_try():
    call = a_message("call")
    calls.later(message_id=call.id, number=1, by=BY)
    call.refresh_from_db()
    assert (call.attempts, call.due_at > clock.now() + timedelta(hours=2)) == (0, True)


def test_a_deadline_brings_the_next_try_forward():
    call = a_message("call", deadline=clock.now() + timedelta(hours=1))
    calls.missed(message_id=call.id, number=1, by=BY)
    call.refresh_from_db()
    assert call.due_at < clock.now() + timedelta(hours=1)


def test_two_colleagues_get_two_different_calls():
    a_message("call"), a_message("call")
    other = Actor("volunteer", uuid4())
    mine, hers = calls.take_next(branches=None, by=BY), calls.take_next(branches=None, by=other)
    assert mine != hers
    assert calls.take_next(branches=None, by=BY) == mine, "my own call stays mine"
    assert calls.take_next(branches=None, by=Actor("volunteer", uuid4())) is None


def test_a_call_that_was_left_open_comes_back():
    call = a_message("call")
    calls.take_next(branches=None, by=BY)
    with clock.at(clock.now() + calls.HELD + timedelta(seconds=1)):
        assert calls.take_next(branches=None, by=Actor("volunteer", uuid4())) == call.id


def test_a_note_is_told_once():
    note = a_message("desk")
    assert notes.told(message_id=note.id, by=BY)
    assert not notes.told(message_id=note.id, by=BY)
    assert tags().count("messages:note:told") == 1


def a_pile() -> LetterBatch:
    chosen = [a_message("letter"), a_message("letter")]
    return letters.gather(letters=[one.id for one in chosen], branches=None, by=BY)


def test_letters_go_from_print_to_post():
    pile = a_pile()
    letters.note_made(batch_id=pile.id, file="x.pdf", by=BY)
    letters.printed(batch_id=pile.id, by=BY)
    assert set(Message.objects.values_list("state", flat=True)) == {"printed"}
    letters.posted(batch_id=pile.id, by=BY)
    letters.posted(batch_id=pile.id, by=BY)
    assert set(Message.objects.values_list("state", flat=True)) == {"posted"}
    assert tags()[-4:] == [f"messages:letters:{word}" for word in ("gathered", "made", "printed", "posted")]


def test_a_letter_is_in_one_pile_only():
    letter = a_message("letter")
    letters.gather(letters=[letter.id], branches=None, by=BY)
    with pytest.raises(letters.NothingToPrint):
        letters.gather(letters=[letter.id], branches=None, by=BY)


def test_letters_of_another_branch_stay_where_they_are():
    letter = a_message("letter", branch="den-ham")
    with pytest.raises(letters.NothingToPrint):
        letters.gather(letters=[letter.id], branches={"vroomshoop"}, by=BY)


def test_a_pile_that_was_not_printed_well_is_to_print_again():
    pile = a_pile()
    letters.note_made(batch_id=pile.id, file="x.pdf", by=BY)
    letters.misprinted(batch_id=pile.id, by=BY)
    assert queries.letters(branches=None).count() == 2
    with pytest.raises(letters.NotReadyYet):
        letters.printed(batch_id=pile.id, by=BY)


def test_a_pile_is_not_posted_before_it_was_printed():
    with pytest.raises(letters.NotReadyYet):
        letters.posted(batch_id=a_pile().id, by=BY)


def test_erasing_somebody_takes_her_messages_and_the_pdf_she_is_in(django_capture_on_commit_callbacks):
    person = uuid4()
    hers, other = a_message("letter", person=person), a_message("letter")
    pile = letters.gather(letters=[hers.id, other.id], branches=None, by=BY)
    file = letter_files.save(b"%PDF-")
    letters.note_made(batch_id=pile.id, file=file, by=BY)
    with django_capture_on_commit_callbacks(execute=True):
        assert messages.erase_person(person) == 1
    assert not Message.objects.filter(person=person).exists()
    assert queries.letters(branches=None).get() == other
    assert (LetterBatch.objects.get().state, LetterBatch.objects.get().file) == (BatchState.FAILED, "")
    with pytest.raises(FileNotFoundError):
        letter_files.read(file)


def test_messages_go_ninety_days_after_they_were_done():
    note = a_message("desk")
    a_message("desk")
    notes.told(message_id=note.id, by=BY)
    assert retention.delete_done(before=clock.now() - timedelta(days=90), by=actors.SYSTEM) == 0
    assert retention.delete_done(before=clock.now() + timedelta(seconds=1), by=actors.SYSTEM) == 1
    assert Message.objects.count() == 1, "what still waits stays"


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"channel": "call", "state": "waiting"}, "message_state_fits_channel"),
        ({"state": "told"}, "message_done_at_when_done"),
        ({"channel": "sms", "phone": ""}, "message_address_fits_channel"),
        ({"channel": "letter", "state": "to_print", "postcode": ""}, "message_address_fits_channel"),
        ({"dedupe": ""}, "message_dedupe_filled"),
        ({"channel": "email", "state": "sending", "claimed_at": None}, "message_sending_is_claimed"),
    ],
)
def test_a_row_that_cannot_be_is_refused_by_the_database(change, constraint):
    message = a_message("desk")
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Message.objects.filter(id=message.id).update(**change)


def test_the_same_key_twice_is_refused_by_the_database():
    one, other = a_message("desk"), a_message("desk")
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(id=one.id).update(dedupe=other.dedupe)
