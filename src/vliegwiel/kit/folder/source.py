# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""From files to raw rows: each table of a TOML file and each line of a CSV file, with the line numbers they stand on."""

import csv
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from django.utils.translation import gettext as _

from vliegwiel.kit.folder.mistakes import Mistake

_HEADER = re.compile(r"^\s*\[{1,2}\s*([\w-]+)(?:\.([\w-]+))?[\w.\s-]*\]{1,2}\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*[\"\']?([\w-]+)[\"\']?\s*[=.]")
_AT_LINE = re.compile(r"at line (\d+)")
_LOCAL_COLUMN = re.compile(r"^(\w+)_([a-z]{2})$")


@dataclass(frozen=True)
class Raw:
    """A row as it stands in a file, unchecked. `header_line` is the line of the CSV columns, 0 in TOML.

    `number` counts the rows of its table in its file, from 0.
    """

    table: str
    file: str
    line: int
    values: dict[str, object]
    lines: dict[str, int] = field(default_factory=dict)
    header_line: int = 0
    number: int = 0

    def line_of(self, name: str) -> int:
        """The line of one value; the line of its row when the value is absent."""
        return self.lines.get(name, self.line)


def read_folder(folder: Path) -> tuple[list[Raw], list[Mistake]]:
    """All rows of all .toml and .csv files in a folder and below, files in order of name, with what cannot be read."""
    if not folder.is_dir():
        return [], [Mistake(str(folder), 0, _("Deze map bestaat niet."), _("Geef de naam van een map met .toml- en .csv-bestanden."))]
    paths = [path for path in sorted(folder.rglob("*")) if path.suffix in {".toml", ".csv"} and not _hidden(path, folder)]
    if not paths:
        return [], [Mistake(str(folder), 0, _("Deze map heeft geen .toml- of .csv-bestanden."), _("Kijk of dit de goede map is."))]
    rows: list[Raw] = []
    mistakes: list[Mistake] = []
    for path in paths:
        name = path.relative_to(folder).as_posix()
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            mistakes.append(Mistake(name, 0, _("Dit bestand kan niet worden gelezen."), _("Bewaar het als tekst in UTF-8.")))
            continue
        found, wrong = _read_toml(name, text) if path.suffix == ".toml" else _read_csv(name, path.stem, text)
        rows += found
        mistakes += wrong
    return rows, mistakes


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith((".", "~")) for part in path.relative_to(folder).parts)


def _read_toml(name: str, text: str) -> tuple[list[Raw], list[Mistake]]:
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # ValueError: a TOML error, or a number of thousands of digits; RecursionError: brackets without end.
        return [], [_toml_mistake(name, text, str(error))]
    blocks = _blocks(text)
    rows: list[Raw] = []
    mistakes: list[Mistake] = []
    for table, content in document.items():
        entries = content if isinstance(content, list) else [content]
        places = blocks.get(table, [])
        for number, entry in enumerate(entries):
            line, lines = places[number] if number < len(places) else (_line_of_key(text, table), {})
            if isinstance(entry, dict):
                rows.append(Raw(table, name, line, entry, lines, number=number))
            else:
                mend = _("Zet een regel met [[naam]] boven de waarden die bij elkaar horen.")
                mistakes.append(Mistake(name, line, _("“%(key)s” staat los, buiten een blok.") % {"key": table}, mend))
    return rows, mistakes


def _blocks(text: str) -> dict[str, list[tuple[int, dict[str, int]]]]:
    """For each table name, per block: the line of its header and the lines of its keys. Lines within long strings are passed over."""
    found: dict[str, list[tuple[int, dict[str, int]]]] = {}
    keys: dict[str, int] = {}
    inside_string = False
    for number, line in enumerate(text.splitlines(), start=1):
        was_inside = inside_string
        if (line.count('"""') + line.count("'''")) % 2:
            inside_string = not inside_string
        if was_inside:
            continue
        header = _HEADER.match(line)
        if header and header[2] and found.get(header[1]):
            keys = {}
            found[header[1]][-1][1][header[2]] = number
        elif header:
            keys = {}
            found.setdefault(header[1], []).append((number, keys))
        elif key := _KEY.match(line):
            keys.setdefault(key[1], number)
    return found


