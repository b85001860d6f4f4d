# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What must always hold for labels, whoever writes: each named constraint, and an attempt to break it."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from vliegwiel.labels.models import Facet, Label, LabelLink, Promise, Vision

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 23)


def facet(**values: object) -> Facet:
    return Facet.objects.create(**{"code": "thema", **values})


def label(code: str = "thema:inclusie", **values: object) -> Label:
    owner = Facet.objects.first() or facet()
    return Label.objects.create(**{"facet": owner, "code": code, **values})


def own_parent() -> object:
    own_id = uuid4()
    return label(id=own_id, parent_id=own_id)


def link(**values: object) -> LabelLink:
    ends = {"source": label("thema:a"), "target": label("thema:b"), "kind": "versterkt"}
    return LabelLink.objects.create(**{**ends, **values})


def link_twice() -> object:
    first = link()
    return LabelLink.objects.create(source=first.source, target=first.target, kind=first.kind)


def link_to_itself() -> object:
    end = label()
    return LabelLink.objects.create(source=end, target=end, kind="versterkt")


def vision(**values: object) -> Vision:
    return Vision.objects.create(**{"code": "visie", "valid_from": DAY, **values})


def promise_in_one_place_twice() -> object:
    owner = vision()
    Promise.objects.create(vision=owner, order=1)
    return Promise.objects.create(vision=owner, order=1)


def twice(make: Callable[[], object]) -> Callable[[], object]:
    def attempt() -> object:
        make()
        return make()

    return attempt


ATTEMPTS: dict[str, Callable[[], object]] = {
    "facet_code_unique": twice(facet),
    "facet_code_filled": lambda: facet(code=""),
    "label_code_unique": twice(label),
    "label_code_in_facet": lambda: label("leefgebied:wonen"),
    "label_not_own_parent": own_parent,
    "label_period_order": lambda: label(valid_from=DAY, valid_until=DAY),
    "labellink_unique": link_twice,
    "labellink_not_to_itself": link_to_itself,
    "labellink_kind_known": lambda: link(kind="verzwakt"),
    "vision_code_unique": twice(vision),
    "vision_period_order": lambda: vision(valid_until=DAY),
    "promise_order_unique": promise_in_one_place_twice,
}


def test_every_constraint_has_an_attempt_to_break_it() -> None:
    named = {constraint.name for model in apps.get_app_config("labels").get_models() for constraint in model._meta.constraints}
    assert named == set(ATTEMPTS)


@pytest.mark.parametrize("name", ATTEMPTS)
def test_the_database_refuses_what_must_never_be(name: str) -> None:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        ATTEMPTS[name]()
    # SQLite names the columns of a broken unique constraint instead of the constraint.
    if "unique" not in name or connection.vendor == "postgresql":
        assert name in str(refused.value)
