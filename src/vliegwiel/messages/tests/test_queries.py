# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What other modules ask of the outbox."""

from uuid import uuid4

import pytest

from vliegwiel.kit.actors import Actor
from vliegwiel.kit.refs import Ref
from vliegwiel.messages import public as messages
from vliegwiel.messages.actions import calls, sending
from vliegwiel.messages.tests import factories
from vliegwiel.messages.tests.factories import a_message

pytestmark = pytest.mark.django_db
BY = Actor("staff")


def test_delivery_states_follow_a_message_to_its_successor():
    about = Ref("programme:registration", uuid4())
    a_message("email", about=about)
    claimed = factories.claimed()
    sending.note_failed(message_id=claimed.id, attempt=1, outcome="refused", for_good=True)
    email, call = messages.delivery_states(about)
    assert (email.is_replaced, email.is_unreached, call.channel) == (True, False, messages.Channel.CALL)
    assert messages.unreached(about) == [call]
    calls.reached(message_id=call.id, number=1, by=BY)
    assert messages.unreached(about) == []


def test_states_of_many_things_cost_one_query(django_assert_num_queries):
    abouts = [Ref("programme:registration", uuid4()) for _one in range(5)]
    for about in abouts:
        a_message("desk", about=about)
    with django_assert_num_queries(1):
        found = messages.delivery_states_of("programme:registration", [about.id for about in abouts])
    assert set(found) == {about.id for about in abouts}


def test_the_call_list_is_bound_to_branches():
    here, everywhere = a_message("call"), a_message("call", branch="")
    a_message("call", branch="den-ham")
    assert {one.id for one in messages.call_list({"vroomshoop"})} == {here.id, everywhere.id}
    assert messages.call_list(set()) == []
    assert len(messages.call_list(None)) == 3


def test_what_waits_is_counted():
    a_message("call"), a_message("letter"), a_message("desk")
    assert messages.open_counts(None) == {"calls": 1, "letters": 1, "notes": 1}


def test_her_own_copy_holds_what_she_was_told():
    person = uuid4()
    a_message("desk", person=person)
    assert [row["subject"] for row in messages.sent_to(person)] == ["Het gaat niet door"]


def test_a_text_drops_empty_paragraphs():
    text = messages.Text.of("Onderwerp", "Hallo,", "", " Tot ziens. ")
    assert str(text) == "Hallo,\n\nTot ziens."


def test_sending_costs_two_queries_beside_its_event(django_assert_max_num_queries):
    a_message("email")
    with django_assert_max_num_queries(8):  # with transaction, event and actor, and the row read back by the factory
        a_message("email")
