# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Versions of the vision and their promises. A successor is a new version; the old one stays readable."""

from datetime import date

from vliegwiel.kit import changes, db
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.localtext import local
from vliegwiel.labels.actions import rules
from vliegwiel.labels.actions.labels import Text
from vliegwiel.labels.events import PromiseChanged, PromiseRemoved, VisionChanged
from vliegwiel.labels.models import Promise, Vision


@db.action
def upsert(*, code: str, name: Text, mission: Text, vision: Text, valid_from: date, valid_until: date | None = None, by: Actor) -> Vision:
    """The version with this code as described. Raises CodeMisshapen or PeriodReversed."""
    rules.check_slug(code)
    rules.check_period(valid_from, valid_until)
    version = Vision.objects.filter(code=code).first() or Vision(code=code)
    changed = changes.put(
        version,
        name=local(name),
        mission=local(mission),
        vision=local(vision),
        valid_from=valid_from,
        valid_until=valid_until,
    )
    if changed:
        rules.recorded(VisionChanged(vision=version.id), by=by)
    return version


@db.action
def set_promise(*, vision: Vision, order: int, text: Text, shown_by: Text = "", shown_url_name: str = "", by: Actor) -> Promise:
    """The promise in this place of the vision's list, as described."""
    promise = Promise.objects.filter(vision=vision, order=order).first() or Promise(vision=vision, order=order)
    if changes.put(promise, text=local(text), shown_by=local(shown_by), shown_url_name=shown_url_name):
        rules.recorded(PromiseChanged(vision=vision.id, number=order), by=by)
    return promise


@db.action
def remove_promise(*, promise: Promise, by: Actor) -> None:
    """Takes a promise out of its vision."""
    fact = PromiseRemoved(vision=promise.vision_id, number=promise.order)
    promise.delete()
    rules.recorded(fact, by=by)
