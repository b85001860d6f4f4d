# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the product writes: one outermost transaction per action, with work that must happen just before its commit."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import connection, transaction

P = ParamSpec("P")
R = TypeVar("R")
Hook = Callable[[], None]

# SQLite lets one writer in at a time and makes the others poll, so that some starve for seconds.
# Writers of one process therefore queue here first, fairly.
_sqlite_writers = threading.RLock()


class Unit:
    """One outermost write in progress. `pending` maps a key to what a hook will write before the commit."""

    def __init__(self) -> None:
        self.hooks: list[Hook] = []

    def before_commit(self, hook: Hook) -> None:
        """Runs `hook` inside the transaction, after the action's own work and before the commit."""
        self.hooks.append(hook)


_unit: ContextVar[Unit | None] = ContextVar("unit", default=None)


def unit_in_progress() -> Unit | None:
    """The write in progress, or None."""
    return _unit.get()


def current_unit() -> Unit:
    """The write in progress. Raises RuntimeError outside `write()`."""
    unit = _unit.get()
    if unit is None:
        raise RuntimeError("this must happen inside kit.db.write()")
    return unit


@contextmanager
def write() -> Iterator[None]:
    """A transaction that is committed whole or not at all; inside another one, a savepoint.

    Hooks that a failed inner part registered are dropped with its savepoint.
    """
    unit = _unit.get()
    if unit is not None:
        mark = len(unit.hooks)
        try:
            with transaction.atomic():
                yield
        except BaseException:
            del unit.hooks[mark:]
            raise
        return
    with ExitStack() as stack:
        if connection.vendor == "sqlite":
            stack.enter_context(_sqlite_writers)
        unit = Unit()
        token = _unit.set(unit)
        stack.callback(_unit.reset, token)
        with transaction.atomic():
            yield
            while unit.hooks:
                unit.hooks.pop(0)()


def part(function: Callable[P, R]) -> Callable[P, R]:
    """Like `action`, but without a savepoint inside another write: it refuses before it writes, or all of it fails."""

    @wraps(function)
    def inside(*args: P.args, **kwargs: P.kwargs) -> R:
        if _unit.get() is not None:
            return function(*args, **kwargs)
        with write():
            return function(*args, **kwargs)

    return inside


def action(function: Callable[P, R]) -> Callable[P, R]:
    """Makes a function of actions/ one `write()`."""

    @wraps(function)
    def inside(*args: P.args, **kwargs: P.kwargs) -> R:
        with write():
            return function(*args, **kwargs)

    return inside
