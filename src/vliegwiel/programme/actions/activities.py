# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making, changing, publishing and copying activities."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import changes, clock, db, errors
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.events import public as events
from vliegwiel.kit.localtext import LocalText
from vliegwiel.labels import public as labels
from vliegwiel.programme import queries
from vliegwiel.programme.actions import offerings, stale
from vliegwiel.programme.events import ActivityChanged, ActivityPublished
from vliegwiel.programme.models import Activity, ActivityState, ActivityType, Offering


class TitleMissing(errors.ActionRefused):
    """An activity needs a title."""

    message = _("Geef de activiteit een titel.")
    field = "title"


class AgesReversed(errors.ActionRefused):
    """The highest age lies under the lowest."""

    message = _("De hoogste leeftijd ligt onder de laagste.")
    field = "max_age"


class NotReady(errors.ActionRefused):
    """It cannot be published without saying what it is."""

    message = _("Vul eerst een korte uitleg in. Dan weten bezoekers wat het is.")
    field = "summary"


@dataclass(frozen=True)
class ActivityFields:
    """What a maker fills in. `labels` are codes of existing labels; costs are in cents."""

    title: LocalText
    summary: LocalText = field(default_factory=LocalText)
    text: LocalText = field(default_factory=LocalText)
    bring: LocalText = field(default_factory=LocalText)
    cost_cents: int = 0
    cost_note: LocalText = field(default_factory=LocalText)
    min_age: int | None = None
    max_age: int | None = None
    language_level: str = ""
    labels: tuple[str, ...] = ()
    type_id: UUID | None = None


def _free_slug(title: str) -> str:
    base = slugify(title)[:100] or "activiteit"
    taken = set(Activity.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    if base not in taken:
        return base
    return next(f"{base}-{n}" for n in range(2, len(taken) + 3) if f"{base}-{n}" not in taken)


def _apply(activity: Activity, fields: ActivityFields) -> None:
    if not str(fields.title).strip():
        raise TitleMissing
    if fields.min_age is not None and fields.max_age is not None and fields.max_age < fields.min_age:
        raise AgesReversed
    for name in ["title", "summary", "text", "bring", "cost_cents", "cost_note", "min_age", "max_age", "language_level", "type_id"]:
        setattr(activity, name, getattr(fields, name))
    activity.changed_at = clock.now()


def _set_labels(activity: Activity, codes: Iterable[str]) -> None:
    changes.put_many(activity, "labels", [info.id for info in labels.labels_by_code(codes).values()])


def _record(activity: Activity, by: Actor) -> UUID:
    fact = ActivityChanged(activity=activity.id)
    return events.record(fact, by=by, labels=queries.label_codes(activity))


@db.action
def create(*, fields: ActivityFields, by: Actor, state: str = ActivityState.DRAFT, slug: str = "") -> Activity:
    """A new activity; without labels it takes those of its type. Raises TitleMissing, AgesReversed."""
    activity = Activity(slug=slug or _free_slug(str(fields.title)), state=state, created_at=clock.now())
    _apply(activity, fields)
    activity.save()
    codes = fields.labels
    if not codes and fields.type_id:
        codes = tuple(queries.type_label_codes(fields.type_id))
    _set_labels(activity, codes)
    _record(activity, by)
    return activity


@db.action
def change(*, activity: Activity, fields: ActivityFields, version: int, by: Actor) -> Activity:
    """Changes an activity that still has the version the maker saw. Raises ChangedMeanwhile, TitleMissing."""
    activity = Activity.objects.select_for_update().get(id=activity.id)
    if activity.version != version:
        raise stale.ChangedMeanwhile
    _apply(activity, fields)
    activity.version += 1
    activity.save()
    _set_labels(activity, fields.labels)
    _record(activity, by)
    return activity


@db.action
def set_labels(*, activity: Activity, codes: Iterable[str], by: Actor) -> Activity:
    """Corrects the labels only."""
    activity = Activity.objects.select_for_update().get(id=activity.id)
    activity.version += 1
    activity.save(update_fields=["version"])
    _set_labels(activity, codes)
    _record(activity, by)
    return activity


@db.action
def publish(*, activity: Activity, by: Actor) -> Activity:
    """Shows it to the public. Once more changes nothing. Raises NotReady."""
    activity = Activity.objects.select_for_update().get(id=activity.id)
    if activity.state == ActivityState.PUBLISHED:
        return activity
    if not str(activity.summary).strip():
        raise NotReady
    activity.state = ActivityState.PUBLISHED
    activity.version += 1
    activity.save(update_fields=["state", "version"])
    fact = ActivityPublished(activity=activity.id)
    events.record(fact, by=by, labels=queries.label_codes(activity))
    return activity


@db.action
def set_state(*, activity: Activity, state: ActivityState, by: Actor) -> Activity:
    """Puts it in another state; publishing checks what `publish` checks. Raises NotReady."""
    if state == ActivityState.PUBLISHED:
        return publish(activity=activity, by=by)
    activity = Activity.objects.select_for_update().get(id=activity.id)
    activity.state = state
    activity.version += 1
    activity.save(update_fields=["state", "version"])
    _record(activity, by)
    return activity


@db.action
def take_out(*, activity: Activity, by: Actor) -> Activity:
    """Takes it out of the offer; what was planned and who signed up stays readable for staff."""
    activity = Activity.objects.select_for_update().get(id=activity.id)
    activity.state = ActivityState.ARCHIVED
    activity.version += 1
    activity.save(update_fields=["state", "version"])
    _record(activity, by)
    return activity


def _copied(title: str, language: str) -> str:
    with translation.override(language):
        return gettext("%(title)s (kopie)") % {"title": title}


@db.action
def copy(*, activity: Activity, by: Actor) -> Activity:
    """A draft with the same texts, labels and runs, without dates or people."""
    fields = ActivityFields(
        title=LocalText({code: _copied(text, code) for code, text in activity.title.items()}),
        summary=activity.summary,
        text=activity.text,
        bring=activity.bring,
        cost_cents=activity.cost_cents,
        cost_note=activity.cost_note,
        min_age=activity.min_age,
        max_age=activity.max_age,
        language_level=activity.language_level,
        labels=tuple(queries.label_codes(activity)),
        type_id=activity.type_id,
    )
    made = create(fields=fields, by=by)
    for offering in Offering.objects.filter(activity=activity).order_by("created_at"):
        offerings.create(activity=made, fields=offerings.fields_of(offering), by=by)
    return made


@db.action
def save_type(*, code: str, name: LocalText, label_codes: Iterable[str], order: int, by: Actor) -> ActivityType:
    """Makes or changes a type of activity with the labels it brings along."""
    row, _new = ActivityType.objects.update_or_create(code=code, defaults={"name": name, "order": order})
    changes.put_many(row, "labels", [info.id for info in labels.labels_by_code(label_codes).values()])
    events.record(ActivityChanged(activity=row.id), by=by)
    return row
