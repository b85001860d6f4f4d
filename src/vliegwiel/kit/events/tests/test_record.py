# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The event record: order that a reader can trust, versions, erasure, and no fact without its change."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import ClassVar
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, connections, transaction

from vliegwiel.kit import actors, clock, db
from vliegwiel.kit.events import facts
from vliegwiel.kit.events import public as events
from vliegwiel.kit.events.models import Checkpoint, Event, EventActor, EventCause


@dataclass(frozen=True)
class LampLit(events.Fact):
    """A made-up fact, in its second version: `count` was called `number` before."""

    TAG: ClassVar[str] = "tests:lamp:lit"
    VERSION: ClassVar[int] = 2
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"holder"})
    lamp: UUID
    holder: UUID | None
    count: int


@events.upcaster("tests:lamp:lit", 1)
def _number_is_count(payload: events.Payload) -> events.Payload:
    numbers = dict(payload["numbers"])
    return {**payload, "numbers": {"count": int(numbers["number"])}}


FENNA = events.Subject(key="f" * 64, count_key="c" * 32)
GEERT = events.Subject(key="9" * 64, count_key="d" * 32)


@pytest.fixture
def noon() -> Iterator[None]:
    with clock.at(datetime(2026, 3, 2, 12, tzinfo=UTC)):
        yield


def light(count: int = 1, *, subject: events.Subject | None = None, holder: UUID | None = None, causes: tuple[UUID, ...] = ()) -> UUID:
    with db.write():
        return events.record(LampLit(lamp=uuid4(), holder=holder, count=count), by=actors.SYSTEM, subject=subject, causes=causes)


@pytest.mark.django_db
def test_a_fact_is_read_as_it_was_recorded(noon):
    holder = uuid4()
    with db.write():
        made = events.record(
            LampLit(lamp=uuid4(), holder=holder, count=3), by=actors.Actor("staff", holder), branch="den-ham", labels=["b", "a", "b"]
        )
    (read,) = events.after(0)
    assert (read.id, read.tag, read.version, read.branch, read.labels) == (made, "tests:lamp:lit", 2, "den-ham", ("a", "b"))
    assert (read.numbers, read.refs["holder"], read.happened_at) == ({"count": 3}, str(holder), clock.now())
    assert EventActor.objects.get(event_id=made).actor_id == holder


@pytest.mark.django_db
def test_an_old_version_is_read_as_the_newest():
    Event.objects.create(tag="tests:lamp:lit", version=1, happened_at=clock.now(), recorded_at=clock.now(), numbers={"number": 7})
    (read,) = events.after(0)
    assert (read.version, read.numbers) == (2, {"count": 7})


@pytest.mark.django_db
def test_a_fact_outside_a_change_is_refused():
    with pytest.raises(RuntimeError):
        events.record(LampLit(lamp=uuid4(), holder=None, count=1), by=actors.SYSTEM)


@pytest.mark.django_db
def test_a_fact_holds_ids_and_numbers_only():
    @dataclass(frozen=True)
    class LampNamed(events.Fact):
        TAG: ClassVar[str] = "tests:lamp:named"
        name: str

    with pytest.raises(TypeError), db.write():
        events.record(LampNamed(name="Fenna"), by=actors.SYSTEM)


def test_a_tag_says_module_thing_and_what_happened_and_is_used_once():
    with pytest.raises(TypeError):
        type("Short", (events.Fact,), {"TAG": "lamp:lit"})
    with pytest.raises(TypeError):
        type("Other", (events.Fact,), {"TAG": "tests:lamp:lit"})


@pytest.mark.django_db
def test_no_fact_without_its_change():
    def change() -> None:
        with db.write():
            light()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change()
    assert events.latest_position() == 0


@pytest.mark.django_db
def test_no_change_without_its_fact(monkeypatch):
    def fails(*args: object, **kwargs: object) -> None:
        raise IntegrityError("the record is full")

    def change() -> None:
        with db.write():
            Checkpoint.objects.create(reader="a change")
            light()

    monkeypatch.setattr(Event.objects, "bulk_create", fails)
    with pytest.raises(IntegrityError):
        change()
    assert not Checkpoint.objects.filter(reader="a change").exists()


@pytest.mark.django_db
def test_a_failed_part_of_an_action_takes_only_its_own_facts_away():
    def fails() -> None:
        with db.write():
            light(2)
            raise ZeroDivisionError

    with db.write():
        light(1)
        with pytest.raises(ZeroDivisionError):
            fails()
        light(3)
    assert [event.numbers["count"] for event in events.after(0)] == [1, 3]


@pytest.mark.django_db
def test_facts_of_one_action_stand_in_the_order_in_which_they_happened():
    with db.write():
        made = [light(n) for n in range(30)]
    read = events.after(0)
    assert [event.id for event in read] == made
    assert [event.position for event in read] == sorted(event.position for event in read)


@pytest.mark.django_db
def test_many_facts_cost_as_much_as_one(django_assert_max_num_queries):
    def several(number: int) -> None:
        with db.write():
            for n in range(number):
                events.record(LampLit(lamp=uuid4(), holder=None, count=n), by=actors.SYSTEM)

    with django_assert_max_num_queries(5):
        several(20)


@pytest.mark.django_db
def test_causes_are_edges_of_their_own():
    first = light()
    second = light()
    third = light(causes=(first, second, first))
    assert set(events.causes_of(third)) == {first, second}
    with pytest.raises(IntegrityError), transaction.atomic():
        EventCause.objects.create(event_id=first, cause_id=first)


