# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What modules bring in: a table with its fields, and how its rows are read from and written to the database."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules

from vliegwiel.kit.actors import Actor
from vliegwiel.kit.folder.fields import Code, Field, Many, One
from vliegwiel.kit.folder.mistakes import Mistake
from vliegwiel.kit.folder.source import Raw
from vliegwiel.kit.folder.values import Plain, Values


@dataclass(frozen=True)
class Row:
    """A checked row of the folder. `raw` still knows the lines."""

    table: str
    key: str
    values: Values
    raw: Raw

    def mistake(self, what: str, mend: str = "", *, name: str = "") -> Mistake:
        """A mistake in this row, at the line of one of its values."""
        return Mistake(self.raw.file, self.raw.line_of(name), what, mend)


Notes = Mapping[str, str]
Write = Callable[[Values, Actor], Notes | None]


@dataclass(frozen=True)
class Table:
    """One kind of rows. `home` is the file where `save` puts a row that came from no file.

    `put` writes a row as described through an action, whether it exists or not, and may return notes to find back with
    `memory`; `retire` ends one, and is None when such rows must stay. `check` looks at all rows of the table together.
    `retire_first`: what ends goes before what comes, for rows that nothing refers to.
    """

    name: str
    title: str | Promise
    home: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    read: Callable[[], Iterable[Values]]
    put: Write
    retire: Write | None = None
    check: Callable[[Sequence[Row]], Iterable[Mistake]] = field(default=lambda _rows: ())
    single: bool = False
    retire_first: bool = False
    languages_field: str = ""

    def key_of(self, values: Values) -> str:
        """How a row is called by other rows and in messages."""
        return "/".join(_part(values.get(name)) for name in self.key) if self.key else self.name

    def field_named(self, name: str) -> Field | None:
        """A field, or None."""
        return next((known for known in self.fields if known.name == name), None)

    @property
    def needs(self) -> set[str]:
        """The tables that rows of this one refer to."""
        tables = {known.table for known in self.fields if isinstance(known, One | Many)}
        return (tables | {known.facets for known in self.fields if isinstance(known, Code)}) - {self.name, ""}


def _part(value: Plain) -> str:
    return "" if value is None else str(value)


_tables: dict[str, Table] = {}


def register(*tables: Table) -> None:
    """A module brings in its tables; stands at the end of its folder.py."""
    for table in tables:
        _tables[table.name] = table


def all_tables() -> list[Table]:
    """Every table, those that others refer to first. Finds the folder.py of each module on first use."""
    autodiscover_modules("folder")
    ordered: list[Table] = []
    left = dict(_tables)
    while left:
        ready = [table for table in left.values() if not table.needs & set(left)]
        if not ready:
            raise RuntimeError(f"tables refer to each other in a circle: {sorted(left)}")
        ordered += ready
        for table in ready:
            del left[table.name]
    return ordered
