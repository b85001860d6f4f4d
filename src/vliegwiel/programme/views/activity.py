# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of one activity: what it is, when and where, for whom, what it costs, and how one gets in."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from vliegwiel.kit import clock
from vliegwiel.kit.pages import public as pages
from vliegwiel.labels import public as labels
from vliegwiel.places import public as places
from vliegwiel.programme import access, queries, words
from vliegwiel.programme.models import Activity
from vliegwiel.programme.queries import agenda
from vliegwiel.programme.queries.agenda import Entry, Row
from vliegwiel.programme.views import lines, linked_data


@dataclass(frozen=True)
class Fact:
    """One thing that is good to know."""

    icon: str
    title: str
    text: str


@dataclass(frozen=True)
class Run:
    """One run with its dates. For a course `tag` and `signup_url` hold for the whole."""

    name: str
    dates: list[lines.Line]
    shows_place: bool

    @property
    def first(self) -> lines.Line:
        """The first date that happens, else the first one."""
        return next((line for line in self.dates if not line.row.is_cancelled), self.dates[0])

    @property
    def is_course(self) -> bool:
        """Whether one signs up once."""
        return self.first.row.is_course

    @property
    def is_walk_in(self) -> bool:
        """Whether nobody needs to sign up."""
        return self.first.row.entry is Entry.WALK_IN


@dataclass(frozen=True)
class Place:
    """Where it is: a branch, the rooms in it, and the access facts that hold there."""

    branch: places.BranchInfo
    rooms: list[str]
    notes: list[str]
    access: list[labels.LabelInfo]


def _runs(rows: Iterable[Row]) -> list[Run]:
    by_offering = sorted(rows, key=lambda row: str(row.offering_id))
    found = [[lines.line(row) for row in group] for _id, group in groupby(by_offering, key=lambda row: row.offering_id)]
    found.sort(key=lambda group: group[0].row.starts_at)
    several = len({group[0].row.branch_id for group in found}) > 1
    return [Run(str(group[0].row.offering_name), group, several) for group in found]


def _facts(activity: Activity, codes: Iterable[str]) -> list[Fact]:
    found = [Fact("gratis" if activity.is_free else "geld", _("Wat kost het?"), _cost(activity))]
    if str(activity.bring):
        found.append(Fact("boek", _("Wat neem je mee?"), str(activity.bring)))
    audience = [str(info.name) for info in labels.labels_by_code(codes).values() if info.facet == "doelgroep"]
    ages = _ages(activity)
    if audience or ages:
        found.append(Fact("samen", _("Voor wie?"), ", ".join([*audience, *([ages] if ages else [])])))
    found.append(Fact("taal", _("Hoeveel Nederlands heb je nodig?"), str(activity.get_language_level_display())))
    return found


def _cost(activity: Activity) -> str:
    cost = _("Het is gratis.") if activity.is_free else words.euros(activity.cost_cents)
    return f"{cost} {activity.cost_note}".strip()


def _ages(activity: Activity) -> str:
    lowest, highest = activity.min_age, activity.max_age
    if lowest is not None and highest is not None:
        return _("van %(lowest)d tot en met %(highest)d jaar") % {"lowest": lowest, "highest": highest}
    if lowest is not None:
        return _("vanaf %(lowest)d jaar") % {"lowest": lowest}
    return _("tot en met %(highest)d jaar") % {"highest": highest} if highest is not None else ""


def _places(rows: list[Row], codes: Iterable[str]) -> list[Place]:
    own = {code for code in codes if code.startswith("toegang:")}
    branches = places.branches_by_id(dict.fromkeys(row.branch_id for row in rows))
    return [_place(info, [row for row in rows if row.branch_id == info.id], own) for info in branches.values()]


def _place(branch: places.BranchInfo, rows: list[Row], own: set[str]) -> Place:
    known = places.spaces_by_id({row.space_id for row in rows if row.space_id})
    held = [info.access for info in known.values()]
    codes = own | branch.access | (frozenset.intersection(*held) if held else frozenset())
    rooms = [str(info.name) for info in known.values()]
    notes = list(dict.fromkeys(str(row.place_note) for row in rows if str(row.place_note)))
    return Place(branch, rooms, notes, list(labels.labels_by_code(sorted(codes)).values()))


def shown(request: HttpRequest, activity: Activity, rows: list[Row]) -> dict[str, object]:
    """What the page tells, for residents and for a maker who looks before she publishes."""
    codes = queries.label_codes(activity)
    return {
        "activity": activity,
        "runs": _runs(rows),
        "facts": _facts(activity, codes),
        "places": _places(rows, codes),
        "linked_data": linked_data.events(activity, rows, request),
    }


@pages.cached_page
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """A published activity, or one that is to come. At most 12 queries."""
    activity = access.public_activity(slug)
    rows = agenda.of_activity(activity, clock.now())
    return pages.render(request, "programme/activity.html", shown(request, activity, rows))
