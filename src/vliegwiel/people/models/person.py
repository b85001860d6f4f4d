# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A person as the library knows her: a name, a way to reach her, and the secret that ties facts to her."""

import secrets
from uuid import uuid4

from django.db import models

from vliegwiel.kit import privacy
from vliegwiel.messages.public import Channel


def new_secret() -> str:
    """A fresh secret of 256 bits."""
    return secrets.token_hex(32)


class Person(models.Model):
    """Somebody who signed up. E-mail may be empty and is not unique: families share one.

    `contact_key` finds the same person again (folded name and address); empty for those who come by the desk.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=200)
    contact_key = models.CharField(max_length=500, blank=True)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    street = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    town = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=10, default="nl")
    kern = models.ForeignKey("places.Kern", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    secret = models.CharField(max_length=64, default=new_secret)
    created_at = models.DateTimeField()
    last_seen_at = models.DateTimeField(db_index=True)

    class Meta:
        """One person per name and address; a channel needs its address."""

        constraints = (
            models.UniqueConstraint(fields=["contact_key"], condition=~models.Q(contact_key=""), name="person_once_per_contact"),
            models.CheckConstraint(condition=~models.Q(name=""), name="person_has_name"),
            models.CheckConstraint(condition=~models.Q(channel=Channel.EMAIL) | ~models.Q(email=""), name="person_email_channel"),
            models.CheckConstraint(
                condition=~models.Q(channel__in=[Channel.SMS, Channel.CALL]) | ~models.Q(phone=""),
                name="person_phone_channel",
            ),
            models.CheckConstraint(
                condition=~models.Q(channel=Channel.LETTER) | (~models.Q(street="") & ~models.Q(postcode="")),
                name="person_letter_channel",
            ),
        )

    def __str__(self) -> str:
        return self.name


class CountingKey(models.Model):
    """A random key per person and calendar year: distinct people can be counted, and it can't be tied back."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="counting_keys")
    year = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=32)

    class Meta:
        """One key per person and year."""

        constraints = (models.UniqueConstraint(fields=["person", "year"], name="counting_key_once"),)

    def __str__(self) -> str:
        return f"{self.year}"


_CONTACT = privacy.Kept(activity="aanmelden", keep="12 maanden na de laatste activiteit", erased="people.actions.people.erase")
privacy.register(
    Person,
    personal=dict.fromkeys(
        [
            "id",
            "name",
            "contact_key",
            "channel",
            "email",
            "phone",
            "street",
            "postcode",
            "town",
            "language",
            "kern",
            "secret",
            "created_at",
            "last_seen_at",
        ],
        _CONTACT,
    ),
    other=(),
)
privacy.register(CountingKey, personal={"person": _CONTACT, "key": _CONTACT}, other=("id", "year"))
