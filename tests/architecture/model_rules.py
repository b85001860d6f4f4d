# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rules about one relation between models: across modules it points down, leads nowhere back, and takes nothing along."""

from collections.abc import Iterator
from typing import TypeAlias

from django.db import models

from tests.architecture.sources import MODULES

Relation: TypeAlias = "models.ForeignKey[models.Model, models.Model] | models.ManyToManyField[models.Model, models.Model]"
ORDER = {name: height for height, name in enumerate(reversed(MODULES))}


def module_of(model: type[models.Model]) -> str:
    """The module a model belongs to, or an empty string for a third party's."""
    parts = model.__module__.split(".")
    return parts[1] if parts[0] == "vliegwiel" else ""


def faults(model: type[models.Model]) -> list[str]:
    return [f"{model._meta.label}.{field.name}: {sentence}" for field in relations(model) for sentence in _about(model, field)]


def relations(model: type[models.Model]) -> Iterator[Relation]:
    for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
        if isinstance(field, models.ForeignKey | models.ManyToManyField) and module_of(field.related_model) != module_of(model):
            yield field


def _about(model: type[models.Model], field: Relation) -> Iterator[str]:
    here, there = module_of(model), module_of(field.related_model)
    if there and ORDER[there] > ORDER[here]:
        yield f"points up, from {here} to {there}. Use a kit.refs.Ref."
    if not field.remote_field.hidden:
        yield 'lets the other module look back. Give it related_name="+".'
    if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is models.CASCADE:
        yield "would be deleted along with another module's row. Use PROTECT or SET_NULL."
