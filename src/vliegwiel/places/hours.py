# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The opening-hours engine: pure functions over rules and exceptions that were read before. No query, no clock.

How a day is made, each step over the one before:
1. The week in force. Rules with a period form that period's own whole week; it replaces the base week (rules without
   period) while it lasts. Of two periods the one that began last wins, then the one that ends first. No rules: undefined.
2. Within a week the rest of the day is closed; where rules overlap, the one that offers a visitor most wins.
3. A public holiday on which the library closes makes the day closed.
4. Exceptions for all branches, then those of the branch itself. Without hours: closed closes the day; staffed means
   "as usual, also on a holiday"; another state takes the place of the usual open hours. With hours: an open state gives
   the hours of the whole day; closed or desk closed is laid over the day that there was.
A boundary belongs to what follows it: open until 17:00 means closed at 17:00.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from decimal import Decimal

from vliegwiel.kit.localtext import LocalText
from vliegwiel.places.calendar import holiday_on
from vliegwiel.places.models import ClosingHoliday, OpeningState

DAY = 24 * 60
HORIZON_DAYS = 60

# From least to most for who stands at the door; a later one is painted over an earlier one.
_WEAKEST_FIRST = [
    OpeningState.UNDEFINED,
    OpeningState.CLOSED,
    OpeningState.DESK_CLOSED,
    OpeningState.APPOINTMENT,
    OpeningState.SELF_SERVICE,
    OpeningState.STAFFED,
]
WALK_IN = frozenset({OpeningState.STAFFED, OpeningState.SELF_SERVICE})
NOT_WALK_IN = frozenset(OpeningState) - WALK_IN
NOT_OPEN = frozenset({OpeningState.CLOSED, OpeningState.UNDEFINED})
_LAID_OVER = frozenset({OpeningState.CLOSED, OpeningState.DESK_CLOSED})


@dataclass(frozen=True)
class Rule:
    """A weekly stretch in minutes after midnight, with the half-open period of the week it belongs to."""

    weekday: int
    opens: int
    closes: int
    state: OpeningState
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True)
class Deviation:
    """An exception: half-open dates, minutes after midnight or None for the whole day."""

    starts_on: date
    ends_on: date
    opens: int | None
    closes: int | None
    state: OpeningState
    reason: LocalText
    for_all: bool


@dataclass(frozen=True)
class Stretch:
    """Part of a day in one state, in minutes after midnight (wall clock), half-open."""

    starts: int
    ends: int
    state: OpeningState

    @property
    def opens(self) -> time:
        """Its first moment on the clock."""
        return _clock_time(self.starts)

    @property
    def closes(self) -> time:
        """The first moment after it on the clock; 00:00 is the end of the day."""
        return _clock_time(self.ends)


@dataclass(frozen=True)
class Day:
    """A whole day: stretches without gap or overlap, and why it differs from the ordinary week."""

    on: date
    stretches: tuple[Stretch, ...]
    reason: LocalText = field(default_factory=LocalText)
    holiday: ClosingHoliday | None = None
    is_exceptional: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether it is closed from midnight to midnight (and we know so)."""
        return all(stretch.state is OpeningState.CLOSED for stretch in self.stretches)


@dataclass(frozen=True)
class Span:
    """A state between two moments (UTC, half-open)."""

    starts_at: datetime
    ends_at: datetime
    state: OpeningState


@dataclass(frozen=True)
class Hours:
    """All that is known of one branch's hours. The two dictionaries keep days that were made before."""

    rules: tuple[Rule, ...]
    deviations: tuple[Deviation, ...]
    closing_holidays: frozenset[str]
    zone: tzinfo = UTC
    days: dict[date, Day] = field(default_factory=dict, compare=False, repr=False)
    spans: dict[date, tuple[Span, ...]] = field(default_factory=dict, compare=False, repr=False)


def minute_of(moment: time) -> int:
    """A clock time as minutes after midnight; seconds are left out."""
    return moment.hour * 60 + moment.minute


def _clock_time(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)


def _paint(stretches: list[Stretch], over: Stretch) -> list[Stretch]:
    """The day with one stretch laid over it; neighbours in the same state become one."""
    parts: list[Stretch] = []
    for old in stretches:
        if old.starts < over.starts:
            parts.append(Stretch(old.starts, min(old.ends, over.starts), old.state))
        if old.ends > over.ends:
            parts.append(Stretch(max(old.starts, over.ends), old.ends, old.state))
    parts.append(over)
    merged: list[Stretch] = []
    for part in sorted((part for part in parts if part.ends > part.starts), key=lambda part: part.starts):
        if merged and merged[-1].state is part.state:
            part = Stretch(merged.pop().starts, part.ends, part.state)  # noqa: PLW2901  (the two become one)
        merged.append(part)
    return merged


def _whole(state: OpeningState) -> list[Stretch]:
    return [Stretch(0, DAY, state)]


def week_in_force(rules: Sequence[Rule], on: date) -> list[Rule] | None:
    """The rules of the one week that counts on a date, None when there is none (the hours are not known)."""
    holding = [
        rule for rule in rules if (rule.valid_from is None or rule.valid_from <= on) and (rule.valid_until is None or on < rule.valid_until)
    ]
    if not holding:
        return None
    with_period = {(rule.valid_from, rule.valid_until) for rule in holding} - {(None, None)}
    if not with_period:
        return holding
    period = max(with_period, key=lambda p: (p[0] or date.min, -(p[1] or date.max).toordinal()))
    return [rule for rule in holding if (rule.valid_from, rule.valid_until) == period]


