# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What residents and colleagues are told about opening hours, from the database."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from vliegwiel.kit import actors
from vliegwiel.places import public as places
from vliegwiel.places.actions import opening
from vliegwiel.places.models import Branch, OpeningState
from vliegwiel.places.tests import factories

pytestmark = pytest.mark.django_db
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    """A moment in 2026 by the clock in Vriezenveen. 23 November is a Monday."""
    return datetime(2026, month, day, hour, minute, tzinfo=AMSTERDAM)


@pytest.fixture
def branch() -> Branch:
    """Open with staff 9-17 on weekdays, self-service until 20 on Monday."""
    factories.a_library()
    branch = factories.a_branch()
    lines = [*factories.NINE_TO_FIVE, factories.a_line(0, 17, 20, OpeningState.SELF_SERVICE)]
    opening.set_week(branch=branch, lines=lines, by=actors.SYSTEM)
    return branch


def test_open_now_with_staff_until_five_and_the_door_until_eight(branch: Branch) -> None:
    now = places.opening_now(branch.id, at(23, 10))
    assert now.state is OpeningState.STAFFED
    assert now.is_open
    assert now.until == now.with_staff_until == at(23, 17)
    assert now.open_until == at(23, 20)
    assert now.next_opens is None


def test_self_service_is_open_without_staff_and_says_when_somebody_is_there_again(branch: Branch) -> None:
    now = places.opening_now(branch.id, at(23, 18))
    assert (now.state, now.is_open) == (OpeningState.SELF_SERVICE, True)
    assert now.with_staff_until is None
    assert now.until == at(23, 20)
    assert now.next_staffed == at(24, 9)


def test_closing_time_itself_is_closed(branch: Branch) -> None:
    assert places.opening_now(branch.id, at(24, 16, 59)).is_open
    assert not places.opening_now(branch.id, at(24, 17)).is_open


def test_closed_says_when_it_opens_with_the_date(branch: Branch) -> None:
    now = places.opening_now(branch.id, at(27, 18))
    assert now.state is OpeningState.CLOSED
    assert now.next_opens == now.until == at(30, 9), "Friday evening: opens on Monday"


def test_next_opening_skips_holidays_and_exceptions(branch: Branch) -> None:
    opening.add_exception(
        branch=None,
        starts_on=date(2026, 12, 28),
        ends_on=date(2026, 12, 29),
        state=OpeningState.CLOSED,
        reason="Telling van de boeken",
        by=actors.SYSTEM,
    )
    now = places.opening_now(branch.id, at(24, 18, month=12))
    assert now.next_opens == at(29, 9, month=12)


def test_closed_for_longer_than_we_look_ahead_has_no_next_opening(branch: Branch) -> None:
    opening.add_exception(
        branch=branch,
        starts_on=date(2026, 11, 1),
        ends_on=date(2027, 11, 1),
        state=OpeningState.CLOSED,
        reason="Verbouwing",
        by=actors.SYSTEM,
    )
    now = places.opening_now(branch.id, at(23, 10))
    assert (now.state, now.until, now.next_opens) == (OpeningState.CLOSED, None, None)


def test_a_branch_without_hours_is_unknown_not_closed(branch: Branch) -> None:
    other = factories.a_branch("den-ham")
    now = places.opening_now(other.id, at(23, 10))
    assert now.state is OpeningState.UNDEFINED
    assert not now.is_known
    assert not now.is_open
    assert not places.opening_days(other.id, date(2026, 11, 23), 1)[0].is_known


def test_an_unknown_branch_gives_no_error_and_no_hours() -> None:
    assert places.opening_now(uuid4(), at(23, 10)).state is OpeningState.UNDEFINED
    assert places.opening_days(uuid4(), date(2026, 11, 23), 7) == []
    assert places.staffed_hours_per_week(uuid4(), date(2026, 11, 23)) == 0


