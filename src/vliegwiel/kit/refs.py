# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""References to things of a sibling or higher module, without a foreign key: a kind and an id."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Ref:
    """Points at one thing, such as ("programme:session", id). Written in the database as "kind id"."""

    kind: str
    id: UUID

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    @classmethod
    def parse(cls, text: str) -> "Ref":
        """The reverse of str(). Raises ValueError when the text is not a reference."""
        kind, _, identifier = text.partition(" ")
        return cls(kind, UUID(identifier))


@dataclass(frozen=True)
class Target:
    """What a reference resolves to: a title to show and the page where the thing opens."""

    title: str
    url: str


Resolver = Callable[[UUID], Target | None]
_resolvers: dict[str, Resolver] = {}


def register(kind: str, resolver: Resolver) -> None:
    """The owner of `kind` says how its things are found. Called once, when Django is ready."""
    _resolvers[kind] = resolver


def resolve(ref: Ref) -> Target | None:
    """The thing itself, or None when it is gone or its module is not installed. Cost: the resolver's query."""
    resolver = _resolvers.get(ref.kind)
    return resolver(ref.id) if resolver else None
