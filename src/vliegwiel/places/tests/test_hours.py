# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The opening-hours engine without a database: weeks, periods, holidays, exceptions, summer time."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.kit.localtext import LocalText, local
from vliegwiel.places import hours
from vliegwiel.places.hours import DAY, Deviation, Hours, Rule, Stretch
from vliegwiel.places.models import OpeningState
from vliegwiel.places.models.library import default_closing_holidays

STAFFED, SELF, DESK_CLOSED = OpeningState.STAFFED, OpeningState.SELF_SERVICE, OpeningState.DESK_CLOSED
APPOINTMENT, CLOSED, UNDEFINED = OpeningState.APPOINTMENT, OpeningState.CLOSED, OpeningState.UNDEFINED
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONDAY = date(2026, 11, 23)
NATIONAL = frozenset(default_closing_holidays())


def rule(weekday: int, opens: int, closes: int, state: OpeningState = STAFFED, *, period: tuple[date, date] | None = None) -> Rule:
    valid_from, valid_until = period or (None, None)
    return Rule(weekday, opens * 60, closes * 60, state, valid_from, valid_until)


def other(
    state: OpeningState,
    on: date = MONDAY,
    *,
    opens: int | None = None,
    closes: int | None = None,
    for_all: bool = False,
    days: int = 1,
    reason: LocalText | None = None,
) -> Deviation:
    return Deviation(
        on,
        on + timedelta(days=days),
        None if opens is None else opens * 60,
        None if closes is None else closes * 60,
        state,
        reason or LocalText(),
        for_all,
    )


def known(*rules: Rule, but: tuple[Deviation, ...] = (), closing: frozenset[str] = frozenset()) -> Hours:
    return Hours(rules, but, closing, AMSTERDAM)