def ordinary_day(rules: Sequence[Rule], on: date) -> list[Stretch]:
    """The day as the week in force has it: without holidays and exceptions."""
    week = week_in_force(rules, on)
    if week is None:
        return _whole(OpeningState.UNDEFINED)
    stretches = _whole(OpeningState.CLOSED)
    todays = [rule for rule in week if rule.weekday == on.weekday()]
    for rule in sorted(todays, key=lambda rule: _WEAKEST_FIRST.index(rule.state)):
        stretches = _paint(stretches, Stretch(rule.opens, rule.closes, rule.state))
    return stretches


def _without_hours(ordinary: list[Stretch], state: OpeningState) -> list[Stretch]:
    if state is OpeningState.CLOSED:
        return _whole(state)
    if state is OpeningState.STAFFED:
        return ordinary
    return [old if old.state in NOT_OPEN else Stretch(old.starts, old.ends, state) for old in ordinary]


def _deviate(stretches: list[Stretch], ordinary: list[Stretch], todays: list[Deviation]) -> list[Stretch]:
    """The day after one group of exceptions; of two without hours the one that began last wins."""
    timed = [
        (Stretch(deviation.opens, deviation.closes, deviation.state))
        for deviation in todays
        if deviation.opens is not None and deviation.closes is not None
    ]
    for deviation in sorted(todays, key=lambda deviation: deviation.starts_on):
        if deviation.opens is None:
            stretches = _without_hours(ordinary, deviation.state)
    instead = [stretch for stretch in timed if stretch.state not in _LAID_OVER]
    if instead:
        stretches = _whole(OpeningState.CLOSED)
    for stretch in sorted(instead, key=lambda stretch: _WEAKEST_FIRST.index(stretch.state)):
        stretches = _paint(stretches, stretch)
    for stretch in timed:
        if stretch.state in _LAID_OVER:
            stretches = _paint(stretches, stretch)
    return _merged(stretches)


def _merged(stretches: list[Stretch]) -> list[Stretch]:
    """Neighbours in one state as one stretch."""
    return _paint(stretches[:-1], stretches[-1])


def day(hours: Hours, on: date) -> Day:
    """One date of a branch, made once per Hours."""
    known = hours.days.get(on)
    if known is None:
        known = hours.days[on] = _day(hours, on)
    return known


def _day(hours: Hours, on: date) -> Day:
    ordinary = ordinary_day(hours.rules, on)
    holiday = holiday_on(on, hours.closing_holidays)
    stretches = _whole(OpeningState.CLOSED) if holiday else ordinary
    todays = [deviation for deviation in hours.deviations if deviation.starts_on <= on < deviation.ends_on]
    for for_all in (True, False):
        group = [deviation for deviation in todays if deviation.for_all is for_all]
        if group:
            stretches = _deviate(stretches, ordinary, group)
    reasons = [deviation.reason for deviation in sorted(todays, key=lambda d: d.for_all) if deviation.reason]
    return Day(
        on=on,
        stretches=tuple(stretches),
        reason=reasons[0] if reasons else LocalText(),
        holiday=holiday,
        is_exceptional=bool(todays) or holiday is not None,
    )


def moment(on: date, minute: int, zone: tzinfo) -> datetime:
    """A wall-clock minute of a date as a moment in UTC; `minute` may be 1440.

    In the hour that summer time skips, the moment it skips at. In the hour that comes twice, the first time.
    """
    midnight = datetime.combine(on, time())
    for later in range(121):
        wall = midnight + timedelta(minutes=minute + later)
        found = wall.replace(tzinfo=zone).astimezone(UTC)
        if found.astimezone(zone).replace(tzinfo=None) == wall:
            return found
    raise ValueError(f"{zone} skips more than two hours on {on}")


def _spans_of(hours: Hours, on: date) -> tuple[Span, ...]:
    known = hours.spans.get(on)
    if known is None:
        found = (
            Span(moment(on, stretch.starts, hours.zone), moment(on, stretch.ends, hours.zone), stretch.state)
            for stretch in day(hours, on).stretches
        )
        known = hours.spans[on] = tuple(span for span in found if span.ends_at > span.starts_at)
    return known


def spans_from(hours: Hours, at: datetime) -> Iterator[Span]:
    """The span that holds `at` and those after it, as far as HORIZON_DAYS; the same state over midnight is one span."""
    first = at.astimezone(hours.zone).date()
    pending: Span | None = None
    for number in range(HORIZON_DAYS):
        for span in _spans_of(hours, first + timedelta(days=number)):
            if span.ends_at <= at:
                continue
            if pending is None or pending.state is span.state:
                pending = Span(pending.starts_at if pending else span.starts_at, span.ends_at, span.state)
                continue
            yield pending
            pending = span
    if pending:
        yield pending


def staffed_minutes(rules: Sequence[Rule], on: date) -> int:
    """Minutes with staff in the ordinary week in force on a date: wall clock, holidays and exceptions left out."""
    week = week_in_force(rules, on) or []
    monday = on - timedelta(days=on.weekday())
    undated = [Rule(rule.weekday, rule.opens, rule.closes, rule.state) for rule in week]
    return sum(
        stretch.ends - stretch.starts
        for weekday in range(7)
        for stretch in ordinary_day(undated, monday + timedelta(days=weekday))
        if stretch.state is OpeningState.STAFFED
    )


def as_hours(minutes: int) -> Decimal:
    """Minutes as hours, to the hundredth."""
    return (Decimal(minutes) / 60).quantize(Decimal("0.01"))
