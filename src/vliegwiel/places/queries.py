# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads of places. A library has few of them, so they are read whole and kept until something is recorded."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from vliegwiel.kit.snapshot import Snapshot
from vliegwiel.places import hours
from vliegwiel.places.infos import BranchInfo, KernInfo, LibraryInfo, PopulationInfo, SchoolHolidayInfo, SpaceInfo
from vliegwiel.places.models import (
    Branch,
    Kern,
    Library,
    OpeningException,
    OpeningRule,
    OpeningState,
    PopulationFigure,
    SchoolHoliday,
    Space,
)
from vliegwiel.places.models.library import default_closing_holidays


@dataclass(frozen=True)
class Atlas:
    """All places at one moment, retired ones included, in the library's order. Spaces: each parent before its parts."""

    library: LibraryInfo
    kernen: list[KernInfo]
    branches: dict[UUID, BranchInfo]
    spaces: dict[UUID, SpaceInfo]
    hours: dict[UUID, hours.Hours]
    school_holidays: list[SchoolHolidayInfo]
    population: list[PopulationInfo]


def _library_info(row: Library | None) -> LibraryInfo:
    if row is None:
        return LibraryInfo(name="Vliegwiel")
    others = [str(code) for code in row.languages if code != row.first_language]
    return LibraryInfo(
        name=row.name,
        municipality=row.municipality,
        tagline=row.tagline,
        phone=row.phone,
        email=row.email,
        website=row.website,
        catalogue_url=row.catalogue_url,
        first_language=row.first_language,
        languages=(row.first_language, *others),
        school_region=row.school_region,
        theme={str(name): str(value) for name, value in row.theme.items()},
        synthetic=row.synthetic,
    )


def _kernen() -> list[KernInfo]:
    return [KernInfo(row.id, row.code, row.name, row.profile, row.lat, row.lon, row.assumed) for row in Kern.objects.all()]


def _access_of(model: type[Branch] | type[Space]) -> dict[UUID, frozenset[str]]:
    codes: defaultdict[UUID, set[str]] = defaultdict(set)
    for owner, code in model.objects.filter(access__isnull=False).order_by().values_list("pk", "access__code"):
        codes[owner].add(code)
    return {owner: frozenset(found) for owner, found in codes.items()}


def _branches() -> dict[UUID, BranchInfo]:
    access = _access_of(Branch)
    return {
        row.id: BranchInfo(
            id=row.id,
            code=row.code,
            name=row.name,
            kern_id=row.kern_id,
            kern_code=row.kern.code,
            kern_name=row.kern.name,
            street=row.street,
            postcode=row.postcode,
            town=row.town,
            phone=row.phone,
            email=row.email,
            about=row.about,
            building=row.building,
            lat=row.lat,
            lon=row.lon,
            access=access.get(row.id, frozenset()),
            assumed=row.assumed,
            is_retired=row.retired_at is not None,
        )
        for row in Branch.objects.select_related("kern")
    }


def _space_rows() -> list[Space]:
    return list(Space.objects.order_by("branch__order", "branch__code", "order", "code"))


def _spaces(rows: list[Space], branches: dict[UUID, BranchInfo]) -> dict[UUID, SpaceInfo]:
    access = _access_of(Space)
    parts: defaultdict[UUID | None, list[Space]] = defaultdict(list)
    for row in rows:
        parts[row.parent_id].append(row)
    found: dict[UUID, SpaceInfo] = {}

    def add(row: Space, inherited: frozenset[str], depth: int) -> None:
        own = access.get(row.id, frozenset())
        found[row.id] = SpaceInfo(
            id=row.id,
            branch_id=row.branch_id,
            branch_code=branches[row.branch_id].code,
            parent_id=row.parent_id,
            code=row.code,
            name=row.name,
            capacity=row.capacity,
            own_access=own,
            access=own | inherited,
            depth=depth,
            assumed=row.assumed,
            is_retired=row.retired_at is not None,
        )
        for part in parts[row.id]:
            add(part, own | inherited, depth + 1)

    for root in parts[None]:
        add(root, branches[root.branch_id].access, 0)
    return found


def _hours(branches: dict[UUID, BranchInfo], closing: frozenset[str]) -> dict[UUID, hours.Hours]:
    zone = timezone.get_default_timezone()
    rules: defaultdict[UUID, list[hours.Rule]] = defaultdict(list)
    for row in OpeningRule.objects.all():
        state = OpeningState(row.state)
        rule = hours.Rule(row.weekday, hours.minute_of(row.opens), hours.minute_of(row.closes), state, row.valid_from, row.valid_until)
        rules[row.branch_id].append(rule)
    deviations: defaultdict[UUID | None, list[hours.Deviation]] = defaultdict(list)
    for found in OpeningException.objects.all():
        deviation = hours.Deviation(
            starts_on=found.starts_on,
            ends_on=found.ends_on,
            opens=hours.minute_of(found.opens) if found.opens else None,
            closes=hours.minute_of(found.closes) if found.closes else None,
            state=OpeningState(found.state),
            reason=found.reason,
            for_all=found.branch_id is None,
        )
        deviations[found.branch_id].append(deviation)
    return {id_: hours.Hours(tuple(rules[id_]), tuple(deviations[None] + deviations[id_]), closing, zone) for id_ in branches}


def _population() -> list[PopulationInfo]:
    return [
        PopulationInfo(row.kern.code if row.kern else None, row.year, row.inhabitants, row.source, row.assumed)
        for row in PopulationFigure.objects.select_related("kern").order_by("-year")
    ]


def read_atlas() -> Atlas:
    """Everything from the database. Ten queries, however many branches there are.

    Spaces are read before the branches they are in: a branch that is added meanwhile can then not be missed.
    """
    space_rows = _space_rows()
    row = Library.objects.first()
    library = _library_info(row)
    branches = _branches()
    closing = frozenset(str(code) for code in row.closing_holidays) if row else frozenset(default_closing_holidays())
    return Atlas(
        library=library,
        kernen=_kernen(),
        branches=branches,
        spaces=_spaces(space_rows, branches),
        hours=_hours(branches, closing),
        school_holidays=[
            SchoolHolidayInfo(holiday.name, holiday.starts_on, holiday.ends_on)
            for holiday in SchoolHoliday.objects.filter(region=library.school_region)
        ],
        population=_population(),
    )


ATLAS = Snapshot(read_atlas, modules=("labels", "places"))
