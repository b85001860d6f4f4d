# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reference data in memory: kept until something is recorded, never stale, never shared before its commit."""

from dataclasses import dataclass
from typing import ClassVar

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django.fixtures import DjangoAssertNumQueries

from vliegwiel.kit import actors, db, snapshot
from vliegwiel.kit.events import public as events

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class ShelfFilled(events.Fact):
    """A fact for these tests."""

    TAG: ClassVar[str] = "kit:shelf:filled"
    books: int


@dataclass(frozen=True)
class DoorOpened(events.Fact):
    """A fact of another module."""

    TAG: ClassVar[str] = "kitchen:door:opened"


class Shelf:
    """Counts how often it is read."""

    def __init__(self) -> None:
        self.books = 1
        self.reads = 0

    def read(self) -> int:
        self.reads += 1
        return self.books


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def kept(shelf: Shelf) -> snapshot.Snapshot[int]:
    return snapshot.Snapshot(shelf.read, modules=("kit",))


def fill(shelf: Shelf, books: int) -> None:
    shelf.books = books
    events.record(ShelfFilled(books=books), by=actors.SYSTEM)


def test_it_is_read_once_until_something_is_recorded(shelf: Shelf, kept: snapshot.Snapshot[int]) -> None:
    assert [kept.get(), kept.get()] == [1, 1]
    assert shelf.reads == 1
    with db.write():
        fill(shelf, 2)
    assert [kept.get(), kept.get()] == [2, 2]
    assert shelf.reads == 2


def test_what_another_module_records_is_no_reason_to_read_again(shelf: Shelf, kept: snapshot.Snapshot[int]) -> None:
    kept.get()
    with db.write():
        events.record(DoorOpened(), by=actors.SYSTEM)
    kept.get()
    assert shelf.reads == 1


def test_a_write_that_touches_it_sees_its_own_change_and_keeps_it_to_itself(shelf: Shelf, kept: snapshot.Snapshot[int]) -> None:
    kept.get()

    def fill_and_think_again() -> None:
        with db.write():
            fill(shelf, 2)
            kept.touch()
            assert kept.get() == 2
            shelf.books = 1
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fill_and_think_again()
    assert kept.get() == 1


def test_a_write_that_does_not_touch_it_reads_from_memory(shelf: Shelf, kept: snapshot.Snapshot[int]) -> None:
    kept.get()
    with db.write():
        kept.get()
    assert shelf.reads == 1


def test_touching_outside_a_write_is_a_mistake(kept: snapshot.Snapshot[int]) -> None:
    with pytest.raises(RuntimeError):
        kept.touch()


def test_reading_steadily_asks_the_position_once(kept: snapshot.Snapshot[int], django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with snapshot.steady(), django_assert_num_queries(1):
        kept.get()
        kept.get()
    with django_assert_num_queries(2):
        kept.get()
        kept.get()


def test_forgetting_reads_anew(shelf: Shelf, kept: snapshot.Snapshot[int]) -> None:
    kept.get()
    snapshot.forget_all()
    kept.get()
    assert shelf.reads == 2


@pytest.mark.parametrize(("method", "queries"), [("GET", 1), ("HEAD", 1), ("POST", 3)])
def test_a_request_that_only_reads_asks_the_position_once(
    method: str, queries: int, kept: snapshot.Snapshot[int], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def page(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(str([kept.get() for _ in range(3)]))

    request = RequestFactory().generic(method, "/")
    with django_assert_num_queries(queries):
        assert snapshot.middleware(page)(request).status_code == 200