def of_day(hours_: Hours, on: date = MONDAY) -> list[tuple[int, int, OpeningState]]:
    """The stretches of a day in whole hours."""
    return [(part.starts // 60, part.ends // 60, part.state) for part in hours.day(hours_, on).stretches]


def open_parts(hours_: Hours, on: date = MONDAY) -> list[tuple[int, int, OpeningState]]:
    return [part for part in of_day(hours_, on) if part[2] is not CLOSED]


def test_without_any_rule_the_hours_are_unknown_and_that_is_not_closed() -> None:
    day = hours.day(known(), MONDAY)
    assert day.stretches == (Stretch(0, DAY, UNDEFINED),)
    assert not day.is_closed


def test_outside_its_rules_a_branch_with_rules_is_closed() -> None:
    assert of_day(known(rule(0, 9, 17))) == [(0, 9, CLOSED), (9, 17, STAFFED), (17, 24, CLOSED)]
    assert of_day(known(rule(1, 9, 17))) == [(0, 24, CLOSED)]


def test_staff_at_the_desk_wins_from_self_service_around_it() -> None:
    assert open_parts(known(rule(0, 10, 17), rule(0, 8, 21, SELF))) == [(8, 10, SELF), (10, 17, STAFFED), (17, 21, SELF)]


def test_stretches_that_touch_in_one_state_are_one() -> None:
    assert open_parts(known(rule(0, 9, 12), rule(0, 12, 17))) == [(9, 17, STAFFED)]


def test_a_season_brings_its_own_whole_week() -> None:
    summer = (date(2026, 7, 1), date(2026, 9, 1))
    branch = known(rule(0, 9, 17), rule(1, 9, 17), rule(0, 13, 17, period=summer))
    assert open_parts(branch, date(2026, 7, 6)) == [(13, 17, STAFFED)]
    assert open_parts(branch, date(2026, 7, 7)) == [], "the summer week has no Tuesday"
    assert open_parts(branch, date(2026, 9, 1)) == [(9, 17, STAFFED)], "a period is half-open"


def test_of_two_seasons_the_one_that_began_last_wins() -> None:
    new_hours, christmas = (date(2026, 9, 1), date(2027, 9, 1)), (date(2026, 12, 21), date(2027, 1, 4))
    branch = known(rule(0, 9, 17), rule(0, 10, 18, period=new_hours), rule(0, 13, 15, period=christmas))
    assert open_parts(branch, date(2026, 12, 28)) == [(13, 15, STAFFED)]
    assert open_parts(branch, date(2027, 1, 4)) == [(10, 18, STAFFED)]


def test_rules_that_are_over_leave_the_hours_unknown() -> None:
    assert of_day(known(rule(0, 9, 17, period=(date(2025, 1, 1), date(2026, 1, 1))))) == [(0, 24, UNDEFINED)]


def test_a_closing_exception_without_hours_closes_the_day() -> None:
    assert hours.day(known(rule(0, 9, 17), but=(other(CLOSED),)), MONDAY).is_closed


def test_a_closing_exception_with_hours_is_laid_over_the_day() -> None:
    assert open_parts(known(rule(0, 9, 17), but=(other(CLOSED, opens=12, closes=13),))) == [
        (9, 12, STAFFED),
        (13, 17, STAFFED),
    ]
    assert (12, 13, DESK_CLOSED) in of_day(known(rule(0, 9, 17), but=(other(DESK_CLOSED, opens=12, closes=13),)))


def test_an_opening_exception_with_hours_gives_the_hours_of_the_day() -> None:
    branch = known(rule(0, 9, 17), but=(other(STAFFED, opens=10, closes=12), other(SELF, opens=13, closes=15)))
    assert open_parts(branch) == [(10, 12, STAFFED), (13, 15, SELF)]


def test_a_day_on_which_nobody_is_there_keeps_its_hours_as_self_service() -> None:
    assert open_parts(known(rule(0, 9, 17), but=(other(SELF),))) == [(9, 17, SELF)]
    assert open_parts(known(rule(0, 9, 17), but=(other(APPOINTMENT),))) == [(9, 17, APPOINTMENT)]


def test_the_branch_decides_over_what_was_said_for_all() -> None:
    branch = known(rule(0, 9, 17), but=(other(STAFFED, opens=10, closes=14), other(CLOSED, for_all=True)))
    assert open_parts(branch) == [(10, 14, STAFFED)]


def test_the_branch_gives_its_own_reason_first() -> None:
    branch = known(but=(other(CLOSED, for_all=True, reason=local("Stroom uit")), other(CLOSED, reason=local("Verbouwing"))))
    assert str(hours.day(branch, MONDAY).reason) == "Verbouwing"


def test_an_exception_ends_before_its_last_date() -> None:
    branch = known(rule(0, 9, 17), rule(1, 9, 17), but=(other(CLOSED),))
    assert open_parts(branch, MONDAY + timedelta(days=1)) == [(9, 17, STAFFED)]


@pytest.mark.parametrize(
    "on",
    [
        date(2026, 1, 1),
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2025, 5, 5),
        date(2025, 4, 26),
    ],
)
def test_on_a_national_holiday_the_library_is_closed(on: date) -> None:
    branch = known(rule(on.weekday(), 9, 17), closing=NATIONAL)
    assert hours.day(branch, on).is_closed
    assert hours.day(branch, on).holiday is not None


@pytest.mark.parametrize("on", [date(2026, 4, 3), date(2026, 5, 5), date(2026, 5, 15)])
def test_good_friday_an_ordinary_fifth_of_may_and_the_day_after_are_not_closed_by_themselves(on: date) -> None:
    assert open_parts(known(rule(on.weekday(), 9, 17), closing=NATIONAL), on) == [(9, 17, STAFFED)]


def test_a_library_may_close_on_good_friday_and_each_fifth_of_may() -> None:
    closing = NATIONAL | {"goede-vrijdag", "bevrijdingsdag"}
    assert hours.day(known(rule(4, 9, 17), closing=closing), date(2026, 4, 3)).is_closed
    assert hours.day(known(rule(1, 9, 17), closing=closing), date(2026, 5, 5)).is_closed


def test_an_exception_opens_on_a_holiday() -> None:
    kings_day = date(2026, 4, 27)
    as_usual = known(rule(0, 8, 9, SELF), rule(0, 9, 17), but=(other(STAFFED, kings_day),), closing=NATIONAL)
    assert open_parts(as_usual, kings_day) == [(8, 9, SELF), (9, 17, STAFFED)]
    shorter = known(rule(0, 9, 17), but=(other(STAFFED, kings_day, opens=10, closes=12),), closing=NATIONAL)
    assert open_parts(shorter, kings_day) == [(10, 12, STAFFED)]


@pytest.mark.parametrize(("on", "length"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 6, 7), 24)])
def test_a_day_on_which_the_clock_changes_is_shorter_or_longer(on: date, length: int) -> None:
    assert hours.moment(on, DAY, AMSTERDAM) - hours.moment(on, 0, AMSTERDAM) == timedelta(hours=length)


