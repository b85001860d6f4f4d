# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a fact looks like before it is written: typed, in the past tense, with ids and numbers only."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import ClassVar, TypedDict
from uuid import UUID


class Payload(TypedDict):
    """What an upcaster reads and returns."""

    labels: list[str]
    numbers: dict[str, int]
    refs: dict[str, str]


Upcaster = Callable[[Payload], Payload]


@dataclass(frozen=True)
class Fact:
    """Base of every event class. Fields typed UUID become refs, fields typed int become numbers; None is left out.

    `PERSONAL` names the refs that lead to a person and are blanked when she is erased.
    """

    TAG: ClassVar[str] = ""
    VERSION: ClassVar[int] = 1
    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if cls.TAG.count(":") != 2:
            raise TypeError(f"{cls.__name__}.TAG must read module:thing:happened")
        if _facts.setdefault(cls.TAG, cls).__qualname__ != cls.__qualname__:
            raise TypeError(f"two events share the tag {cls.TAG}")

    def refs(self) -> dict[str, str]:
        """The ids in this fact, as text."""
        return {name: str(value) for name, value in self._values() if isinstance(value, UUID)}

    def numbers(self) -> dict[str, int]:
        """The numbers in this fact. Raises TypeError on a field that is neither an id nor a number."""
        return {name: int(value) for name, value in self._values() if isinstance(value, int)}

    def _values(self) -> list[tuple[str, UUID | int]]:
        values = [(field.name, getattr(self, field.name)) for field in fields(self)]
        for name, value in values:
            if value is not None and not isinstance(value, UUID | int):
                raise TypeError(f"{self.TAG}: {name} must be an id or a number, no text about a person")
        return [(name, value) for name, value in values if value is not None]


_facts: dict[str, type[Fact]] = {}
_upcasters: dict[tuple[str, int], Upcaster] = {}


@dataclass(frozen=True)
class Subject:
    """How an event is tied to a person: `key` from her secret, `count_key` random per counting period."""

    key: str
    count_key: str


def personal_refs(tag: str) -> frozenset[str]:
    """The names of the refs that lead to a person; all of them when the tag is not known any more."""
    fact = _facts.get(tag)
    return fact.PERSONAL if fact else frozenset({"*"})


def upcaster(tag: str, from_version: int) -> Callable[[Upcaster], Upcaster]:
    """Registers how a payload of `from_version` is read as the next version."""

    def registered(function: Upcaster) -> Upcaster:
        _upcasters[tag, from_version] = function
        return function

    return registered


def upcast(tag: str, version: int, payload: Payload) -> tuple[int, Payload]:
    """The payload as the newest version that there are upcasters for, and that version."""
    while (step := _upcasters.get((tag, version))) is not None:
        payload = step(payload)
        version += 1
    return version, payload