@pytest.mark.parametrize("sunday", [date(2026, 3, 29), date(2026, 10, 25)])
def test_hours_are_right_on_the_sunday_the_clock_changes(branch: Branch, sunday: date) -> None:
    opening.set_week(branch=branch, lines=[factories.a_line(6, 13, 17)], by=actors.SYSTEM)
    one = datetime.combine(sunday, time(13), AMSTERDAM)
    five = datetime.combine(sunday, time(17), AMSTERDAM)
    before = places.opening_now(branch.id, datetime.combine(sunday, time(0), AMSTERDAM))
    assert before.next_opens == one
    assert before.until is not None
    elapsed = before.until - datetime.combine(sunday, time(0), AMSTERDAM).astimezone(UTC)
    assert elapsed.total_seconds() == (12 if sunday.month == 3 else 14) * 3600
    assert places.opening_now(branch.id, one).with_staff_until == five


def test_a_week_shows_each_day_and_why_one_differs(branch: Branch) -> None:
    days = places.opening_days(branch.id, date(2026, 12, 21), 7)
    assert [len(day.open_stretches) for day in days] == [2, 1, 1, 1, 0, 0, 0]
    christmas = days[4]
    assert christmas.is_closed
    assert christmas.is_exceptional
    assert str(christmas.reason) == "Eerste Kerstdag"
    assert days[0].open_stretches[0].opens == time(9)
    assert days[0].open_stretches[-1].closes == time(20)


def test_the_reason_of_an_exception_is_in_the_language_of_the_page(branch: Branch) -> None:
    opening.add_exception(
        branch=branch,
        starts_on=date(2026, 11, 24),
        ends_on=date(2026, 11, 25),
        state=OpeningState.CLOSED,
        reason={"nl": "Studiedag", "en": "Training day"},
        by=actors.SYSTEM,
    )
    day = places.opening_days(branch.id, date(2026, 11, 24), 1)[0]
    with translation.override("en"):
        assert str(day.reason) == "Training day"
    with translation.override("nl"):
        assert str(day.reason) == "Studiedag"


def test_closed_dates_are_those_that_differ_not_the_weekly_day_off(branch: Branch) -> None:
    opening.add_exception(
        branch=branch,
        starts_on=date(2026, 12, 22),
        ends_on=date(2026, 12, 23),
        state=OpeningState.CLOSED,
        reason="Studiedag",
        by=actors.SYSTEM,
    )
    closed = places.closed_dates(branch.id, date(2026, 12, 19), date(2026, 12, 26))
    assert {on: str(reason) for on, reason in closed.items()} == {
        date(2026, 12, 22): "Studiedag",
        date(2026, 12, 25): "Eerste Kerstdag",
    }
    assert places.closed_dates(branch.id, date(2026, 12, 26), date(2026, 12, 19)) == {}


def test_staffed_hours_per_week_leave_self_service_and_holidays_out(branch: Branch) -> None:
    assert places.staffed_hours_per_week(branch.id, date(2026, 12, 25)) == Decimal("40.00")
    assert places.branch_class(branch.id, date(2026, 12, 25)) is places.BranchClass.BRANCH


@pytest.mark.parametrize(
    ("hours", "name"),
    [
        ("0", "geen"),
        ("0.99", "geen"),
        ("1", "mini-servicepunt"),
        ("4", "mini-servicepunt"),
        ("4.5", "mini-servicepunt"),
        ("5", "servicepunt"),
        ("15", "servicepunt"),
        ("15.01", "vestiging"),
        ("16", "vestiging"),
    ],
)
def test_staffed_hours_make_a_class(hours: str, name: str) -> None:
    found = places.class_of(Decimal(hours))
    assert found.value == name
    assert str(found.label)


def test_everywhere_gives_each_branch_that_is_not_retired(branch: Branch) -> None:
    other = factories.a_branch("den-ham")
    found = places.opening_now_everywhere(at(23, 10))
    assert set(found) == {branch.id, other.id}
    assert found[branch.id].is_open
