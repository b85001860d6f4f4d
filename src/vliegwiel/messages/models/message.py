# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The outbox: one row per message to one person through one channel, with its state, and each attempt to deliver it."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock, privacy
from vliegwiel.kit.refs import Ref
from vliegwiel.messages.models.letter import LetterBatch


class Channel(models.TextChoices):
    """How somebody wants to hear from the library."""

    EMAIL = "email", _("e-mail")
    SMS = "sms", _("sms")
    LETTER = "letter", _("brief")
    CALL = "call", _("bellen")
    DESK = "desk", _("aan de balie")

    @property
    def is_written(self) -> bool:
        """Whether she reads it herself, rather than hears it from a colleague."""
        return self in {Channel.EMAIL, Channel.SMS, Channel.LETTER}


class State(models.TextChoices):
    """Where a message is. Which states a channel knows stands in STATES."""

    WAITING = "waiting", _("wacht")
    SENDING = "sending", _("wordt verstuurd")
    FAILED = "failed", _("mislukt, we proberen het opnieuw")
    DELIVERED = "delivered", _("verstuurd")
    TO_CALL = "to_call", _("nog te bellen")
    REACHED = "reached", _("gesproken")
    NOT_REACHED = "not_reached", _("niet bereikt")
    TO_PRINT = "to_print", _("nog te printen")
    PRINTED = "printed", _("geprint, nog niet op de post")
    POSTED = "posted", _("op de post")
    TOLD = "told", _("verteld aan de balie")
    GIVEN_UP = "given_up", _("niet gelukt")
    CANCELLED = "cancelled", _("niet meer nodig")


_BY_MACHINE = (State.WAITING, State.SENDING, State.FAILED, State.DELIVERED, State.GIVEN_UP, State.CANCELLED)
STATES: dict[Channel, tuple[State, ...]] = {
    Channel.EMAIL: _BY_MACHINE,
    Channel.SMS: _BY_MACHINE,
    Channel.CALL: (State.TO_CALL, State.REACHED, State.NOT_REACHED, State.CANCELLED),
    Channel.LETTER: (State.TO_PRINT, State.PRINTED, State.POSTED, State.CANCELLED),
    Channel.DESK: (State.WAITING, State.TOLD, State.CANCELLED),
}
FIRST: dict[Channel, State] = {channel: states[0] for channel, states in STATES.items()}
DONE = (State.DELIVERED, State.REACHED, State.NOT_REACHED, State.POSTED, State.TOLD, State.GIVEN_UP, State.CANCELLED)
ARRIVED = (State.DELIVERED, State.REACHED, State.POSTED, State.TOLD)


def _fits() -> Q:
    """A message is in a state that its channel knows."""
    condition = Q()
    for channel, states in STATES.items():
        condition |= Q(channel=channel, state__in=list(states))
    return condition


class Message(models.Model):
    """`about` says what it is about; `person` is whose it is; `replaces` is the one that could not be delivered.

    `dedupe` makes a message unique: asked twice, sent once. `due_at` is when it may go, or be tried again.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    state = models.CharField(max_length=20, choices=State.choices)
    kind = models.CharField(max_length=60, help_text="Why it is sent, a code of the caller.")
    about_kind = models.CharField(max_length=60)
    about_id = models.UUIDField()
    person: "models.UUIDField[UUID | None, UUID | None]" = models.UUIDField(null=True, blank=True, db_index=True)
    branch = models.CharField(max_length=40, blank=True)
    dedupe = models.CharField(max_length=200)
    language = models.CharField(max_length=10, default="nl")
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    street = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    town = models.CharField(max_length=100, blank=True)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    deadline = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    due_at = models.DateTimeField(default=clock.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True, blank=True)
    claimed_by: "models.UUIDField[UUID | None, UUID | None]" = models.UUIDField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    replaces = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="replaced_by")
    batch = models.ForeignKey(LetterBatch, on_delete=models.SET_NULL, null=True, blank=True, related_name="letters")

    class Meta:
        ordering = ["created_at", "id"]
        indexes = [
            models.Index(fields=["state", "due_at"], name="message_state_due"),
            models.Index(fields=["about_kind", "about_id"], name="message_about"),
            models.Index(fields=["channel", "state", "branch"], name="message_list"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["dedupe"], name="message_dedupe_unique"),
            models.UniqueConstraint(fields=["replaces"], condition=Q(replaces__isnull=False), name="message_replaced_once"),
            models.CheckConstraint(condition=~Q(dedupe=""), name="message_dedupe_filled"),
            models.CheckConstraint(condition=_fits(), name="message_state_fits_channel"),
            models.CheckConstraint(
                condition=Q(state__in=DONE, done_at__isnull=False) | (~Q(state__in=DONE) & Q(done_at__isnull=True)),
                name="message_done_at_when_done",
            ),
            models.CheckConstraint(
                condition=(~Q(channel=Channel.EMAIL) | ~Q(email=""))
                & (~Q(channel__in=[Channel.SMS, Channel.CALL]) | ~Q(phone=""))
                & (~Q(channel=Channel.LETTER) | (~Q(street="") & ~Q(postcode="")))
                & (~Q(channel__in=[Channel.DESK, Channel.LETTER]) | ~Q(name="")),
                name="message_address_fits_channel",
            ),
            models.CheckConstraint(condition=~Q(state=State.SENDING) | Q(claimed_at__isnull=False), name="message_sending_is_claimed"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.kind} {self.state}"

    @property
    def about(self) -> Ref:
        """What it is about."""
        return Ref(self.about_kind, self.about_id)

    def is_done(self) -> bool:
        """Whether nothing more will happen to it. No query."""
        return self.state in DONE

    def is_late(self, at: datetime) -> bool:
        """Whether its deadline has passed while it is still open. No query."""
        return self.deadline is not None and self.deadline <= at and not self.is_done()


_POST = privacy.Kept(activity="berichten", keep="90 dagen nadat het bericht is afgehandeld", erased="messages.actions.retention")
privacy.register(
    Message,
    personal=dict.fromkeys(["id", "about_kind", "about_id", "person", "dedupe", "language", "name", "email", "phone", "street", "postcode", "town", "subject", "text", "claimed_by"], _POST),
    other=(
        "channel", "state", "kind", "branch", "deadline", "created_at", "due_at", "attempts", "claimed_at", "done_at",
        "replaces", "batch",
    ),
)  # fmt: skip


class Attempt(models.Model):
    """One try to deliver a message. `outcome` is a code, never what was said; `reason` is a short choice."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="tries")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=clock.now)
    outcome = models.CharField(max_length=40)
    reason = models.CharField(max_length=40, blank=True)
    by: "models.UUIDField[UUID | None, UUID | None]" = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["message", "number"], name="attempt_number_once"),
            models.CheckConstraint(condition=Q(number__gt=0), name="attempt_number_positive"),
            models.CheckConstraint(condition=~Q(outcome=""), name="attempt_outcome_filled"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.outcome}"


privacy.register(Attempt, personal={"message": _POST, "by": _POST}, other=("id", "number", "at", "outcome", "reason"))
