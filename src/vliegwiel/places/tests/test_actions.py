# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each action on places: does it, refuses it, records it, and leaves nothing behind when the write fails."""

from collections.abc import Callable
from datetime import date, time

import pytest

from vliegwiel.kit import actors, db
from vliegwiel.kit.errors import ActionRefused
from vliegwiel.kit.events import public as events
from vliegwiel.labels.tests import factories as labels
from vliegwiel.places import public as places
from vliegwiel.places.actions import branches, library, opening, rules
from vliegwiel.places.models import Branch, Kern, OpeningException, OpeningRule, OpeningState, SchoolRegion, Space
from vliegwiel.places.tests import factories

pytestmark = pytest.mark.django_db
ALICE = actors.Actor("staff")
DAY, NEXT_DAY = date(2026, 11, 23), date(2026, 11, 24)


def recorded() -> list[str]:
    return [event.tag for event in events.after(0)]


def recorded_by(work: Callable[[], object]) -> list[events.Recorded]:
    start = events.latest_position()
    work()
    return events.after(start)


def a_holiday() -> object:
    return library.set_school_holiday(name="Kerst", region=SchoolRegion.NORTH, starts_on=DAY, ends_on=NEXT_DAY, by=ALICE)


def an_exception(branch: Branch | None = None) -> OpeningException:
    return opening.add_exception(branch=branch, starts_on=DAY, ends_on=NEXT_DAY, state=OpeningState.CLOSED, reason="Studiedag", by=ALICE)


@pytest.mark.parametrize(
    ("make", "tag"),
    [
        (factories.a_library, "places:library:changed"),
        (factories.a_kern, "places:kern:changed"),
        (a_holiday, "places:school_holiday:changed"),
        (an_exception, "places:opening_exception:added"),
        (
            lambda: library.set_population(kern=None, year=2025, inhabitants=34_000, source="CBS", by=ALICE),
            "places:population:changed",
        ),
    ],
)
def test_doing_it_twice_records_it_once(make: Callable[[], object], tag: str) -> None:
    assert [event.tag for event in recorded_by(make)] == [tag]
    assert recorded_by(make) == []


def test_the_demo_marks_the_library_as_made_up_once() -> None:
    assert recorded_by(lambda: library.mark_synthetic(by=ALICE)) == [], "there is no library yet"
    factories.a_library()
    found = recorded_by(lambda: [library.mark_synthetic(by=ALICE), library.mark_synthetic(by=ALICE)])
    assert [event.tag for event in found] == ["places:library:changed"]
    assert places.library().synthetic


def test_a_branch_and_its_space_are_recorded_with_the_branch_and_their_access() -> None:
    loop = factories.an_access_fact("ringleiding")
    branch = factories.a_branch("den-ham", access=[loop])
    factories.a_space(branch, access=[loop])
    of_branch, of_space = events.after(0)[-2:]
    assert (of_branch.tag, of_space.tag) == ("places:branch:changed", "places:space:changed")
    assert of_branch.branch == of_space.branch == "den-ham"
    assert of_branch.labels == of_space.labels == (loop,)
    again = recorded_by(lambda: (factories.a_branch("den-ham", access=[loop]), factories.a_space(branch, access=[loop])))
    assert again == []


def test_changing_only_the_access_is_a_change() -> None:
    loop = factories.an_access_fact("ringleiding")
    factories.a_branch("den-ham", access=[loop])
    assert [event.tag for event in recorded_by(lambda: factories.a_branch("den-ham"))] == ["places:branch:changed"]
    assert not Branch.objects.get().access.exists()


def test_retiring_is_recorded_once_and_can_be_taken_back() -> None:
    branch = factories.a_branch("den-ham")
    space = factories.a_space(branch)
    found = recorded_by(
        lambda: [
            branches.retire_space(space=space, by=ALICE),
            branches.retire(branch=branch, by=ALICE),
            branches.retire(branch=branch, by=ALICE),
        ]
    )
    assert [event.tag for event in found] == ["places:space:retired", "places:branch:retired"]
    assert factories.a_branch("den-ham").retired_at is None


def test_a_week_is_replaced_whole_and_its_staffed_minutes_recorded() -> None:
    branch = factories.a_branch(open_weekdays=True)
    found = recorded_by(lambda: opening.set_week(branch=branch, lines=[factories.a_line(0, 10, 12)], by=ALICE))
    assert [event.numbers for event in found] == [{"staffed_minutes": 120}]
    assert OpeningRule.objects.count() == 1
    same = recorded_by(lambda: opening.set_week(branch=branch, lines=[factories.a_line(0, 10, 12)], by=ALICE))
    assert same == []


def test_the_week_of_a_period_leaves_the_base_week_alone() -> None:
    branch = factories.a_branch(open_weekdays=True)
    summer = {"valid_from": date(2026, 7, 1), "valid_until": date(2026, 9, 1)}
    opening.set_week(branch=branch, lines=[factories.a_line(0, 10, 12)], by=ALICE, **summer)
    assert OpeningRule.objects.filter(valid_from=None).count() == 5
    opening.set_week(branch=branch, lines=[], by=ALICE, **summer)
    assert OpeningRule.objects.count() == 5


