# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""From raw rows to checked rows: every mistake of the whole folder is collected, nothing is changed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from vliegwiel.kit.folder.fields import Code, Field, Many, One, Position
from vliegwiel.kit.folder.mistakes import Mistake, Wrong, nearest
from vliegwiel.kit.folder.source import Raw
from vliegwiel.kit.folder.tables import Row, Table
from vliegwiel.kit.folder.values import Values

Keys = Mapping[str, Iterable[str]]


def check(raws: Sequence[Raw], tables: Sequence[Table], present: Keys) -> tuple[list[Row], list[Mistake]]:
    """The rows in the order of tables, and every mistake. `present` holds keys per table that exist outside the folder."""
    by_name = {table.name: table for table in tables}
    mistakes = [_unknown_table(raw, by_name) for raw in raws if raw.table not in by_name]
    languages = _languages(raws, tables)
    rows: list[Row] = []
    for table in tables:
        own = [raw for raw in raws if raw.table == table.name]
        checked = list(_rows(table, own, languages, mistakes))
        mistakes += _doubles(table, checked)
        mistakes += _single(table, own)
        rows += checked
    mistakes += _dangling(rows, by_name, present)
    mistakes += _circles(rows, by_name)
    if not mistakes:
        for table in tables:
            mistakes += table.check([row for row in rows if row.table == table.name])
    return rows, sorted(set(mistakes))


def _unknown_table(raw: Raw, tables: Mapping[str, Table]) -> Mistake:
    what = _("“%(name)s” kennen we niet.") % {"name": raw.table}
    return Mistake(raw.file, 0 if raw.header_line else raw.line, what, nearest(raw.table, tables))


def _languages(raws: Sequence[Raw], tables: Sequence[Table]) -> list[str]:
    """The languages as the folder lists them, read before anything else because each text needs them."""
    for table in tables:
        for raw in raws:
            listed = raw.values.get(table.languages_field) if raw.table == table.name and table.languages_field else None
            if isinstance(listed, list) and listed:
                return [str(language) for language in listed]
    return ["nl"]


def _rows(table: Table, raws: Sequence[Raw], languages: Sequence[str], mistakes: list[Mistake]) -> Iterator[Row]:
    positions: Counter[str] = Counter()
    for raw in raws:
        values, wrong = _values(table, raw, languages)
        mistakes += wrong
        _place(table, values, positions)
        if not any(known.required and known.name not in values for known in table.fields):
            yield Row(table.name, table.key_of(values), values, raw)


def _values(table: Table, raw: Raw, languages: Sequence[str]) -> tuple[Values, list[Mistake]]:
    known = {field.name for field in table.fields}
    wrong: list[Mistake] = []
    for name in raw.values:
        if name not in known:
            what = _("De kolom “%(name)s” kennen we niet.") if raw.header_line else _("“%(name)s” kennen we hier niet.")
            line = raw.header_line or raw.line_of(name)
            wrong.append(Mistake(raw.file, line, what % {"name": name}, nearest(name, known)))
    values = Values()
    for field in table.fields:
        given = raw.values.get(field.name)
        if given is None or (raw.header_line and given in ("", {})):
            if field.required:
                wrong.append(_missing(raw, field.name))
            else:
                values[field.name] = field.default
            continue
        try:
            values[field.name] = field.plain(given, languages)
        except Wrong as error:
            wrong.append(Mistake(raw.file, raw.line_of(field.name), error.what, error.mend))
            continue
        if field.required and values[field.name] in ("", {}):
            wrong.append(_missing(raw, field.name))
    return values, wrong


def _missing(raw: Raw, name: str) -> Mistake:
    if raw.header_line and name not in raw.values:
        what = _("De kolom “%(name)s” ontbreekt.") % {"name": name}
        return Mistake(raw.file, raw.header_line, what, _("Zet de kolom erbij."))
    return Mistake(raw.file, raw.line, _("“%(name)s” ontbreekt.") % {"name": name}, _("Vul dit in."))


