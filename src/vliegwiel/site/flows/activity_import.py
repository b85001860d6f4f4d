# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Activities with their dates from a CSV file: one line per date. Read and judged whole, then applied all or nothing."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import StringIO
from uuid import UUID

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from vliegwiel.kit import db, errors
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.folder import mistakes as mistakes_of
from vliegwiel.kit.folder import public as folder
from vliegwiel.kit.localtext import LocalText
from vliegwiel.labels import public as labels
from vliegwiel.places import public as places
from vliegwiel.programme import public as programme
from vliegwiel.programme.public import EnrolmentMode

NEEDED = ("title", "branch", "date", "starts", "ends")
OPTIONAL = ("code", "summary", "text", "space", "mode", "capacity", "cost", "min_age", "max_age", "language_level", "labels")
_DAYS = (re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"), re.compile(r"(?P<d>\d{1,2})[-/](?P<m>\d{1,2})[-/](?P<y>\d{4})"))
_HOUR = re.compile(r"(\d{1,2})[:.](\d{2})")
_COST = re.compile(r"(\d{1,4})(?:[.,](\d{2}))?")
_LEVELS = ("", "A1", "A2", "B1", "B2")


@dataclass(frozen=True)
class Line:
    """One date of one run, judged."""

    number: int
    slug: str
    fields: programme.ActivityFields
    branch: places.BranchInfo
    space_id: UUID | None
    mode: str
    capacity: int | None
    starts_at: datetime
    ends_at: datetime

    @property
    def run(self) -> tuple[str, UUID, str]:
        """What lines of one run have in common."""
        return self.slug, self.branch.id, self.mode


@dataclass
class Plan:
    """What an import would do. `known` dates are there already and stay as they are."""

    lines: list[Line]
    new_activities: list[str] = field(default_factory=list)
    new_runs: int = 0
    dates: list[Line] = field(default_factory=list)
    known: int = 0


class _Cells:
    """The cells of one line, with a mistake for each that cannot be."""

    def __init__(self, file: str, number: int, row: Mapping[str, str | None], mistakes: list[folder.Mistake]) -> None:
        self.file, self.number, self.mistakes = file, number, mistakes
        self.row = {name: (value or "").strip() for name, value in row.items() if name}

    def wrong(self, what: str, mend: str = "") -> None:
        self.mistakes.append(folder.Mistake(self.file, self.number, what, mend))

    def text(self, name: str) -> str:
        return self.row.get(name, "")

    def needed(self, name: str) -> str:
        if not self.text(name):
            self.wrong(_("%(column)s is leeg.") % {"column": name}, _("Vul deze kolom in."))
        return self.text(name)

    def number_of(self, name: str) -> int | None:
        typed = self.text(name)
        if typed and not (typed.isdigit() and len(typed) < 6):
            self.wrong(_("%(column)s is geen getal: “%(value)s”.") % {"column": name, "value": typed}, _("Gebruik alleen cijfers."))
            return None
        return int(typed) if typed else None

    def one_of(self, name: str, known: Mapping[str, object]) -> str:
        typed = self.text(name)
        if typed and typed not in known:
            self.wrong(_("%(column)s “%(value)s” bestaat niet.") % {"column": name, "value": typed}, mistakes_of.nearest(typed, known))
        return typed if typed in known else ""

    def day(self) -> date | None:
        typed = self.needed("date")
        found = next((match for pattern in _DAYS if (match := pattern.fullmatch(typed))), None)
        if found:
            with suppress(ValueError):
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
        if typed:
            self.wrong(_("“%(value)s” is geen dag.") % {"value": typed}, _("Schrijf een dag als 2026-12-31 of 31-12-2026."))
        return None

    def hour(self, name: str) -> time | None:
        typed = self.needed(name)
        found = _HOUR.fullmatch(typed)
        if found and int(found[1]) < 24 and int(found[2]) < 60:
            return time(int(found[1]), int(found[2]))
        if typed:
            self.wrong(_("“%(value)s” is geen tijd.") % {"value": typed}, _("Schrijf een tijd als 14:00."))
        return None

    def cents(self) -> int:
        typed = self.text("cost").removeprefix("€").strip()
        found = _COST.fullmatch(typed) if typed else None
        if typed and not found:
            self.wrong(_("“%(value)s” is geen bedrag.") % {"value": typed}, _("Schrijf een bedrag als 2,50."))
        return int(found[1]) * 100 + int(found[2] or 0) if found else 0


def read(file: str, content: str) -> list[Line]:
    """The lines of a CSV file (comma or semicolon). Raises FolderRefused with every mistake in it."""
    first = content.splitlines()[0] if content.strip() else ""
    rows = csv.DictReader(StringIO(content.removeprefix("\ufeff")), delimiter=";" if first.count(";") > first.count(",") else ",")
    mistakes = list(_header_mistakes(file, rows.fieldnames or ()))
    if mistakes:
        raise folder.FolderRefused(mistakes)
    judged = _Judge(file, mistakes)
    lines = [line for row in rows if (line := judged.line(rows.line_num, row))]
    if not lines and not mistakes:
        mistakes.append(folder.Mistake(file, 0, _("Er staat geen enkele regel in."), _("Zet elke datum op een regel.")))
    mistakes += _twice(file, lines)
    if mistakes:
        raise folder.FolderRefused(sorted(mistakes))
    return lines


def _header_mistakes(file: str, names: Iterable[str]) -> Iterator[folder.Mistake]:
    found = [name.strip() for name in names]
    for name in NEEDED:
        if name not in found:
            yield folder.Mistake(
                file, 1, _("De kolom %(column)s ontbreekt.") % {"column": name}, _("Zet de namen van de kolommen op regel 1.")
            )
    for name in found:
        if name not in {*NEEDED, *OPTIONAL}:
            mend = mistakes_of.nearest(name, [*NEEDED, *OPTIONAL])
            yield folder.Mistake(file, 1, _("De kolom “%(column)s” kennen we niet.") % {"column": name}, mend)


def _twice(file: str, lines: Iterable[Line]) -> Iterator[folder.Mistake]:
    seen: dict[tuple[object, ...], int] = {}
    for line in lines:
        earlier = seen.setdefault((*line.run, line.starts_at), line.number)
        if earlier != line.number:
            what = _("Deze datum staat ook op regel %(line)s.") % {"line": earlier}
            yield folder.Mistake(file, line.number, what, _("Haal een van de twee weg."))


class _Judge:
    """Knows the branches and labels of this library, and judges line by line."""

    def __init__(self, file: str, mistakes: list[folder.Mistake]) -> None:
        self.file, self.mistakes = file, mistakes
        self.branches = {branch.code: branch for branch in places.branches()}
        self.modes = dict.fromkeys(EnrolmentMode.values)

    def line(self, number: int, row: Mapping[str, str | None]) -> Line | None:
        """The line, None when something in it cannot be; then there is a mistake for it."""
        before = len(self.mistakes)
        cells = _Cells(self.file, number, row, self.mistakes)
        title = cells.needed("title")
        branch = self.branches.get(cells.one_of("branch", self.branches) if cells.needed("branch") else "")
        day, starts, ends = cells.day(), cells.hour("starts"), cells.hour("ends")
        mode = cells.one_of("mode", self.modes) or EnrolmentMode.PER_SESSION
        capacity = cells.number_of("capacity")
        if mode == EnrolmentMode.DROP_IN and capacity:
            cells.wrong(_("Bij vrije inloop (drop_in) hoort geen aantal plaatsen."), _("Maak capacity leeg."))
        if starts and ends and ends <= starts:
            cells.wrong(_("De eindtijd ligt niet na de begintijd."), _("Kijk starts en ends na."))
        fields = self._fields(cells, title)
        space = self._space(cells, branch)
        if len(self.mistakes) > before or branch is None or day is None or starts is None or ends is None:
            return None
        slug = slugify(cells.text("code") or title)[:100]
        begins, stops = (timezone.make_aware(datetime.combine(day, hour)) for hour in (starts, ends))
        return Line(number, slug, fields, branch, space, mode, capacity, begins, stops)

    def _space(self, cells: _Cells, branch: places.BranchInfo | None) -> UUID | None:
        spaces = {space.code: space.id for space in places.spaces(branch.id)} if branch else {}
        return spaces.get(cells.one_of("space", spaces)) if branch else None

    def _fields(self, cells: _Cells, title: str) -> programme.ActivityFields:
        codes = cells.text("labels").replace(",", " ").split()
        known = labels.labels_by_code(codes)
        for code in codes:
            if code not in known:
                cells.wrong(_("Het label “%(value)s” bestaat niet.") % {"value": code}, _("Gebruik codes als leefgebied:wonen."))
        lowest, highest = cells.number_of("min_age"), cells.number_of("max_age")
        if lowest is not None and highest is not None and highest < lowest:
            cells.wrong(_("De hoogste leeftijd ligt onder de laagste."), _("Kijk min_age en max_age na."))
        return programme.ActivityFields(
            title=LocalText({places.library().first_language: title}),
            summary=LocalText({places.library().first_language: cells.text("summary") or title}),
            text=LocalText({places.library().first_language: cells.text("text")} if cells.text("text") else {}),
            cost_cents=cells.cents(),
            min_age=lowest,
            max_age=highest,
            language_level=cells.one_of("language_level", dict.fromkeys(_LEVELS)),
            labels=tuple(codes),
        )


def plan(lines: list[Line]) -> Plan:
    """What is new in these lines. A few queries per activity."""
    made = Plan(lines)
    runs: dict[tuple[str, UUID, str], set[datetime]] = {}
    for line in lines:
        if line.run not in runs:
            activity = programme.activity_named(line.slug)
            if activity is None and line.slug not in made.new_activities:
                made.new_activities.append(line.slug)
            run = _known_run(activity, line) if activity else None
            made.new_runs += run is None
            runs[line.run] = {session.starts_at for session in programme.sessions_of(run.id)} if run else set()
        if line.starts_at in runs[line.run]:
            made.known += 1
        else:
            made.dates.append(line)
    return made


def _known_run(activity: UUID, line: Line) -> programme.RunInfo | None:
    runs = programme.runs_of(activity)
    return next((run for run in runs if run.branch_id == line.branch.id and run.mode == line.mode), None)


@db.action
def apply(*, made: Plan, by: Actor, file: str, progress: Callable[[], object]) -> int:
    """Adds what is new, all of it or nothing; how many dates. An activity that exists keeps its own texts.

    Raises FolderRefused with the line that the library refused.
    """
    for line in made.dates:
        try:
            activity = programme.activity_named(line.slug) or programme.set_activity(slug=line.slug, fields=line.fields, by=by)
            run = _known_run(activity, line) or programme.add_run(activity_id=activity, fields=_run_fields(line), by=by)
            programme.plan(run_id=run.id, starts_at=line.starts_at, ends_at=line.ends_at, by=by)
        except errors.ActionRefused as refused:
            raise folder.FolderRefused([folder.Mistake(file, line.number, str(refused))]) from refused
        progress()
    return len(made.dates)


def _run_fields(line: Line) -> programme.OfferingFields:
    return programme.OfferingFields(branch_id=line.branch.id, space_id=line.space_id, mode=line.mode, capacity=line.capacity)
