# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The event, who did it, what caused it, and how far each reader has come. Only kit.events writes these tables."""

from uuid import uuid4

from django.db import models

from vliegwiel.kit import privacy

_COUNTED = privacy.Kept(activity="tellen", keep="zolang de persoon bekend is", erased="kit.events.erasure.forget_subject")


class Event(models.Model):
    """One thing that happened. `refs`: {name: uuid}, `numbers`: {name: int}, `labels`: [code].

    `subject` ties the fact to a person while her secret lives; `count_key` is random per counting period and stays.
    """

    position = models.BigAutoField(primary_key=True)
    id = models.UUIDField(default=uuid4, unique=True, editable=False)
    tag = models.CharField(max_length=80)
    version = models.PositiveSmallIntegerField(default=1)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    branch = models.CharField(max_length=60, blank=True)
    labels = models.JSONField(default=list)
    numbers = models.JSONField(default=dict)
    refs = models.JSONField(default=dict)
    subject = models.CharField(max_length=64, blank=True)
    count_key = models.CharField(max_length=32, blank=True)

    class Meta:
        """Order of commit is order of position."""

        indexes = (
            models.Index(fields=["tag", "position"], name="event_by_tag"),
            models.Index(fields=["subject"], name="event_by_subject", condition=models.Q(subject__gt="")),
        )

    def __str__(self) -> str:
        return f"{self.position} {self.tag}"


class EventActor(models.Model):
    """Who did it, apart from the fact, with a retention of its own."""

    event_id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=20)
    actor_id = models.UUIDField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        """Searched by account when somebody leaves."""

        indexes = (models.Index(fields=["actor_id"], name="event_actor_by_actor"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.actor_id}"


class EventCause(models.Model):
    """An edge from an event to an event that caused it. Many to many, and erasable."""

    event_id = models.UUIDField()
    cause_id = models.UUIDField(db_index=True)

    class Meta:
        """An edge exists once, and nothing causes itself."""

        constraints = (
            models.UniqueConstraint(fields=["event_id", "cause_id"], name="event_cause_once"),
            models.CheckConstraint(condition=~models.Q(event_id=models.F("cause_id")), name="event_not_its_own_cause"),
        )

    def __str__(self) -> str:
        return f"{self.cause_id} → {self.event_id}"


class Checkpoint(models.Model):
    """How far a reader has come: it has handled every event up to and including `position`."""

    reader = models.CharField(max_length=80, primary_key=True)
    position = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.reader} @ {self.position}"


privacy.register(
    Event,
    personal={"refs": _COUNTED, "subject": _COUNTED, "count_key": _COUNTED},
    other=("position", "id", "tag", "version", "happened_at", "recorded_at", "branch", "labels", "numbers"),
)
privacy.register(
    EventActor,
    personal={"actor_id": privacy.Kept(activity="medewerkers", keep="24 maanden", erased="kit.events.erasure.forget_actors")},
    other=("event_id", "kind", "recorded_at"),
)
privacy.register(
    EventCause,
    personal={"event_id": _COUNTED, "cause_id": _COUNTED},
    other=("id",),
)
privacy.impersonal(Checkpoint)