def _place(table: Table, values: Values, positions: Counter[str]) -> None:
    """Fills in the position of a row that does not name one: its turn among its sisters."""
    for field in table.fields:
        if isinstance(field, Position):
            sisters = values.text(field.group).partition(":")[0] if field.group else ""
            positions[sisters] += 1
            if values.get(field.name) is None:
                values[field.name] = positions[sisters]


def _doubles(table: Table, rows: Sequence[Row]) -> Iterator[Mistake]:
    first: dict[str, Row] = {}
    for row in rows:
        earlier = first.setdefault(row.key, row)
        if earlier is not row and not table.single:
            what = _("“%(key)s” staat er al: %(file)s, regel %(line)s.") % {
                "key": row.key,
                "file": earlier.raw.file,
                "line": earlier.raw.line,
            }
            yield row.mistake(what, _("Haal een van de twee weg of geef deze een eigen code."), name=table.key[-1])


def _single(table: Table, raws: Sequence[Raw]) -> Iterator[Mistake]:
    if table.single and not raws:
        what = _("Het blok [%(name)s] ontbreekt.") % {"name": table.name}
        yield Mistake(table.home, 0, what, _("Kijk of dit de map van een bibliotheek is."))
    for raw in raws[1:] if table.single else ():
        what = _("[%(name)s] mag er maar een keer zijn.") % {"name": table.name}
        yield Mistake(raw.file, raw.line, what, _("Haal er een weg."))


def target_keys(row: Row, field: Field) -> list[str]:
    """The keys in another table that this value points at; none for a value of another kind."""
    if isinstance(field, Many):
        return row.values.codes(field.name)
    text = row.values.text(field.name)
    if isinstance(field, One) and text:
        return ["/".join([*(row.values.text(name) for name in field.within), text])]
    return [text.partition(":")[0]] if isinstance(field, Code) and field.facets and text else []


def _dangling(rows: Sequence[Row], tables: Mapping[str, Table], present: Keys) -> Iterator[Mistake]:
    known = {name: set(present.get(name, ())) for name in tables}
    for row in rows:
        known[row.table].add(row.key)
    for row in rows:
        for field in tables[row.table].fields:
            table = field.table if isinstance(field, One | Many) else field.facets if isinstance(field, Code) else ""
            facet = field.facet if isinstance(field, One | Many) else ""
            for key in target_keys(row, field) if table else ():
                fitting = {name for name in known[table] if not facet or name.startswith(f"{facet}:")}
                if key not in fitting:
                    what = _("%(kind)s “%(key)s” bestaat niet.") % {"kind": tables[table].title, "key": key}
                    yield row.mistake(what, nearest(key, fitting), name=field.name)


def _circles(rows: Sequence[Row], tables: Mapping[str, Table]) -> Iterator[Mistake]:
    for table in tables.values():
        for field in table.fields:
            if isinstance(field, One) and field.table == table.name:
                yield from _circles_of(field, {row.key: row for row in rows if row.table == table.name})


def _circles_of(field: One, rows: Mapping[str, Row]) -> Iterator[Mistake]:
    for row in rows.values():
        seen: set[str] = set()
        above: Row | None = row
        while above is not None and above.key not in seen:
            seen.add(above.key)
            parents = target_keys(above, field)
            above = rows.get(parents[0]) if parents else None
        if above is row:
            what = _("“%(key)s” hangt onder zichzelf.") % {"key": row.key}
            yield row.mistake(what, _("Kies iets anders of haal deze regel weg."), name=field.name)


def parents_first(table: Table, rows: Sequence[Row]) -> list[Row]:
    """The rows of one table, each after the row of the same table that it points at."""
    inner = [field for field in table.fields if isinstance(field, One) and field.table == table.name]
    by_key = {row.key: row for row in rows}
    ordered: dict[str, Row] = {}

    def place(row: Row) -> None:
        for field in inner:
            for key in target_keys(row, field):
                if key in by_key and key not in ordered:
                    place(by_key[key])
        ordered.setdefault(row.key, row)

    for row in rows:
        place(row)
    return list(ordered.values())
