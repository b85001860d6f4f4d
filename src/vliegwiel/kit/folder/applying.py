# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Applies differences in one transaction: all of it, or nothing."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db import IntegrityError
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from vliegwiel.kit import db
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.errors import ActionRefused
from vliegwiel.kit.folder.checking import parents_first
from vliegwiel.kit.folder.differences import Change, Conflict, Differences, Verb
from vliegwiel.kit.folder.mistakes import FolderRefused, Mistake
from vliegwiel.kit.folder.models import FolderRow
from vliegwiel.kit.folder.tables import Notes, Row, Table
from vliegwiel.kit.folder.values import Values

Progress = Callable[[Change], object]


def apply(
    differences: Differences,
    *,
    tables: Collection[Table],
    by: Actor,
    take: Collection[Conflict] = (),
    keep: Collection[Conflict] = (),
    progress: Progress = lambda _change: None,
) -> int:
    """Does what the differences say and returns how many rows changed. Raises FolderRefused; then nothing is changed.

    Conflicts in `take` follow the folder; those in `keep` stay as on screen and are not asked again; others stay open.
    """
    changes = [*differences.changes]
    for conflict in take:
        changes = list(_with(changes, conflict))
    notes: dict[tuple[str, str], Notes] = {}
    with db.write():
        for change in _in_order(tables, changes):
            notes[change.table.name, change.key] = _do(change, by)
            progress(change)
        _remember(differences, decided={conflict.name for conflict in [*take, *keep]})
        _note(notes)
    return len(changes)


def _with(changes: Iterable[Change], conflict: Conflict) -> Iterator[Change]:
    """The changes and one conflict more, joined to the other changes of the same row."""
    wanted, joined = conflict.change, False
    for change in changes:
        if wanted.verb is Verb.CHANGE and (change.table.name, change.key) == (wanted.table.name, wanted.key):
            values = Values({**change.values, conflict.field: conflict.folder})
            yield Change(Verb.CHANGE, change.table, change.key, values, (*change.fields, *wanted.fields), change.row)
            joined = True
        else:
            yield change
    if not joined:
        yield _alone(conflict)


def _alone(conflict: Conflict) -> Change:
    """A conflict as a change of its own: the row as on screen, but for the one field."""
    change = conflict.change
    if change.verb is not Verb.CHANGE:
        return change
    screen = {change.table.key_of(values): values for values in change.table.read()}[change.key]
    return Change(Verb.CHANGE, change.table, change.key, Values({**screen, conflict.field: conflict.folder}), change.fields, change.row)


def _in_order(tables: Collection[Table], changes: Collection[Change]) -> list[Change]:
    """Retirements first where others could be in the way, then what is added and changed, then other retirements, users first."""
    early: list[Change] = []
    middle: list[Change] = []
    late: list[Change] = []
    for table in tables:
        own = [change for change in changes if change.table.name == table.name]
        by_key = {change.key: change for change in own if change.row is not None}
        rows = parents_first(table, [change.row for change in own if change.row is not None])
        middle += [by_key[row.key] for row in rows]
        ending = [change for change in own if change.verb is Verb.RETIRE]
        (early if table.retire_first else late).extend(ending)
    return early[::-1] + middle + late[::-1]


def _do(change: Change, by: Actor) -> Notes:
    write = change.table.retire if change.verb is Verb.RETIRE else change.table.put
    if write is None:
        raise FolderRefused([_mistake(change, _("Dit kan niet weg."))])
    try:
        with db.write():
            return write(change.values, by) or {}
    except ActionRefused as refused:
        raise FolderRefused([_mistake(change, str(refused), name=refused.field or "")]) from refused
    except (ProtectedError, IntegrityError) as error:
        raise FolderRefused([_mistake(change, _("Dit kan niet: iets anders gebruikt het nog, of het bestaat al."))]) from error


def _mistake(change: Change, what: str, name: str = "") -> Mistake:
    if change.row is not None:
        return change.row.mistake(what, name=name)
    return Mistake(change.table.home, 0, f"{change.table.title} “{change.key}”: {what}")


def _remember(differences: Differences, *, decided: Collection[str]) -> None:
    """Keeps what the folder said. Of an open conflict the old memory stays, so that it is asked again."""
    unsettled: dict[tuple[str, str], list[Conflict]] = {}
    for conflict in differences.conflicts:
        if conflict.name not in decided:
            unsettled.setdefault((conflict.change.table.name, conflict.change.key), []).append(conflict)
    known = {(row.table, row.key): row for row in FolderRow.objects.all()}
    for row in differences.rows:
        _remember_row(row, known.get((row.table, row.key)), unsettled.get((row.table, row.key), []))
    present = {(row.table, row.key) for row in differences.rows}
    gone = [row.id for name, row in known.items() if name not in present and name not in unsettled]
    FolderRow.objects.filter(id__in=gone).delete()


def _remember_row(row: Row, memory: FolderRow | None, unsettled: Iterable[Conflict]) -> None:
    values: Mapping[str, object] = row.values
    for conflict in unsettled:
        if memory is None or not conflict.field:
            return
        values = {name: value for name, value in values.items() if name != conflict.field} | {
            conflict.field: memory.values.get(conflict.field, conflict.folder)
        }
    if memory is None:
        FolderRow.objects.create(table=row.table, key=row.key, values=dict(values), file=row.raw.file)
    elif memory.values != values or memory.file != row.raw.file:
        memory.values, memory.file = dict(values), row.raw.file
        memory.save(update_fields=["values", "file"])


def _note(notes: Mapping[tuple[str, str], Notes]) -> None:
    """Keeps what modules want to find back; a note of an earlier load stays when this one says nothing."""
    for (table, key), new in notes.items():
        if new:
            FolderRow.objects.filter(table=table, key=key).update(notes=dict(new))


@dataclass(frozen=True)
class Memory:
    """A row as it was last loaded, with the notes of its module."""

    values: Values
    notes: Notes


def memory(table: str) -> dict[str, Memory]:
    """What the folder said of a table at the last load, by key. One query."""
    return {row.key: Memory(Values(row.values), row.notes) for row in FolderRow.objects.filter(table=table)}
