# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Front door of the folder: modules bring in their tables; commands compare, apply and save."""

from pathlib import Path

from vliegwiel.kit import db
from vliegwiel.kit.actors import SYSTEM, Actor
from vliegwiel.kit.folder.applying import Memory, apply, memory
from vliegwiel.kit.folder.checking import check
from vliegwiel.kit.folder.differences import Change, Conflict, Differences, FieldChange, Verb, compare, read_present
from vliegwiel.kit.folder.fields import (
    Address,
    Choice,
    Code,
    Day,
    Field,
    Hour,
    Listed,
    Mail,
    Many,
    Measure,
    One,
    Position,
    Tokens,
    Whole,
    Words,
    YesNo,
)
from vliegwiel.kit.folder.mistakes import FolderRefused, Mistake, Wrong
from vliegwiel.kit.folder.source import read_folder
from vliegwiel.kit.folder.tables import Notes, Row, Table, all_tables, register
from vliegwiel.kit.folder.values import Plain, Values, plain_codes, plain_day, plain_hour, plain_last_day, plain_words
from vliegwiel.kit.folder.writing import Saved, save

__all__ = [
    "Address",
    "Change",
    "Choice",
    "Code",
    "Conflict",
    "Day",
    "Differences",
    "Field",
    "FieldChange",
    "FolderRefused",
    "Hour",
    "Listed",
    "Mail",
    "Many",
    "Measure",
    "Memory",
    "Mistake",
    "Notes",
    "One",
    "Plain",
    "Position",
    "Row",
    "Saved",
    "Table",
    "Tokens",
    "Values",
    "Verb",
    "Whole",
    "Words",
    "Wrong",
    "YesNo",
    "all_tables",
    "apply",
    "differences",
    "load",
    "memory",
    "plain_codes",
    "plain_day",
    "plain_hour",
    "plain_last_day",
    "plain_words",
    "register",
    "save",
]


def differences(folder: Path) -> Differences:
    """What loading this folder would do. Raises FolderRefused with every mistake in it. Cost: a query or two per table."""
    tables = all_tables()
    raws, unreadable = read_folder(folder)
    present = read_present(tables)
    rows, mistakes = check(raws, tables, present.made_on_screen())
    if unreadable:
        # What a broken file would have held is missing everywhere else; only what stands in the other files is sure.
        raise FolderRefused(unreadable)
    if mistakes:
        raise FolderRefused(mistakes)
    found = compare(tables, rows, present)
    if found.mistakes:
        raise FolderRefused(found.mistakes)
    return found


def load(folder: Path, *, by: Actor = SYSTEM) -> int:
    """Loads a folder without asking: what was changed on screen stays. Returns how many rows changed. Raises FolderRefused."""
    with db.write():
        return apply(differences(folder), tables=all_tables(), by=by)
