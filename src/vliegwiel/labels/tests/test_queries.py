# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Labels, choices, links and the vision as other modules see them, and what reading them costs."""

from datetime import date
from uuid import uuid4

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from vliegwiel.kit import actors, snapshot
from vliegwiel.labels import public as labels
from vliegwiel.labels.actions import labels as change
from vliegwiel.labels.actions import visions
from vliegwiel.labels.models import Label

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
ALICE = actors.Actor("staff")


@pytest.fixture
def language() -> None:
    """Two ambitions, three themes (one loose), a goal that is over and one that holds."""
    for order, code in enumerate(("ambitie", "thema", "gemeentedoel", "behoefte")):
        change.upsert_facet(code=code, name=code.title(), order=order, overlaps=code == "thema", by=ALICE)
    change.upsert(code="ambitie:venster", name={"nl": "Venster", "en": "Window"}, order=1, by=ALICE)
    change.upsert(code="ambitie:huiskamer", name="Huiskamer", order=2, by=ALICE)
    change.upsert(code="thema:inclusie", name="Inclusie", parent="ambitie:huiskamer", by=ALICE)
    change.upsert(code="thema:cultuur", name="Cultuur", parent="ambitie:venster", by=ALICE)
    change.upsert(code="thema:los", name="Los", by=ALICE)
    change.upsert(code="gemeentedoel:oud", name="Oud", valid_until=date(2025, 1, 1), by=ALICE)
    change.upsert(code="gemeentedoel:nu", name="Nu", valid_from=date(2023, 1, 1), by=ALICE)


def codes(found: list[labels.LabelInfo]) -> list[str]:
    return [info.code for info in found]


@pytest.mark.usefixtures("language")
def test_labels_of_a_facet_come_in_order_and_only_while_they_hold() -> None:
    assert codes(labels.labels_of_facet("ambitie", TODAY)) == ["ambitie:venster", "ambitie:huiskamer"]
    assert codes(labels.labels_of_facet("gemeentedoel", TODAY)) == ["gemeentedoel:nu"]
    assert codes(labels.labels_of_facet("gemeentedoel", date(2024, 12, 31))) == ["gemeentedoel:nu", "gemeentedoel:oud"]
    assert codes(labels.labels_of_facet("gemeentedoel", date(2022, 1, 1))) == ["gemeentedoel:oud"]
    assert labels.labels_of_facet("bestaat-niet", TODAY) == []


@pytest.mark.usefixtures("language")
def test_a_facet_that_ran_out_still_offers_the_labels_that_ended_last() -> None:
    for code, end in (("behoefte:brief", 2024), ("behoefte:geld", 2026), ("behoefte:huis", 2026)):
        change.upsert(code=code, name=code, valid_until=date(end, 1, 1), by=ALICE)
    offered = labels.labels_of_facet("behoefte", TODAY)
    assert codes(offered) == ["behoefte:geld", "behoefte:huis"]
    assert all(info.is_past(TODAY) for info in offered)


@pytest.mark.usefixtures("language")
def test_a_retired_label_is_not_offered_but_can_still_be_read() -> None:
    change.retire(label=Label.objects.get(code="thema:los"), by=ALICE)
    assert "thema:los" not in codes(labels.labels_of_facet("thema", TODAY))
    found = labels.label("thema:los")
    assert found is not None
    assert found.is_retired
    assert labels.labels_by_id([found.id, uuid4()]) == {found.id: found}


@pytest.mark.usefixtures("language")
def test_labels_are_found_by_code_and_unknown_codes_named() -> None:
    wanted = ["thema:los", "thema:weg", "ambitie:venster"]
    assert list(labels.labels_by_code(wanted)) == ["thema:los", "ambitie:venster"]
    assert labels.unknown_codes(wanted) == ["thema:weg"]
    assert labels.label("thema:weg") is None
    assert labels.labels_by_code(["ambitie:venster"])["ambitie:venster"].slug == "venster"


@pytest.mark.usefixtures("language")
def test_themes_are_chosen_under_their_ambition() -> None:
    tree = [(group.parent.code if group.parent else None, codes(group.labels)) for group in labels.choice_tree("thema", TODAY)]
    assert tree == [
        ("ambitie:venster", ["thema:cultuur"]),
        ("ambitie:huiskamer", ["thema:inclusie"]),
        (None, ["thema:los"]),
    ]


@pytest.mark.usefixtures("language")
def test_facets_say_whether_their_totals_may_be_added_up() -> None:
    assert [(facet.code, facet.overlaps) for facet in labels.facets()][:2] == [("ambitie", False), ("thema", True)]


@pytest.mark.usefixtures("language")
def test_links_are_pairs_of_codes_by_kind() -> None:
    kind = labels.LinkKind.STRENGTHENS
    change.link(source="ambitie:huiskamer", target="ambitie:venster", kind=kind, by=ALICE)
    assert labels.links("versterkt") == [("ambitie:huiskamer", "ambitie:venster")]
    assert labels.links("draagt") == []


def a_vision(code: str, valid_from: date, valid_until: date | None = None) -> None:
    version = visions.upsert(
        code=code, name=code, mission="Meedoen", vision="Huiskamer", valid_from=valid_from, valid_until=valid_until, by=ALICE
    )
    visions.set_promise(vision=version, order=2, text=f"{code} twee", by=ALICE)
    visions.set_promise(vision=version, order=1, text=f"{code} een", shown_url_name="programme:agenda", by=ALICE)


def test_without_a_vision_there_is_none_and_no_promise() -> None:
    a_vision("later", date(2030, 1, 1))
    assert labels.current_vision(TODAY) is None
    assert labels.promises(TODAY) == []


def test_a_vision_that_ran_out_is_still_shown_and_says_it_is_past() -> None:
    a_vision("visie-2020", date(2020, 1, 1), date(2024, 1, 1))
    a_vision("visie-2024", date(2024, 1, 1), date(2026, 1, 1))
    then, now = labels.current_vision(date(2025, 12, 31)), labels.current_vision(TODAY)
    assert then is not None
    assert now is not None
    assert (then.code, then.is_past(date(2025, 12, 31))) == ("visie-2024", False)
    assert (now.code, now.is_past(TODAY)) == ("visie-2024", True)
    assert now.last_day == date(2025, 12, 31)
    assert [str(promise.text) for promise in labels.promises(TODAY)] == ["visie-2024 een", "visie-2024 twee"]


def test_a_successor_takes_over_on_its_first_day() -> None:
    a_vision("visie-2024", date(2024, 1, 1), date(2026, 1, 1))
    a_vision("visie-2027", date(2027, 1, 1))
    assert [vision.code for vision in labels.visions()] == ["visie-2024", "visie-2027"]
    before, after = labels.current_vision(date(2026, 12, 31)), labels.current_vision(date(2027, 1, 1))
    assert before is not None
    assert after is not None
    assert (before.code, after.code) == ("visie-2024", "visie-2027")
    assert after.last_day is None


@pytest.mark.usefixtures("language")
def test_reading_again_costs_one_query_and_in_one_request_no_more(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(6):
        labels.labels_of_facet("thema", TODAY)
    with django_assert_num_queries(1):
        labels.labels_of_facet("ambitie", TODAY)
    with snapshot.steady(), django_assert_num_queries(1):
        labels.labels_of_facet("ambitie", TODAY)
        labels.choice_tree("thema", TODAY)
        labels.promises(TODAY)
