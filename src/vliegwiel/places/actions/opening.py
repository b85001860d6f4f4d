# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Changing when a branch is open: a week at a time, and exceptions. What follows from them is computed in hours.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from vliegwiel.kit import db
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.localtext import local
from vliegwiel.places import hours
from vliegwiel.places.actions import rules
from vliegwiel.places.events import OpeningExceptionAdded, OpeningExceptionRemoved, OpeningWeekChanged
from vliegwiel.places.models import Branch, OpeningException, OpeningRule, OpeningState


@dataclass(frozen=True)
class WeekLine:
    """One stretch of a week to set. Weekday 0 is Monday."""

    weekday: int
    opens: time
    closes: time
    state: OpeningState = OpeningState.STAFFED
    assumed: bool = False


@db.action
def set_week(
    *,
    branch: Branch,
    lines: Sequence[WeekLine],
    valid_from: date | None = None,
    valid_until: date | None = None,
    by: Actor,
) -> None:
    """Replaces the base week, or with a period the week of exactly that period. No lines: that week is taken away.

    Nothing is recorded when the week already was so. Raises a refusal of places.actions.rules.
    """
    rules.check_period(valid_from, valid_until)
    _check_lines(lines)
    present = OpeningRule.objects.filter(branch=branch, valid_from=valid_from, valid_until=valid_until)
    known = {WeekLine(row.weekday, row.opens, row.closes, OpeningState(row.state), row.assumed) for row in present}
    if known == set(lines):
        return
    present.delete()
    OpeningRule.objects.bulk_create(
        OpeningRule(
            branch=branch,
            weekday=line.weekday,
            opens=line.opens,
            closes=line.closes,
            state=line.state,
            valid_from=valid_from,
            valid_until=valid_until,
            assumed=line.assumed,
        )
        for line in lines
    )
    fact = OpeningWeekChanged(branch=branch.id, staffed_minutes=_staffed_minutes(lines))
    rules.recorded(fact, by=by, branch=branch.code)


def _check_lines(lines: Sequence[WeekLine]) -> None:
    for line in lines:
        if not 0 <= line.weekday <= 6:
            raise rules.WeekdayUnknown
        rules.check_hours(line.opens, line.closes)
        if line.state is OpeningState.UNDEFINED:
            raise rules.StateUnknown
    if len({(line.weekday, line.opens) for line in lines}) != len(lines):
        raise rules.HoursTwice


def _staffed_minutes(lines: Sequence[WeekLine]) -> int:
    week = [hours.Rule(line.weekday, hours.minute_of(line.opens), hours.minute_of(line.closes), line.state) for line in lines]
    return hours.staffed_minutes(week, date.min)


@db.action
def add_exception(
    *,
    branch: Branch | None,
    starts_on: date,
    ends_on: date,
    state: OpeningState,
    opens: time | None = None,
    closes: time | None = None,
    reason: rules.Text = "",
    assumed: bool = False,
    by: Actor,
) -> OpeningException:
    """Other hours on the half-open dates, of one branch or of all (None). The very same exception is not added twice.

    What hours and state mean together stands in hours.py. Raises PeriodReversed, HoursReversed, StateUnknown.
    """
    rules.check_period(starts_on, ends_on)
    rules.check_hours(opens, closes)
    if state is OpeningState.UNDEFINED:
        raise rules.StateUnknown
    wanted = {"branch": branch, "starts_on": starts_on, "ends_on": ends_on, "opens": opens, "closes": closes}
    for known in OpeningException.objects.filter(**wanted, state=state):
        if known.reason == local(reason):
            return known
    exception = OpeningException.objects.create(**wanted, state=state, reason=local(reason), assumed=assumed)
    fact = OpeningExceptionAdded(exception=exception.id, branch=exception.branch_id, days=(ends_on - starts_on).days)
    rules.recorded(fact, by=by, branch=branch.code if branch else "")
    return exception


@db.action
def remove_exception(*, exception: OpeningException, by: Actor) -> None:
    """Takes an exception back; the ordinary hours hold again."""
    fact = OpeningExceptionRemoved(exception=exception.id, branch=exception.branch_id)
    code = exception.branch.code if exception.branch else ""
    exception.delete()
    rules.recorded(fact, by=by, branch=code)
