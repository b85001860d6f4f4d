# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The line under a rush: real threads with connections of their own, on SQLite (a file) and on PostgreSQL."""

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from threading import Barrier
from typing import TypeVar

import pytest
from django.db import connection, connections

from vliegwiel.kit import actors, clock
from vliegwiel.kit.events import public as events
from vliegwiel.people import public as people
from vliegwiel.programme.actions import erasure, offerings, registrations, sessions, stale
from vliegwiel.programme.models import CapacityPool, Offering, Registration, RegistrationState, Session
from vliegwiel.programme.tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)

CONFIRMED, WAITING, CANCELLED = RegistrationState.CONFIRMED, RegistrationState.WAITING, RegistrationState.CANCELLED
R = TypeVar("R")


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    """A Monday morning in March, in a small library."""
    with clock.at(make.NOW):
        make.library()
        make.branch()
        yield


def at_once(jobs: list[Callable[[], R]]) -> list[R]:
    """Runs all jobs in threads that start together; raises what one of them raises."""
    start = Barrier(len(jobs))

    def run(job: Callable[[], R]) -> R:
        with closing(connections["default"]), clock.at(make.NOW):
            start.wait(30)
            return job()

    with ThreadPoolExecutor(len(jobs)) as threads:
        return [done.result(120) for done in [threads.submit(run, job) for job in jobs]]


def numbers(session: Session, state: str) -> list[int]:
    found = Registration.objects.filter(pool__session=session, state=state)
    return list(found.order_by("number").values_list("number", flat=True))


def holds(pool: CapacityPool) -> None:
    """What must be true whatever happened: nobody waits while a place is free, and the line is in order of arrival."""
    pool.refresh_from_db()
    rows = list(Registration.objects.filter(pool=pool))
    confirmed = [row for row in rows if row.state == CONFIRMED]
    waiting = [row for row in rows if row.state == WAITING]
    assert len({row.number for row in rows}) == len(rows)
    assert pool.last_number == max((row.number for row in rows), default=0)
    if pool.size is not None and len(confirmed) < pool.size:
        assert not waiting
    # Who waits came after everybody who was let in from the line.
    promoted = [row.number for row in confirmed if row.confirmed_event != row.signed_up_event]
    assert not waiting or not promoted or max(promoted) < min(row.number for row in waiting)


@pytest.mark.parametrize(("racers", "places"), [(12, 5), (6, 6), (5, 8), (8, 0)])
def test_exactly_as_many_as_there_are_places_get_one_and_the_rest_wait_in_order(racers, places):
    session = make.session(of=make.offering(capacity=places))
    at_once([lambda n=n: make.sign_up(session, f"Racer {n}") for n in range(racers)])
    got = min(racers, places)
    assert numbers(session, CONFIRMED) == list(range(1, got + 1))
    assert numbers(session, WAITING) == list(range(got + 1, racers + 1))


def test_a_double_click_makes_one_registration():
    session = make.session()
    made = at_once([lambda: make.sign_up(session, "Fenna", key="one-click") for _ in range(6)])
    assert len({registration.id for registration in made}) == 1
    assert Registration.objects.count() == people.known() == 1


def test_the_same_person_at_two_screens_is_let_in_once():
    session = make.session()

    def try_it() -> bool:
        try:
            make.sign_up(session, "Fenna")
        except registrations.AlreadySignedUp:
            return False
        return True

    assert sorted(at_once([try_it] * 5)) == [False] * 4 + [True]


def test_the_same_new_person_in_two_lines_becomes_one_person():
    dates = [make.session() for _ in range(6)]
    at_once([lambda date=date: make.sign_up(date, "Fenna") for date in dates])
    assert people.known() == 1
    assert Registration.objects.values("person").distinct().count() == 1


def test_places_given_up_at_once_go_to_as_many_from_the_line():
    session = make.session(of=make.offering(capacity=4))
    made = [make.sign_up(session) for _ in range(9)]
    at_once([lambda row=row: registrations.cancel(registration=row, by=actors.RESIDENT) for row in made[:4]])
    assert numbers(session, CONFIRMED) == [5, 6, 7, 8]
    assert numbers(session, WAITING) == [9]


def test_nobody_signs_up_behind_the_back_of_a_cancellation():
    session = make.session(of=make.offering(capacity=3))

    def join(n: int) -> str:
        try:
            return make.sign_up(session, f"Racer {n}").state
        except registrations.SessionOver:
            return "over"

    def stop() -> str:
        sessions.cancel(session=Session.objects.get(id=session.id), reason="ziek", by=make.ALICE)
        return "stopped"

    at_once([*(lambda n=n: join(n) for n in range(6)), stop])
    told = next(event for event in events.after(0) if event.tag == "programme:session:cancelled").numbers["told"]
    assert told == Registration.objects.exclude(state=CANCELLED).count()


def test_somebody_may_be_forgotten_while_she_signs_up_elsewhere():
    first, second = make.session(), make.session()
    person_id = make.sign_up(first, "Fenna").person_id

    def forget() -> None:
        erasure.forget(person_id=person_id)

    at_once([forget, lambda: make.sign_up(second, "Fenna")])
    holds(CapacityPool.objects.get(session=first))


def _random_step(seed: int, offering: Offering, session: Session) -> None:
    """One thing that may happen to a line, drawn by its seed."""
    draw = random.Random(seed)
    kind = draw.choice(["join", "join", "join", "cancel", "cancel", "resize"])
    if kind == "join":
        make.sign_up(session, f"Racer {seed}")
    elif kind == "resize":
        run = Offering.objects.get(id=offering.id)
        with suppress(stale.ChangedMeanwhile):
            offerings.change(offering=run, fields=make.replaced(offerings.fields_of(run), capacity=draw.randrange(7)), by=make.ALICE)
    else:
        found = Registration.objects.filter(pool__session=session).exclude(state=CANCELLED)
        row = draw.choice([*found] or [None])
        if row:
            registrations.cancel(registration=row, by=actors.RESIDENT)


@pytest.mark.parametrize("season", range(3))
def test_a_random_season_keeps_the_line_right(season):
    offering = make.offering(capacity=3)
    session = make.session(of=offering)
    pool = CapacityPool.objects.get(session=session)
    for round_ in range(5):
        seeds = range(season * 1000 + round_ * 10, season * 1000 + round_ * 10 + 6)
        at_once([lambda seed=seed: _random_step(seed, offering, session) for seed in seeds])
        holds(pool)
    recorded = [event.tag.rpartition(":")[2] for event in events.after(0) if event.tag.startswith("programme:registration")]
    assert recorded.count("confirmed") + recorded.count("queued") >= Registration.objects.count()
    assert recorded.count("cancelled") == Registration.objects.filter(state=CANCELLED).count()


def test_sqlite_runs_in_a_file_so_that_it_is_as_it_is_in_use():
    if connection.vendor == "sqlite":
        assert str(connection.settings_dict["NAME"]).endswith(".sqlite3")
