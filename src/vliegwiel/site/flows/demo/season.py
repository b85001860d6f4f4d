# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Draws the season of the demo: which activity runs where, how, and on which dates. Knows no library's codes by heart."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random

from vliegwiel.kit import dutch
from vliegwiel.places import public as places
from vliegwiel.programme import public as programme
from vliegwiel.programme.public import ActivityInfo, EnrolmentMode, RunInfo

_DROP_IN_WORDS = {"inloop", "cafe", "koffie", "spreekuur", "huiskamer", "open", "lunch", "walk", "drop", "coffee", "help", "punt"}
_COURSE_WORDS = {"cursus", "training", "leren", "klik", "course", "lessons", "opleiding", "avondschool", "lessen"}
_MODES = (EnrolmentMode.PER_SESSION, EnrolmentMode.DROP_IN, EnrolmentMode.PER_SESSION, EnrolmentMode.COURSE)
_OFFICE_HOURS = [(day, 10 * 60, 17 * 60) for day in range(5)]
_RUNS_AT_MOST = 28


@dataclass(frozen=True)
class Plan:
    """One run to be played. `popularity` is how many come for each place; `run` is there when the folder has it already."""

    activity: ActivityInfo
    branch: places.BranchInfo
    mode: str
    capacity: int | None
    rule: programme.Rule
    popularity: float
    run: RunInfo | None = None


def is_for_children(activity: ActivityInfo) -> bool:
    """Whether grown-ups come along at most."""
    return activity.max_age is not None and activity.max_age <= 13


def _opening(branch: places.BranchInfo, today: date) -> list[tuple[int, int, int]]:
    """Weekday, opening and closing minute of every stretch on which one can walk in, in an ordinary week."""
    monday = today - timedelta(days=today.weekday())
    found: dict[int, tuple[int, int, int]] = {}
    for day in places.opening_days(branch.id, monday - timedelta(weeks=2), 28):
        for stretch in day.open_stretches:
            weekday = day.on.weekday()
            if not day.is_exceptional and stretch.ends - stretch.starts >= 120:
                found.setdefault(weekday, (weekday, stretch.starts, stretch.ends))
    return [found[day] for day in sorted(found)] or _OFFICE_HOURS


def _mode(activity: ActivityInfo, turn: int) -> str:
    words = set(dutch.fold(f"{activity.slug.replace('-', ' ')} {activity.title}").split())
    if words & _DROP_IN_WORDS:
        return EnrolmentMode.DROP_IN
    if words & _COURSE_WORDS:
        return EnrolmentMode.COURSE
    return _MODES[turn % len(_MODES)]


@dataclass(frozen=True)
class Season:
    """What is drawn from: the source of chance, today, and how many weeks back and ahead."""

    rng: Random
    today: date
    weeks: tuple[int, int]

    def draw(self) -> list[Plan]:
        """The runs of the season: those of the folder, and enough beside them.

        Every activity gets its turn, as far as there is room; every branch gets walk-in, single dates and courses.
        """
        homes = places.branches()
        branches = {branch.id: branch for branch in homes}
        activities = {activity.id: activity for activity in programme.published()}
        known = [run for run in programme.runs() if run.branch_id in branches][:_RUNS_AT_MOST]
        plans = [self._known(activities[run.activity_id], branches[run.branch_id], run) for run in known]
        taken = {run.activity_id for run in known}
        deck = [activity for activity in activities.values() if activity.id not in taken] or list(activities.values())
        self.rng.shuffle(deck)
        self.rng.shuffle(homes)
        wanted = max(min(_RUNS_AT_MOST, 7 * len(homes)) - len(plans), 0)
        turns = range(wanted if deck else 0)
        return plans + [self._new(deck[turn % len(deck)], homes[turn % len(homes)], turn // len(homes)) for turn in turns]

    def _known(self, activity: ActivityInfo, branch: places.BranchInfo, run: RunInfo) -> Plan:
        return Plan(activity, branch, run.mode, run.capacity, self._rule(activity, branch, run.mode), self._popularity(), run)

    def _new(self, activity: ActivityInfo, branch: places.BranchInfo, turn: int) -> Plan:
        mode = _mode(activity, turn)
        capacity = None if mode == EnrolmentMode.DROP_IN else self.rng.choice([6, 8, 8, 10, 12])
        return Plan(activity, branch, mode, capacity, self._rule(activity, branch, mode), self._popularity())

    def _popularity(self) -> float:
        return self.rng.choice([0.6, 0.8, 1.0, 1.2, 1.7])

    def _rule(self, activity: ActivityInfo, branch: places.BranchInfo, mode: str) -> programme.Rule:
        weekday, starts, ends = self._hours(branch, mode, for_children=is_for_children(activity))
        first, until = self.today - timedelta(weeks=self.weeks[0]), self.today + timedelta(weeks=self.weeks[1])
        pause = self.rng.choice([1, 2])
        if mode == EnrolmentMode.COURSE:
            first, pause = self.today + timedelta(weeks=self.rng.choice([-3, 1, 2, 3])), 1
            until = first + timedelta(weeks=8)
        elif mode == EnrolmentMode.PER_SESSION:
            first, pause = first + timedelta(weeks=self.rng.choice([0, 1])), pause + 1
        return programme.Rule(weekday=weekday, starts=starts, ends=ends, first=first, until=until, every_weeks=pause)

    def _hours(self, branch: places.BranchInfo, mode: str, *, for_children: bool) -> tuple[int, time, time]:
        """A weekday, a start and an end: children after school, courses often in the evening, the rest while it is open."""
        if mode == EnrolmentMode.COURSE and not for_children and self.rng.random() < 0.5:
            return self.rng.choice([0, 1, 2, 3]), time(19, 30), time(21, 0)
        weekday, opens, closes = self.rng.choice(_opening(branch, self.today))
        length = self.rng.choice([60, 90] if for_children else [90, 120])
        earliest = max(opens, 14 * 60 + 30) if for_children and weekday < 5 and closes >= 16 * 60 else opens
        start = self.rng.choice(range(earliest, closes - length + 1, 30) or [opens])
        end = min(start + length, 23 * 60)
        return weekday, time(start // 60, start % 60), time(end // 60, end % 60)
