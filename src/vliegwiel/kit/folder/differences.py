# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a load would do: folder against the last load against the present, field by field. Reads, never writes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from django.utils.translation import gettext as _

from vliegwiel.kit.folder.mistakes import Mistake
from vliegwiel.kit.folder.models import FolderRow
from vliegwiel.kit.folder.tables import Row, Table
from vliegwiel.kit.folder.values import Plain, Values


class Verb(Enum):
    """What happens to a row."""

    ADD = "add"
    CHANGE = "change"
    RETIRE = "retire"


@dataclass(frozen=True)
class FieldChange:
    """One value that becomes another."""

    name: str
    old: Plain
    new: Plain


@dataclass(frozen=True)
class Change:
    """One row that is added, changed or retired. `fields` is what a person wants to read of it."""

    verb: Verb
    table: Table
    key: str
    values: Values
    fields: tuple[FieldChange, ...] = ()
    row: Row | None = None


@dataclass(frozen=True)
class Conflict:
    """Changed on screen and in the folder since the last load. `change` is what taking the folder would do.

    `field` is empty when the row as a whole is at stake: gone on one side, changed on the other.
    """

    change: Change
    field: str
    folder: Plain
    screen: Plain

    @property
    def name(self) -> str:
        """How the conflict is called in a list of decisions."""
        return f"{self.change.table.name} {self.change.key} {self.field}".rstrip()


@dataclass
class Differences:
    """Everything a load would do. `kept` counts what was changed on screen only and stays so."""

    changes: list[Change] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether the load has nothing to do or ask."""
        return not self.changes and not self.conflicts


@dataclass(frozen=True)
class Present:
    """What the database holds now, and what the folder said last time: table → key → values."""

    screen: Mapping[str, Mapping[str, Values]]
    loaded: Mapping[str, Mapping[str, Values]]

    def made_on_screen(self) -> dict[str, set[str]]:
        """Keys of rows that no folder ever brought in: they stay, and the folder may refer to them."""
        return {table: set(rows) - set(self.loaded.get(table, {})) for table, rows in self.screen.items()}


def read_present(tables: Iterable[Table]) -> Present:
    """Reads the database. Cost: the queries of each table, and one more."""
    screen = {table.name: {table.key_of(values): values for values in table.read()} for table in tables}
    loaded: dict[str, dict[str, Values]] = {}
    for row in FolderRow.objects.all():
        loaded.setdefault(row.table, {})[row.key] = Values(row.values)
    return Present(screen, loaded)


def compare(tables: Sequence[Table], rows: Sequence[Row], present: Present) -> Differences:
    """The differences, tables in order."""
    found = Differences(rows=list(rows))
    for table in tables:
        screen, loaded = present.screen[table.name], present.loaded.get(table.name, {})
        in_folder = {row.key: row for row in rows if row.table == table.name}
        for key, row in in_folder.items():
            if key in screen:
                _changed(found, table, row, screen[key], loaded.get(key))
            else:
                _absent(found, table, row, loaded.get(key))
        for key in screen:
            if key not in in_folder and key in loaded:
                _removed(found, table, key, screen[key], loaded[key])
    return found


def _changed(found: Differences, table: Table, row: Row, screen: Values, loaded: Values | None) -> None:
    changes: list[FieldChange] = []
    for known in table.fields:
        folder_value, screen_value = row.values[known.name], screen.get(known.name, known.default)
        if folder_value == screen_value:
            continue
        before = loaded.get(known.name, known.default) if loaded is not None else None
        change = FieldChange(known.name, screen_value, folder_value)
        if loaded is not None and screen_value == before:
            changes.append(change)
        elif loaded is not None and folder_value == before:
            found.kept.append(f"{table.name} {row.key} {known.name}")
        else:
            whole = Change(Verb.CHANGE, table, row.key, row.values, (change,), row)
            found.conflicts.append(Conflict(whole, known.name, folder_value, screen_value))
    if changes:
        values = Values({**screen, **{change.name: change.new for change in changes}})
        found.changes.append(Change(Verb.CHANGE, table, row.key, values, tuple(changes), row))


def _absent(found: Differences, table: Table, row: Row, loaded: Values | None) -> None:
    addition = Change(Verb.ADD, table, row.key, row.values, (), row)
    if loaded is None:
        found.changes.append(addition)
    elif all(loaded.get(known.name, known.default) == row.values[known.name] for known in table.fields):
        found.kept.append(f"{table.name} {row.key}")
    else:
        found.conflicts.append(Conflict(addition, "", row.key, None))


def _removed(found: Differences, table: Table, key: str, screen: Values, loaded: Values) -> None:
    if table.retire is None:
        what = _("%(kind)s “%(key)s” staat niet meer in de map, maar kan niet weg: er hangt al van alles aan.")
        mend = _("Zet het blok terug, of gebruik een lege database voor een andere bibliotheek.")
        found.mistakes.append(Mistake(table.home, 0, what % {"kind": table.title, "key": key}, mend))
        return
    retirement = Change(Verb.RETIRE, table, key, screen)
    if all(loaded.get(known.name, known.default) == screen.get(known.name, known.default) for known in table.fields):
        found.changes.append(retirement)
    else:
        found.conflicts.append(Conflict(retirement, "", None, key))
