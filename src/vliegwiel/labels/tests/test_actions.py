# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each action on labels: does it, refuses it, records it, and leaves nothing behind when the write fails."""

from collections.abc import Callable
from datetime import date

import pytest

from vliegwiel.kit import actors, db
from vliegwiel.kit.errors import ActionRefused
from vliegwiel.kit.events import public as events
from vliegwiel.labels import public
from vliegwiel.labels.actions import labels, rules, visions
from vliegwiel.labels.models import Facet, Label, LabelLink, LinkKind, Promise, Vision

pytestmark = pytest.mark.django_db
ALICE = actors.Actor("staff")


@pytest.fixture
def themes() -> Facet:
    """Facet thema with one label."""
    facet = labels.upsert_facet(code="thema", name="Thema", by=ALICE)
    labels.upsert(code="thema:inclusie", name={"nl": "Inclusie", "en": "Inclusion"}, by=ALICE)
    return facet


def recorded_by(work: Callable[[], object]) -> list[events.Recorded]:
    start = events.latest_position()
    work()
    return events.after(start)


def tags(found: list[events.Recorded]) -> list[str]:
    return [event.tag for event in found]


def a_vision() -> Vision:
    return visions.upsert(code="visie-2024", name="Visie", mission="M", vision="V", valid_from=date(2024, 1, 1), by=ALICE)


def test_a_label_is_recorded_with_its_code_and_only_when_it_changes(themes: Facet) -> None:
    def rename() -> Label:
        return labels.upsert(code="thema:inclusie", name="Iedereen doet mee", by=ALICE)

    (event,) = recorded_by(rename)
    assert (event.tag, event.labels) == ("labels:label:changed", ("thema:inclusie",))
    assert recorded_by(rename) == []
    assert Label.objects.get().name == {"nl": "Iedereen doet mee"}


def test_a_facet_is_recorded_once(themes: Facet) -> None:
    assert recorded_by(lambda: labels.upsert_facet(code="thema", name="Thema", by=ALICE)) == []
    assert tags(recorded_by(lambda: labels.upsert_facet(code="thema", name="Thema's", by=ALICE))) == ["labels:facet:changed"]


def test_retiring_is_recorded_once_and_naming_it_again_takes_it_back(themes: Facet) -> None:
    label = Label.objects.get()
    assert tags(recorded_by(lambda: labels.retire(label=label, by=ALICE))) == ["labels:label:retired"]
    assert recorded_by(lambda: labels.retire(label=label, by=ALICE)) == []
    labels.upsert(code="thema:inclusie", name=label.name, by=ALICE)
    assert Label.objects.get().retired_at is None


def test_links_are_made_once_and_taken_away(themes: Facet) -> None:
    labels.upsert(code="thema:cultuur", name="Cultuur", by=ALICE)

    def connect() -> LabelLink:
        return labels.link(source="thema:cultuur", target="thema:inclusie", kind=LinkKind.STRENGTHENS, by=ALICE)

    (event,) = recorded_by(connect)
    assert event.labels == ("thema:cultuur", "thema:inclusie")
    assert recorded_by(connect) == []
    assert tags(recorded_by(lambda: labels.unlink(link=LabelLink.objects.get(), by=ALICE))) == ["labels:link:removed"]
    assert public.links("versterkt") == []


def test_a_vision_and_its_promises_are_recorded_once_each() -> None:
    def write() -> Promise:
        return visions.set_promise(vision=a_vision(), order=1, text="Wij zijn er voor iedereen", by=ALICE)

    assert tags(recorded_by(write)) == ["labels:vision:changed", "labels:promise:changed"]
    assert recorded_by(write) == []
    promise = Promise.objects.get()
    (event,) = recorded_by(lambda: visions.remove_promise(promise=promise, by=ALICE))
    assert (event.tag, event.numbers) == ("labels:promise:removed", {"number": 1})


REFUSED: list[tuple[type[ActionRefused], Callable[[], object]]] = [
    (rules.CodeMisshapen, lambda: labels.upsert_facet(code="Thema's", name="T", by=ALICE)),
    (rules.CodeMisshapen, lambda: labels.upsert(code="thema:In clusie", name="T", by=ALICE)),
    (rules.CodeMisshapen, lambda: labels.upsert(code="inclusie", name="T", by=ALICE)),
    (rules.FacetUnknown, lambda: labels.upsert(code="weg:inclusie", name="T", by=ALICE)),
    (rules.LabelUnknown, lambda: labels.upsert(code="thema:x", name="T", parent="ambitie:weg", by=ALICE)),
    (rules.ParentInCircle, lambda: labels.upsert(code="thema:inclusie", name="T", parent="thema:inclusie", by=ALICE)),
    (
        rules.LabelUnknown,
        lambda: labels.link(source="thema:weg", target="thema:inclusie", kind=LinkKind.CARRIES, by=ALICE),
    ),
    (
        rules.ParentInCircle,
        lambda: labels.link(source="thema:inclusie", target="thema:inclusie", kind=LinkKind.CARRIES, by=ALICE),
    ),
    (
        rules.PeriodReversed,
        lambda: labels.upsert(code="thema:x", name="T", valid_from=date(2026, 1, 1), valid_until=date(2026, 1, 1), by=ALICE),
    ),
]


@pytest.mark.parametrize(("refusal", "attempt"), REFUSED)
def test_a_broken_rule_is_refused_in_a_sentence_and_changes_nothing(
    themes: Facet, refusal: type[ActionRefused], attempt: Callable[[], object]
) -> None:
    start = events.latest_position()
    with pytest.raises(refusal) as refused:
        attempt()
    assert str(refused.value).endswith(".")
    assert events.after(start) == []
    assert Label.objects.count() == 1


def test_a_label_cannot_hang_under_its_own_child(themes: Facet) -> None:
    labels.upsert(code="thema:kind", name="Kind", parent="thema:inclusie", by=ALICE)
    with pytest.raises(rules.ParentInCircle):
        labels.upsert(code="thema:inclusie", name="Inclusie", parent="thema:kind", by=ALICE)


def test_a_write_that_fails_later_leaves_neither_the_label_nor_its_event(themes: Facet) -> None:
    start = events.latest_position()

    def add_and_fail() -> None:
        with db.write():
            labels.upsert(code="thema:nieuw", name="Nieuw", by=ALICE)
            assert public.label("thema:nieuw") is not None
            raise RuntimeError

    with pytest.raises(RuntimeError):
        add_and_fail()
    assert events.after(start) == []
    assert public.label("thema:nieuw") is None