def _line_of_key(text: str, key: str) -> int:
    lines = enumerate(text.splitlines(), start=1)
    return next((number for number, line in lines if re.match(rf"\s*{re.escape(key)}\s*=", line)), 1)


def _toml_mistake(name: str, text: str, error: str) -> Mistake:
    """The English message of tomllib as our own sentence; it names the line in its text only."""
    at = _AT_LINE.search(error)
    line = int(at[1]) if at else len(text.splitlines())
    for beginning, what in (
        ("Cannot overwrite", _("Dezelfde naam staat twee keer in dit blok.")),
        ("Invalid date", _("Deze datum of tijd bestaat niet.")),
        ("Cannot declare", _("Dit blok staat er twee keer.")),
        ("Illegal character", _("Deze tekst loopt niet goed af, of er staat een teken in dat niet mag.")),
        ("Unterminated", _("Deze tekst loopt niet goed af.")),
        ("Unclosed", _("Er mist een haakje.")),
        ("Expected '='", _("Achter de naam mist een =.")),
        ("Expected newline", _("Er staat iets achter de waarde dat er niet hoort.")),
        ("Invalid value", _("Deze waarde klopt niet.")),
    ):
        if error.startswith(beginning):
            return Mistake(name, line, what, _("Kijk naar de aanhalingstekens, haakjes en komma's op deze regel."))
    return Mistake(name, line, _("Dit is geen goede TOML."), _("Kijk naar de aanhalingstekens, haakjes en komma's op deze regel."))


class _Lines:
    """Hands out the lines of a CSV file without comments and empty lines, and remembers where it is."""

    def __init__(self, text: str) -> None:
        self.text, self.number = text, 0

    def __iter__(self) -> Iterator[str]:
        for number, line in enumerate(StringIO(self.text), start=1):
            if line.strip() and not line.startswith("#"):
                self.number = number
                yield line


def _read_csv(name: str, table: str, text: str) -> tuple[list[Raw], list[Mistake]]:
    first = next(iter(_Lines(text)), "")
    if not first:
        return [], [Mistake(name, 0, _("Dit bestand heeft geen kolommen."), _("Zet op de eerste regel de namen van de kolommen."))]
    lines = _Lines(text)
    # A Dutch spreadsheet writes semicolons.
    reader = csv.reader(lines, delimiter=";" if first.count(";") > first.count(",") else ",", strict=True)
    rows: list[Raw] = []
    mistakes: list[Mistake] = []
    columns: list[str] = []
    header_line = 0
    try:
        for cells in reader:
            if not columns:
                columns, header_line = [cell.strip() for cell in cells], lines.number
            elif len(cells) != len(columns):
                what = _("Deze regel heeft %(cells)s vakken, de kop %(columns)s.") % {"cells": len(cells), "columns": len(columns)}
                mend = _("Tel de scheidingstekens. Zet een tekst met een komma tussen dubbele aanhalingstekens.")
                mistakes.append(Mistake(name, lines.number, what, mend))
            else:
                values = _csv_values(columns, cells)
                rows.append(Raw(table, name, lines.number, values, dict.fromkeys(values, lines.number), header_line, len(rows)))
    except csv.Error:
        mistakes.append(Mistake(name, lines.number, _("Een aanhalingsteken staat verkeerd."), _('Sluit elke tekst die je met " begint.')))
    return rows, mistakes


def _csv_values(columns: list[str], cells: list[str]) -> dict[str, object]:
    """Columns such as name_nl and name_en become one text by language; an empty cell is an absent value."""
    values: dict[str, object] = {}
    for column, cell in zip(columns, (cell.strip() for cell in cells), strict=True):
        local = _LOCAL_COLUMN.match(column)
        if local:
            texts = values.setdefault(local[1], {})
            if isinstance(texts, dict) and cell:
                texts[local[2]] = cell
        else:
            values[column] = cell
    return values