def test_an_exception_and_a_school_holiday_can_be_taken_back() -> None:
    branch = factories.a_branch("den-ham")
    exception = an_exception(branch)
    found = recorded_by(lambda: opening.remove_exception(exception=exception, by=ALICE))
    assert [(event.tag, event.branch) for event in found] == [("places:opening_exception:removed", "den-ham")]
    holiday = library.set_school_holiday(name="Kerst", region=SchoolRegion.NORTH, starts_on=DAY, ends_on=NEXT_DAY, by=ALICE)
    library.remove_school_holiday(holiday=holiday, by=ALICE)
    assert recorded()[-1] == "places:school_holiday:removed"


def test_a_population_figure_can_be_taken_back() -> None:
    figure = library.set_population(kern=None, year=2025, inhabitants=34_000, source="CBS", by=ALICE)
    found = recorded_by(lambda: library.remove_population(figure=figure, by=ALICE))
    assert [(event.tag, event.numbers) for event in found] == [("places:population:removed", {"year": 2025})]
    assert places.population() is None


def test_a_space_cannot_be_part_of_its_own_part() -> None:
    branch = factories.a_branch()
    whole = factories.a_space(branch, "gebouw")
    half = factories.a_space(branch, "zaal", parent=factories.a_space(branch, "verdieping", parent=whole))
    with pytest.raises(rules.SpaceInItself):
        factories.a_space(branch, "gebouw", parent=half)
    with pytest.raises(rules.SpaceInItself):
        factories.a_space(branch, "gebouw", parent=whole)


def test_a_space_cannot_be_part_of_a_space_elsewhere() -> None:
    elsewhere = factories.a_space(factories.a_branch("den-ham"))
    with pytest.raises(rules.ParentElsewhere):
        factories.a_space(factories.a_branch("vroomshoop"), parent=elsewhere)


def test_only_access_facts_describe_access() -> None:
    labels.a_label("leefgebied:wonen")
    for code in ("leefgebied:wonen", "toegang:lift"):
        with pytest.raises(rules.AccessUnknown):
            factories.a_branch(access=[code])
    assert not Branch.objects.exists()


def _save_library(**values: object) -> object:
    return library.save(**{"name": "B", "phone": "1", "email": "a@b.test", "by": ALICE, **values})  # type: ignore[arg-type]


def _set_line(*lines: opening.WeekLine) -> None:
    opening.set_week(branch=Branch.objects.get(), lines=lines, by=ALICE)


def _add_exception(**values: object) -> object:
    dates = {"branch": None, "starts_on": DAY, "ends_on": NEXT_DAY, "state": OpeningState.CLOSED, "by": ALICE}
    return opening.add_exception(**{**dates, **values})  # type: ignore[arg-type]


REFUSED: list[tuple[type[ActionRefused], Callable[[], object]]] = [
    (rules.NameMissing, lambda: _save_library(name=" ")),
    (rules.LanguageMissing, lambda: _save_library(first_language="en")),
    (rules.HolidayUnknown, lambda: _save_library(closing_holidays=["sinterklaas"])),
    (rules.CodeMisshapen, lambda: factories.a_kern("Den Ham")),
    (rules.NameMissing, lambda: factories.a_kern("den-ham", "")),
    (rules.PositionOffEarth, lambda: library.upsert_kern(code="x", name="X", lat=52.4, by=ALICE)),
    (rules.PositionOffEarth, lambda: library.upsert_kern(code="x", name="X", lat=520.4, lon=6.6, by=ALICE)),
    (rules.FigureUnlikely, lambda: library.set_population(kern=None, year=2025, inhabitants=1, source="", by=ALICE)),
    (
        rules.PeriodReversed,
        lambda: library.set_school_holiday(name="K", region=SchoolRegion.NORTH, starts_on=DAY, ends_on=DAY, by=ALICE),
    ),
    (
        rules.CapacityTooSmall,
        lambda: branches.upsert_space(branch=Branch.objects.get(), code="z", name="Z", capacity=0, by=ALICE),
    ),
    (rules.WeekdayUnknown, lambda: _set_line(factories.a_line(7, 9, 17))),
    (rules.HoursReversed, lambda: _set_line(factories.a_line(0, 17, 9))),
    (rules.HoursTwice, lambda: _set_line(factories.a_line(0, 9, 17), factories.a_line(0, 9, 12))),
    (rules.StateUnknown, lambda: _set_line(factories.a_line(0, 9, 17, OpeningState.UNDEFINED))),
    (rules.PeriodReversed, lambda: _add_exception(ends_on=DAY)),
    (rules.HoursReversed, lambda: _add_exception(opens=time(9))),
    (rules.StateUnknown, lambda: _add_exception(state=OpeningState.UNDEFINED)),
]


@pytest.mark.parametrize(("refusal", "attempt"), REFUSED)
def test_a_broken_rule_is_refused_in_a_sentence_and_changes_nothing(refusal: type[ActionRefused], attempt: Callable[[], object]) -> None:
    factories.a_branch()
    before = recorded()
    with pytest.raises(refusal) as refused:
        attempt()
    assert str(refused.value).endswith(".")
    assert refused.value.field
    assert recorded() == before


def test_a_write_that_fails_later_leaves_neither_the_place_nor_its_event() -> None:
    def build_and_fail() -> None:
        with db.write():
            branch = factories.a_branch(open_weekdays=True)
            factories.a_space(branch)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        build_and_fail()
    assert recorded() == []
    assert [model.objects.count() for model in (Kern, Branch, Space, OpeningRule)] == [0, 0, 0, 0]
