# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small reference data (labels, places) read once and kept in memory until they change. Nothing about persons."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import Generic, ParamSpec, TypeVar
from weakref import WeakSet

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from vliegwiel.kit import db
from vliegwiel.kit.events import public as events

T = TypeVar("T")
P = ParamSpec("P")
_answers: list[Callable[[], None]] = []
_steady: ContextVar[dict[tuple[str, ...], int] | None] = ContextVar("steady", default=None)


@contextmanager
def steady() -> Iterator[None]:
    """Inside, the newest position is asked once: for work that only reads, such as one GET request."""
    token = _steady.set({})
    try:
        yield
    finally:
        _steady.reset(token)


def position(modules: tuple[str, ...] = ()) -> int:
    """The position of the newest event, of these modules or of all.

    One query; inside `steady()` and outside a write, one for all calls together.
    """
    seen = _steady.get()
    if seen is None or db.unit_in_progress() is not None:
        return events.latest_position(modules)
    if modules not in seen:
        seen[modules] = events.latest_position(modules)
    return seen[modules]


def middleware(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Makes a GET or HEAD request one `steady()` reading: however many lists a page shows, the position is asked once."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"}:
            return get_response(request)
        with steady():
            return get_response(request)

    return answer


class _Forgettable:
    """What forget_all() reaches."""

    def forget(self) -> None:
        """Drops the copy."""
        raise NotImplementedError


_all: WeakSet[_Forgettable] = WeakSet()


class Snapshot(_Forgettable, Generic[T]):
    """What `load` reads, kept as long as `modules` record nothing. `load` returns something that nobody changes."""

    def __init__(self, load: Callable[[], T], *, modules: tuple[str, ...]) -> None:
        self._load = load
        self._modules = modules
        self._kept: tuple[int, T] | None = None
        self._touched: WeakSet[db.Unit] = WeakSet()
        _all.add(self)

    def get(self) -> T:
        """The data as committed, or as this write has changed them. One query, plus those of `load` after a change."""
        unit = db.unit_in_progress()
        if unit is not None and unit in self._touched:
            return self._load()
        # The position is read before the data: what is committed in between makes the copy too new, never too old.
        now = position(self._modules)
        kept = self._kept
        if kept is None or kept[0] != now:
            kept = self._kept = (now, self._load())
        return kept[1]

    def touch(self) -> None:
        """Says that the write in progress changes these data; until its end it reads them anew. Called by actions."""
        self._touched.add(db.current_unit())
        (_steady.get() or {}).clear()

    def forget(self) -> None:
        """Drops the copy."""
        self._kept = None


def remembered(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keeps the last `most` answers of a function; a position among its arguments says what they hold for."""

    def decorated(function: Callable[P, T]) -> Callable[P, T]:
        kept = lru_cache(maxsize=most)(function)
        _answers.append(kept.cache_clear)

        @wraps(function)
        def answer(*args: P.args, **kwargs: P.kwargs) -> T:
            return kept(*args, **kwargs)  # type: ignore[arg-type]  # arguments must be hashable, which types cannot say

        return answer

    return decorated


def forget_all() -> None:
    """Drops every copy: for tests, and after the database was exchanged under a running process."""
    for snapshot in list(_all):
        snapshot.forget()
    for clear in _answers:
        clear()
