# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Several workers, colleagues and residents at once: each message goes once, on both databases."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from django.db import connection, connections

from vliegwiel.kit.actors import Actor
from vliegwiel.messages.actions import calls, letters, sending
from vliegwiel.messages.models import LetterBatch, Message
from vliegwiel.messages.tests.factories import a_message

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(work: Callable[[int], list[UUID]], threads: int = 6) -> list[UUID]:
    """What all threads together brought back."""

    def run(number: int) -> list[UUID]:
        try:
            return work(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(threads) as pool:
        return [one for found in pool.map(run, range(threads)) for one in found]


def test_several_workers_take_each_message_once():
    wanted = {a_message("email").id for _one in range(30)}

    def work(_number: int) -> list[UUID]:
        taken = []
        while (message := sending.claim_next()) is not None:
            taken.append(message.id)
            sending.note_sent(message_id=message.id, attempt=message.attempts)
        return taken

    taken = at_once(work)
    assert (len(taken), set(taken)) == (30, wanted)
    assert set(Message.objects.values_list("state", "attempts")) == {("delivered", 1)}


def test_the_same_message_asked_by_several_at_once_is_one_row():
    found = at_once(lambda _number: [a_message("email", dedupe="once").id for _again in range(3)])
    assert len(set(found)) == 1
    assert Message.objects.count() == 1


def test_colleagues_never_call_the_same_person():
    for _one in range(6):
        a_message("call")

    def work(_number: int) -> list[UUID]:
        found = calls.take_next(branches=None, by=Actor("volunteer", uuid4()))
        return [found] if found else []

    taken = at_once(work)
    assert len(set(taken)) == len(taken)
    assert len(taken) == 6 or connection.vendor == "postgresql", "there, a colleague may find the last ones just locked"


def test_a_letter_that_two_colleagues_choose_is_in_one_pile():
    chosen = [a_message("letter").id for _one in range(5)]

    def work(_number: int) -> list[UUID]:
        try:
            return [letters.gather(letters=chosen, branches=None, by=Actor("staff", uuid4())).id]
        except letters.NothingToPrint:
            return []

    assert len(at_once(work)) == 1
    assert LetterBatch.objects.get().letters.count() == 5
