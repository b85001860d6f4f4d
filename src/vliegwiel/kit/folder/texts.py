# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The text of one file of the folder: TOML edited in place so that comments stay, CSV with its comments above the columns."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO

import tomlkit
from tomlkit.items import AoT, Item
from tomlkit.items import Table as TomlTable

from vliegwiel.kit.folder.fields import Day, Field, Position, Words
from vliegwiel.kit.folder.tables import Row, Table
from vliegwiel.kit.folder.values import Plain, Values

HEAD = "# Geschreven door vliegwiel save. De volgorde in dit bestand is de volgorde op het scherm.\n"


@dataclass
class Line:
    """A row as it must stand in its file. `standing` is the row as it stands there now, if it does."""

    table: Table
    key: str
    values: Values
    standing: Row | None
    is_in_turn: bool = False

    def differing(self) -> list[Field]:
        """The fields whose value the file tells otherwise; all that say something when the row is new."""
        old = self.standing.values if self.standing else Values()
        return [
            field
            for field in self.table.fields
            if not isinstance(field, Position) and self.values.get(field.name, field.default) != old.get(field.name, field.default)
        ]

    def must_tell_position(self) -> bool:
        """Whether the file must name the position, and does not do so rightly now."""
        for field in self.table.fields:
            if isinstance(field, Position):
                told = self.standing.raw.values.get(field.name) if self.standing else None
                wanted = self.values.get(field.name)
                return told != wanted if told is not None else not self.is_in_turn
        return False


def toml_text(before: str | None, lines: Sequence[Line]) -> str:
    """The file with these rows. What did not change stays as it was written, comments included."""
    document = tomlkit.parse(before if before is not None else HEAD)
    blocks = _blocks(document)
    kept = {(line.table.name, line.standing.raw.number) for line in lines if line.standing}
    for name, number in sorted(blocks.keys() - kept, reverse=True):
        array = document[name]
        if isinstance(array, AoT):
            del array[number]
    for line in lines:
        entry = blocks[line.table.name, line.standing.raw.number] if line.standing else _new_block(document, line.table)
        for field in line.differing():
            _set(entry, field, line.values.get(field.name, field.default))
        for field in line.table.fields:
            if isinstance(field, Position) and (line.must_tell_position() or field.name in entry):
                entry[field.name] = line.values.get(field.name)
    return tomlkit.dumps(document)


def _blocks(document: tomlkit.TOMLDocument) -> dict[tuple[str, int], TomlTable]:
    """The blocks of a file by table and number."""
    found: dict[tuple[str, int], TomlTable] = {}
    for name, content in document.items():
        entries = list(content) if isinstance(content, AoT) else [content]
        found |= {(name, number): entry for number, entry in enumerate(entries) if isinstance(entry, TomlTable)}
    return found


def _new_block(document: tomlkit.TOMLDocument, table: Table) -> TomlTable:
    """An empty block at the end of the blocks of its table."""
    block = tomlkit.table()
    if table.single:
        document.add(tomlkit.nl())
        document.append(table.name, block)
        return block
    if table.name not in document:
        document.add(tomlkit.nl())
        document.append(table.name, tomlkit.aot())
    array = document[table.name]
    if not isinstance(array, AoT):
        raise TypeError(f"{table.name} is no array of tables")
    array.append(block)
    return array[-1]


def _set(entry: TomlTable, field: Field, value: Plain) -> None:
    if value == field.default:
        entry.pop(field.name, None)
    else:
        entry[field.name] = _item(field, value)


def _item(field: Field, value: Plain) -> Item:
    if isinstance(value, dict):
        table = tomlkit.inline_table() if isinstance(field, Words) else tomlkit.table()
        table.update(value)
        return table
    if isinstance(field, Day):
        return tomlkit.item(date.fromisoformat(str(value)))
    return tomlkit.item(value)


def csv_text(before: str | None, lines: Sequence[Line]) -> str:
    """The file with these rows under its own columns; columns that are needed and missing are put behind them."""
    comments = [line for line in (before or HEAD).splitlines(keepends=True) if line.startswith("#")]
    rows = [_cells(line) for line in lines]
    first = next((line for line in (before or "").splitlines() if line.strip() and not line.startswith("#")), "")
    delimiter = ";" if first.count(";") > first.count(",") else ","
    columns = [cell.strip() for cell in next(csv.reader([first], delimiter=delimiter), [])]
    columns += [name for name in dict.fromkeys(name for row in rows for name in row) if name not in columns]
    out = StringIO()
    writer = csv.DictWriter(out, columns, delimiter=delimiter, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return "".join(comments) + out.getvalue()


def _cells(line: Line) -> dict[str, str]:
    cells: dict[str, str] = {}
    for field in line.table.fields:
        value = line.values.get(field.name, field.default)
        if isinstance(field, Words):
            cells |= {f"{field.name}_{code}": text for code, text in (value if isinstance(value, dict) else {}).items()}
        elif not isinstance(field, Position) or not line.is_in_turn:
            cells[field.name] = _cell(value)
    return cells


def _cell(value: Plain) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return " ".join(value)
    return "" if value is None else str(value)
