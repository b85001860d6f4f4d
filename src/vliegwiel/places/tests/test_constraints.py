# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What must always hold for places, whoever writes: each named constraint, and an attempt to break it."""

from collections.abc import Callable
from datetime import date, time
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

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
from vliegwiel.places.tests import factories

pytestmark = pytest.mark.django_db
DAY, NEXT_DAY = date(2026, 11, 23), date(2026, 11, 24)


def library(**values: object) -> Library:
    return Library.objects.create(**{"name": "Bibliotheek", "phone": "0546", "email": "a@b.test", **values})


def kern(**values: object) -> Kern:
    return Kern.objects.create(**{"code": "den-ham", "name": "Den Ham", **values})


def branch(**values: object) -> Branch:
    owner = Kern.objects.first() or kern()
    return Branch.objects.create(**{"code": "den-ham", "kern": owner, **values})


def space(**values: object) -> Space:
    owner = Branch.objects.first() or branch()
    return Space.objects.create(**{"code": "zaal", "branch": owner, **values})


def rule(**values: object) -> OpeningRule:
    owner = Branch.objects.first() or branch()
    hours = {"branch": owner, "weekday": 0, "opens": time(9), "closes": time(17)}
    return OpeningRule.objects.create(**{**hours, **values})


def exception(**values: object) -> OpeningException:
    return OpeningException.objects.create(**{"starts_on": DAY, "ends_on": NEXT_DAY, **values})


def figure(**values: object) -> PopulationFigure:
    return PopulationFigure.objects.create(**{"year": 2025, "inhabitants": 34_000, "source": "CBS", **values})


def holiday(**values: object) -> SchoolHoliday:
    return SchoolHoliday.objects.create(**{"region": "noord", "starts_on": DAY, "ends_on": NEXT_DAY, **values})


def twice(make: Callable[..., object], **values: object) -> Callable[[], object]:
    def attempt() -> object:
        make(**values)
        return make(**values)

    return attempt


def figures_of_one_kern() -> object:
    owner = kern()
    figure(kern=owner)
    return figure(kern=owner)


def space_in_itself() -> object:
    own_id = uuid4()
    return space(id=own_id, parent_id=own_id)


ATTEMPTS: dict[str, Callable[[], object]] = {
    "library_single_row": twice(library),
    "library_slot_one": lambda: library(slot=2),
    "library_name_filled": lambda: library(name=""),
    "library_region_known": lambda: library(school_region="oost"),
    "schoolholiday_start_unique": twice(holiday),
    "schoolholiday_period_order": lambda: holiday(ends_on=DAY),
    "schoolholiday_region_known": lambda: holiday(region="oost"),
    "kern_code_unique": twice(kern),
    "kern_code_and_name_filled": lambda: kern(name=""),
    "kern_position_on_earth": lambda: kern(lat=52.4),
    "population_kern_year_unique": figures_of_one_kern,
    "population_whole_year_unique": twice(figure),
    "population_year_likely": lambda: figure(year=25),
    "population_source_named": lambda: figure(source=""),
    "branch_code_unique": twice(branch),
    "branch_code_filled": lambda: branch(code=""),
    "branch_position_on_earth": lambda: branch(lat=152.4, lon=6.6),
    "space_code_unique_in_branch": twice(space),
    "space_code_filled": lambda: space(code=""),
    "space_not_own_parent": space_in_itself,
    "space_capacity_positive": lambda: space(capacity=0),
    "openingrule_weekday": lambda: rule(weekday=7),
    "openingrule_closes_after_opens": lambda: rule(closes=time(9)),
    "openingrule_state_known": lambda: rule(state=OpeningState.UNDEFINED),
    "openingrule_period_order": lambda: rule(valid_from=NEXT_DAY, valid_until=DAY),
    "openingrule_base_unique": twice(rule),
    "openingrule_period_unique": twice(rule, valid_from=DAY),
    "openingexception_period_order": lambda: exception(ends_on=DAY),
    "openingexception_hours_both_or_none": lambda: exception(opens=time(9)),
    "openingexception_state_known": lambda: exception(state="halfopen"),
}


def test_every_constraint_has_an_attempt_to_break_it() -> None:
    named = {constraint.name for model in apps.get_app_config("places").get_models() for constraint in model._meta.constraints}
    assert named == set(ATTEMPTS)


@pytest.mark.parametrize("name", ATTEMPTS)
def test_the_database_refuses_what_must_never_be(name: str) -> None:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        ATTEMPTS[name]()
    # SQLite names the columns of a broken unique constraint instead of the constraint.
    is_unique = "unique" in name or "single" in name
    if not is_unique or connection.vendor == "postgresql":
        assert name in str(refused.value)


def test_a_branch_with_hours_cannot_be_deleted() -> None:
    owner = factories.a_branch(open_weekdays=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        owner.delete()
