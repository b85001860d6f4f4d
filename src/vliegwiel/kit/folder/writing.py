# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Saves the present state as a folder that loads to the same. Files that are there keep their comments and their order."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from django.utils.translation import gettext as _

from vliegwiel.kit.folder.checking import check
from vliegwiel.kit.folder.differences import Present, read_present
from vliegwiel.kit.folder.fields import Position
from vliegwiel.kit.folder.mistakes import FolderRefused, Mistake
from vliegwiel.kit.folder.models import FolderRow
from vliegwiel.kit.folder.source import read_folder
from vliegwiel.kit.folder.tables import Row, Table
from vliegwiel.kit.folder.texts import Line, csv_text, toml_text


@dataclass(frozen=True)
class Saved:
    """Names of the files that were written, and how many files already held the present state."""

    files: list[str]
    untouched: int


def save(folder: Path, tables: Sequence[Table]) -> Saved:
    """Writes every table. Raises FolderRefused when the folder holds mistakes or cannot be written; then nothing is."""
    present = read_present(tables)
    standing = _standing(folder, tables, present)
    files = _files(tables, present, standing)
    texts: dict[str, str] = {}
    for name, lines in files.items():
        before = _text_of(folder / name)
        if before is None or not _is_same([row for row in standing if row.raw.file == name], lines):
            texts[name] = csv_text(before, lines) if name.endswith(".csv") else toml_text(before, lines)
    _write(folder, texts)
    return Saved(sorted(texts), len(files) - len(texts))


def _standing(folder: Path, tables: Sequence[Table], present: Present) -> list[Row]:
    """The rows that the folder holds now; none when it is new or empty. Raises FolderRefused when it holds mistakes."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return []
    raws, mistakes = read_folder(folder)
    rows: list[Row] = []
    if not mistakes:
        rows, mistakes = check(raws, tables, present.screen)
    if mistakes:
        raise FolderRefused(mistakes)
    return rows


def _files(tables: Sequence[Table], present: Present, standing: Sequence[Row]) -> dict[str, list[Line]]:
    """Which rows go to which file. A row stays where it stands; else where it was loaded from; else in its table's home."""
    stands = {(row.table, row.key): row for row in standing}
    memory = {(row.table, row.key): row.file for row in FolderRow.objects.all()}
    files: dict[str, list[Line]] = {row.raw.file: [] for row in standing}
    for table in tables:
        order = {row.key: number for number, row in enumerate(row for row in standing if row.table == table.name)}
        for key in sorted(present.screen[table.name], key=lambda key: order.get(key, len(order))):
            name = (table.name, key)
            file = stands[name].raw.file if name in stands else memory.get(name, table.home)
            line = Line(table, key, present.screen[table.name][key], stands.get(name))
            files.setdefault(file, []).append(line)
    _leave_out_positions(files)
    return files


def _leave_out_positions(files: Mapping[str, Iterable[Line]]) -> None:
    """A position that the order in the files already tells need not be written."""
    turns: Counter[tuple[str, str]] = Counter()
    for file in sorted(files, key=PurePosixPath):
        for line in files[file]:
            for field in line.table.fields:
                if isinstance(field, Position):
                    sisters = line.values.text(field.group).partition(":")[0] if field.group else ""
                    turns[line.table.name, sisters] += 1
                    line.is_in_turn = line.values.get(field.name) == turns[line.table.name, sisters]


def _is_same(standing: Sequence[Row], lines: Sequence[Line]) -> bool:
    """Whether the file already says all this, positions told by order included."""
    if {(row.table, row.key) for row in standing} != {(line.table.name, line.key) for line in lines}:
        return False
    return not any(line.differing() or line.must_tell_position() for line in lines)


def _text_of(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return None


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    """All files are written beside the old ones first, so that a full disk harms none."""
    fresh: list[tuple[Path, Path]] = []
    try:
        for name, text in texts.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_name(f".{path.name}.new")
            fresh.append((beside, path))
            beside.write_text(text, encoding="utf-8", newline="")
        for beside, path in fresh:
            beside.replace(path)
    except OSError as error:
        for beside, _path in fresh:
            beside.unlink(missing_ok=True)
        mend = _("Kijk of je in deze map mag schrijven en of de schijf niet vol is.")
        raise FolderRefused([Mistake(str(folder), 0, _("Deze map kan niet worden geschreven."), mend)]) from error