@pytest.mark.django_db
def test_forgetting_leaves_the_fact_and_nothing_that_ties_it_to_the_person():
    holder = uuid4()
    hers = light(5, subject=FENNA, holder=holder)
    his = light(6, subject=GEERT, holder=uuid4(), causes=(hers,))
    after_his = light(7, subject=FENNA, causes=(his,))
    assert events.forget_subject(key=FENNA.key) == 2
    row = Event.objects.get(id=hers)
    assert (row.subject, row.numbers, row.count_key) == ("", {"count": 5}, FENNA.count_key)
    assert "holder" not in row.refs
    assert "lamp" in row.refs
    assert str(holder) not in str(list(Event.objects.values()))
    assert not EventCause.objects.filter(event_id__in=[hers, after_his]).exists()
    assert not EventCause.objects.filter(cause_id=hers).exists()
    assert Event.objects.get(id=his).refs["holder"]


@pytest.mark.django_db
def test_forgetting_reaches_what_the_same_action_recorded_before():
    holder = uuid4()
    with db.write():
        hers = light(1, subject=FENNA, holder=holder)
        his = light(2, subject=GEERT, causes=(hers,))
        events.forget_subject(key=FENNA.key)
    row = Event.objects.get(id=hers)
    assert (row.subject, "holder" in row.refs) == ("", False)
    assert events.causes_of(his) == []


@pytest.mark.django_db
def test_a_fact_whose_class_is_gone_loses_all_its_refs():
    known = {"happened_at": clock.now(), "recorded_at": clock.now(), "subject": FENNA.key}
    Event.objects.create(tag="tests:gone:away", refs={"anything": str(uuid4())}, **known)
    events.forget_subject(key=FENNA.key)
    assert Event.objects.get().refs == {}


@pytest.mark.django_db
def test_forgetting_nobody_touches_nothing():
    light(subject=None, holder=uuid4())
    assert events.forget_subject(key="") == 0
    assert "holder" in Event.objects.get().refs


@pytest.mark.django_db
def test_who_did_it_is_forgotten_after_its_own_term(noon):
    light()
    assert events.forget_actors(before=clock.now()) == 0
    assert events.forget_actors(before=clock.now() + timedelta(days=1)) == 1
    assert Event.objects.count() == 1


@pytest.mark.django_db
def test_a_reader_sees_every_fact_once_also_when_it_is_asked_again():
    for n in range(5):
        light(n)
    seen: list[int] = []
    while events.follow("totals", lambda event: seen.append(event.numbers["count"]), limit=2):
        pass
    assert events.follow("totals", lambda event: seen.append(-1)) == 0
    light(5)
    events.follow("totals", lambda event: seen.append(event.numbers["count"]))
    assert seen == [0, 1, 2, 3, 4, 5]


@pytest.mark.django_db
def test_a_reader_that_fails_starts_where_it_was_and_leaves_nothing_half():
    for n in range(3):
        light(n)

    def fails_on_two(event: events.Recorded) -> None:
        Checkpoint.objects.create(reader=f"written for {event.numbers['count']}")
        if event.numbers["count"] == 2:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        events.follow("totals", fails_on_two)
    assert not Checkpoint.objects.exists()
    seen: list[int] = []
    events.follow("totals", lambda event: seen.append(event.numbers["count"]))
    assert seen == [0, 1, 2]


@pytest.mark.django_db(transaction=True)
def test_a_reader_with_a_checkpoint_never_misses_a_fact_that_is_committed_late():
    writers, each = 6, 12
    done = threading.Event()
    seen: list[int] = []

    def write(writer: int) -> None:
        with closing(connections["default"]):
            for n in range(each):
                with db.write():
                    light(writer * 100 + n)
                    # A transaction that lasts: without the lock its number would be handed out long before it is visible.
                    time.sleep(0.002 * ((writer + n) % 3))

    def read() -> None:
        with closing(connections["default"]):
            position = 0
            while True:
                is_last = done.is_set()
                batch = events.after(position, limit=7)
                seen.extend(event.numbers["count"] for event in batch)
                position = batch[-1].position if batch else position
                if is_last and not batch:
                    return

    with ThreadPoolExecutor(writers + 1) as threads:
        reader = threads.submit(read)
        for job in [threads.submit(write, writer) for writer in range(writers)]:
            job.result(120)
        done.set()
        reader.result(120)
    assert sorted(seen) == sorted(writer * 100 + n for writer in range(writers) for n in range(each))


@pytest.mark.django_db(transaction=True)
def test_on_postgresql_a_fact_waits_for_the_one_that_was_numbered_before():
    """Would fail without the lock: the second writer's fact gets a higher number and becomes visible first."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    numbered, may_commit = threading.Event(), threading.Event()

    def slow() -> None:
        with closing(connections["default"]), transaction.atomic():
            with db.write():
                light(1)
            numbered.set()
            may_commit.wait(30)

    def quick() -> None:
        with closing(connections["default"]):
            light(2)

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(slow)
        assert numbered.wait(30)
        second = threads.submit(quick)
        time.sleep(0.3)
        assert events.after(0) == []
        assert not second.done()
        may_commit.set()
        first.result(30)
        second.result(30)
    assert [event.numbers["count"] for event in events.after(0)] == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_two_processes_with_one_reader_do_not_handle_a_fact_twice():
    for n in range(20):
        light(n)
    seen: list[int] = []

    def follow() -> None:
        with closing(connections["default"]):
            while events.follow("totals", lambda event: seen.append(event.numbers["count"]), limit=3):
                pass

    with ThreadPoolExecutor(4) as threads:
        for job in [threads.submit(follow) for _ in range(4)]:
            job.result(60)
    assert sorted(seen) == list(range(20))


def test_personal_refs_of_an_unknown_tag_are_all_of_them():
    assert facts.personal_refs("tests:never:was") == frozenset({"*"})
