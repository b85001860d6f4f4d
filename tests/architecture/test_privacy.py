# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every field of every table, third parties' included, says whether it is personal, why it is kept and what erases it."""

import pytest
from django.apps import apps
from django.db import models

from vliegwiel.config import privacy as third_parties
from vliegwiel.kit import privacy

assert third_parties.__doc__  # reading it declares the tables that we did not write

TABLES = list(apps.get_models(include_auto_created=True))


def fields_without_words(model: type[models.Model], known: dict[str, privacy.Kept | None]) -> list[str]:
    """Fields that nobody classified. The rows of a many-to-many are told by the field that makes them."""
    if model._meta.auto_created:
        return []
    return [field.name for field in model._meta.local_fields if field.name not in known]


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model._meta.label)
def test_every_field_is_classified(model):
    assert fields_without_words(model, privacy.classified().get(model._meta.label_lower, {})) == []


def test_no_declaration_outlives_its_field():
    gone = []
    tables = {model._meta.label_lower: model for model in TABLES}
    for label, declared in privacy.classified().items():
        model = tables.get(label)
        names = {field.name for field in (*model._meta.local_fields, *model._meta.local_many_to_many)} if model else set()
        gone += [f"{label}.{name}" for name in declared if name not in names]
    assert gone == []


def test_every_personal_field_tells_why_how_long_and_how():
    for label, declared in privacy.classified().items():
        for name, kept in declared.items():
            if kept is not None:
                assert kept.activity in privacy.ACTIVITIES, f"{label}.{name}"
                assert kept.keep.strip(), f"{label}.{name}"
                assert kept.erased.strip(), f"{label}.{name}"


def test_names_that_sound_personal_are_personal():
    """A slip of the pen: an e-mail address among the fields that say nothing about anyone."""
    sounds = {"email", "phone", "street", "postcode", "name_folded", "last_login", "ip", "user_agent"}
    library_itself = {"places.library", "places.branch"}
    slipped = [
        f"{label}.{name}"
        for label, declared in privacy.classified().items()
        for name, kept in declared.items()
        if kept is None and name in sounds and label not in library_itself
    ]
    assert slipped == []


def test_an_unclassified_field_is_caught():
    model = TABLES[0]
    assert fields_without_words(model, {}) == [field.name for field in model._meta.local_fields]
