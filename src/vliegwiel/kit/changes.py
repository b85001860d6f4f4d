# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Putting values on a row, so that an action can tell a change from none."""

from collections.abc import Collection
from uuid import UUID

from django.db import models


def put(row: models.Model, **values: object) -> bool:
    """Sets the values and saves; False, and nothing written, when the row existed and already had them all."""
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    is_new = row._state.adding
    if not changed and not is_new:
        return False
    for name in changed:
        setattr(row, name, values[name])
    if is_new:
        row.save(force_insert=True)
    else:
        row.save(update_fields=changed)
    return True


def put_many(row: models.Model, name: str, ids: Collection[UUID]) -> bool:
    """Sets a many-to-many field of a saved row to these ids; False when it already held exactly these."""
    manager = getattr(row, name)
    if set(manager.values_list("pk", flat=True)) == set(ids):
        return False
    manager.set(ids)
    return True
