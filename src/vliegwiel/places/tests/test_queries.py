# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Branches, spaces, access facts, calendar and population as others see them, and what reading them costs."""

from datetime import date
from uuid import uuid4

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from vliegwiel.kit import actors, clock, db, snapshot
from vliegwiel.places import public as places
from vliegwiel.places.actions import branches, library
from vliegwiel.places.models import SchoolRegion
from vliegwiel.places.tests import factories

pytestmark = pytest.mark.django_db


def test_before_a_folder_is_loaded_there_is_a_library_without_places() -> None:
    assert places.library().name == "Vliegwiel"
    assert (places.kernen(), places.branches(), places.population()) == ([], [], None)


def test_the_library_names_its_first_language_first() -> None:
    factories.a_library(languages=("en", "nl"))
    assert places.library().languages == ("nl", "en")


def test_a_branch_is_found_by_code_and_by_id_with_its_village() -> None:
    branch = factories.a_branch("den-ham")
    found = places.branch("den-ham")
    assert found is not None
    assert (found.id, found.kern_code, found.kern_name) == (branch.id, "den-ham", "Den-Ham")
    assert places.branches_by_id([branch.id, uuid4()]) == {branch.id: found}
    kern = places.kern("den-ham")
    assert kern is not None
    assert kern.id == found.kern_id
    assert places.branch("nergens") is None


def test_a_retired_branch_is_not_shown_but_keeps_its_name() -> None:
    branch = factories.a_branch("den-ham")
    branches.retire(branch=branch, by=actors.SYSTEM)
    assert places.branches() == []
    assert places.branch("den-ham") is None
    assert places.opening_now_everywhere(clock.now()) == {}
    assert str(places.branches_by_id([branch.id])[branch.id].name) == "Bibliotheek Den-Ham"


def test_a_space_has_the_access_of_the_whole_it_is_part_of() -> None:
    wheelchair, loop, quiet = (factories.an_access_fact(slug) for slug in ("rolstoel", "ringleiding", "prikkelarm"))
    branch = factories.a_branch(access=[wheelchair])
    hall = factories.a_space(branch, "zaal", access=[loop])
    stage = factories.a_space(branch, "podium", parent=hall)
    reading = factories.a_space(branch, "leestafel", access=[quiet])
    found = places.spaces_by_id([hall.id, stage.id, reading.id])
    assert found[stage.id].access == {wheelchair, loop}
    assert found[stage.id].own_access == frozenset()
    assert found[stage.id].depth == 1
    assert {info.code for info in places.spaces_with_access([wheelchair, loop])} == {"zaal", "podium"}
    assert places.spaces_with_access([loop, quiet]) == []
    assert [info.code for info in places.branches_with_access([wheelchair])] == ["vriezenveen"]


def test_spaces_can_be_sought_in_one_branch() -> None:
    loop = factories.an_access_fact("ringleiding")
    here, there = factories.a_branch("den-ham"), factories.a_branch("vroomshoop")
    factories.a_space(here, access=[loop])
    factories.a_space(there, access=[loop])
    assert [info.branch_code for info in places.spaces_with_access([loop], here.id)] == ["den-ham"]
    assert len(places.spaces_with_access([loop])) == 2


def test_taking_a_whole_takes_its_parts_and_theirs() -> None:
    branch = factories.a_branch()
    whole = factories.a_space(branch, "a-gebouw")
    hall = factories.a_space(branch, "b-zaal", parent=whole)
    half = factories.a_space(branch, "a-halve-zaal", parent=hall)
    other = factories.a_space(branch, "c-atelier")
    assert places.with_parts(whole.id) == {whole.id, hall.id, half.id}
    assert places.with_parts(half.id) == {half.id}
    assert places.with_parts(uuid4()) == frozenset()
    assert [info.id for info in places.spaces(branch.id)] == [whole.id, hall.id, half.id, other.id]


def test_a_retired_space_is_not_offered() -> None:
    branch = factories.a_branch()
    branches.retire_space(space=factories.a_space(branch), by=actors.SYSTEM)
    assert places.spaces(branch.id) == []


def test_school_holidays_are_those_of_the_librarys_region() -> None:
    factories.a_library()
    for region, start in ((SchoolRegion.NORTH, 10), (SchoolRegion.SOUTH, 17)):
        library.set_school_holiday(
            name="Herfstvakantie",
            region=region,
            starts_on=date(2026, 10, start),
            ends_on=date(2026, 10, start + 9),
            by=actors.SYSTEM,
        )
    assert places.is_school_holiday(date(2026, 10, 18))
    assert not places.is_school_holiday(date(2026, 10, 19)), "half-open"
    assert not places.is_school_holiday(date(2026, 10, 20)), "only in the south"
    holiday = places.school_holiday_on(date(2026, 10, 10))
    assert holiday is not None
    assert str(holiday.name) == "Herfstvakantie"
    assert len(places.school_holidays(date(2026, 10, 18), date(2027, 1, 1))) == 1


def test_population_is_the_newest_figure_of_that_year_or_before() -> None:
    kern = factories.a_kern()
    for year, inhabitants in ((2024, 13_900), (2025, 13_950)):
        library.set_population(kern=kern, year=year, inhabitants=inhabitants, source="CBS", by=actors.SYSTEM)
    library.set_population(kern=None, year=2025, inhabitants=34_000, source="CBS", by=actors.SYSTEM)
    newest, older, whole = places.population(kern.code), places.population(kern.code, 2024), places.population()
    assert newest is not None
    assert older is not None
    assert whole is not None
    assert (newest.inhabitants, older.inhabitants, whole.inhabitants) == (13_950, 13_900, 34_000)
    assert places.population(kern.code, 2023) is None


def test_reading_again_costs_one_query_whatever_the_number_of_branches(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    factories.a_library()
    for code in ("den-ham", "vriezenveen", "vroomshoop", "westerhaar"):
        factories.a_space(factories.a_branch(code, open_weekdays=True))
    with django_assert_num_queries(11):
        places.opening_now_everywhere(clock.now())
    with django_assert_num_queries(1):
        places.opening_now_everywhere(clock.now())
    with snapshot.steady(), django_assert_num_queries(1):
        for info in places.branches():
            places.opening_days(info.id, clock.today(), 14)
            places.spaces(info.id)
            places.staffed_hours_per_week(info.id, clock.today())


def test_a_change_is_seen_at_once_also_inside_the_write_that_makes_it() -> None:
    factories.a_branch("den-ham")
    assert len(places.branches()) == 1
    with db.write():
        factories.a_branch("vroomshoop")
        assert len(places.branches()) == 2
    assert len(places.branches()) == 2


def test_a_change_that_was_taken_back_leaves_nothing_in_memory() -> None:
    factories.a_branch("den-ham")

    def open_a_branch_and_think_again() -> None:
        with db.write():
            factories.a_branch("vroomshoop")
            assert len(places.branches()) == 2
            raise RuntimeError

    with pytest.raises(RuntimeError):
        open_a_branch_and_think_again()
    assert [info.code for info in places.branches()] == ["den-ham"]