@pytest.mark.parametrize("on", [date(2026, 3, 29), date(2026, 10, 25)])
def test_ten_o_clock_is_ten_o_clock_on_the_day_the_clock_changes(on: date) -> None:
    opened = hours.moment(on, 600, AMSTERDAM)
    assert opened == datetime.combine(on, time(10), AMSTERDAM)
    assert opened.tzinfo is UTC


def test_opening_in_the_hour_that_summer_time_skips_is_opening_when_it_skips() -> None:
    assert hours.moment(date(2026, 3, 29), 150, AMSTERDAM) == datetime(2026, 3, 29, 1, tzinfo=UTC)


def test_staffed_hours_count_overlap_once_and_self_service_not() -> None:
    rules = [rule(0, 9, 13), rule(0, 12, 17), rule(0, 7, 22, SELF), rule(2, 13, 17, APPOINTMENT)]
    assert hours.staffed_minutes(rules, MONDAY) == 8 * 60


def test_staffed_hours_follow_the_week_in_force() -> None:
    summer = (date(2026, 7, 1), date(2026, 9, 1))
    rules = [rule(0, 9, 17), rule(1, 9, 17), rule(0, 13, 17, period=summer)]
    assert hours.staffed_minutes(rules, date(2026, 8, 31)) == 4 * 60
    assert hours.staffed_minutes(rules, date(2026, 9, 1)) == 16 * 60


STATES = st.sampled_from([STAFFED, SELF, DESK_CLOSED, APPOINTMENT, CLOSED])
DATES = st.dates(date(2026, 1, 1), date(2027, 12, 31))
TIMES = st.tuples(st.integers(0, DAY - 2), st.integers(1, DAY)).map(lambda pair: (min(pair), max(pair[1], pair[0] + 1)))
PERIODS = st.none() | st.tuples(DATES, st.integers(1, 200)).map(lambda p: (p[0], p[0] + timedelta(days=p[1])))


@st.composite
def rules_of_a_branch(draw: st.DrawFn) -> Rule:
    opens, closes = draw(TIMES)
    period = draw(PERIODS) or (None, None)
    return Rule(draw(st.integers(0, 6)), opens, closes, draw(STATES), *period)


@st.composite
def deviations_of_a_branch(draw: st.DrawFn) -> Deviation:
    starts_on = draw(DATES)
    opens, closes = draw(st.tuples(st.none(), st.none()) | TIMES)
    ends_on = starts_on + timedelta(days=draw(st.integers(1, 30)))
    return Deviation(starts_on, ends_on, opens, closes, draw(STATES), LocalText(), draw(st.booleans()))


@given(st.lists(rules_of_a_branch(), max_size=12), st.lists(deviations_of_a_branch(), max_size=6), DATES)
def test_whatever_the_rules_a_day_is_covered_whole_and_never_twice(rules: list[Rule], deviations: list[Deviation], on: date) -> None:
    branch = Hours(tuple(rules), tuple(deviations), NATIONAL, AMSTERDAM)
    stretches = hours.day(branch, on).stretches
    assert stretches[0].starts == 0
    assert stretches[-1].ends == DAY
    assert all(part.starts < part.ends for part in stretches)
    for before, after in pairwise(stretches):
        assert before.ends == after.starts
        assert before.state is not after.state


@given(st.lists(rules_of_a_branch(), max_size=8), st.sampled_from([date(2026, 3, 28), date(2026, 10, 24)]), st.integers(0, 48 * 60))
def test_the_states_from_a_moment_on_follow_each_other_through_a_clock_change(rules: list[Rule], first: date, minutes: int) -> None:
    at = datetime.combine(first, time(), AMSTERDAM).astimezone(UTC) + timedelta(minutes=minutes)
    spans = list(hours.spans_from(Hours(tuple(rules), (), NATIONAL, AMSTERDAM), at))
    assert spans[0].starts_at <= at < spans[0].ends_at
    for before, after in pairwise(spans):
        assert before.ends_at == after.starts_at
        assert before.state is not after.state
