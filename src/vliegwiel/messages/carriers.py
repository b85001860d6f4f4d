# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What takes a message out of the house: the mail server, and the provider of text messages or a folder in its place.

Each carrier raises NotDelivered; `for_good` says that trying again makes no sense.
"""

import json
import re
import urllib.error
import urllib.request
from dataclasses import dataclass
from datetime import datetime
from email.utils import formataddr, parseaddr
from http.client import HTTPException
from pathlib import Path
from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import loader
from django.utils import translation

from vliegwiel.kit import clock
from vliegwiel.kit.pages import public as pages
from vliegwiel.messages.models import Message

_PATIENCE = 20


class NotDelivered(Exception):
    """It did not go. `outcome` is a code for the record, without any address."""

    def __init__(self, outcome: str, *, for_good: bool = False) -> None:
        self.outcome, self.for_good = outcome, for_good
        super().__init__(outcome)


class Carrier(Protocol):
    """Hands one message over. Raises NotDelivered."""

    def carry(self, message: Message) -> None:
        """Returns once the other side has it."""


@dataclass(frozen=True)
class MailCarrier:
    """E-mail through Django's mail settings, with a twin in HTML. The Message-ID is the same at every try."""

    sender: str
    library: str
    reply_to: str

    def carry(self, message: Message) -> None:
        """Hands it to the mail server. Raises NotDelivered."""
        address = parseaddr(self.sender)[1]
        identifier = f"<{message.id}@{address.partition('@')[2] or 'localhost'}>"
        mail = EmailMultiAlternatives(
            subject=" ".join(message.subject.split()),
            body=message.text,
            from_email=formataddr((self.library, address)),
            to=[message.email],
            reply_to=[self.reply_to] if self.reply_to else None,
            headers={"Message-ID": identifier, "Auto-Submitted": "auto-generated", "Content-Language": message.language},
        )
        mail.attach_alternative(self._twin(message), "text/html")
        try:
            mail.send()
        except SMTPRecipientsRefused as error:
            codes = [code for code, _ in error.recipients.values()]
            raise NotDelivered("refused", for_good=all(500 <= code < 600 for code in codes)) from error
        except (SMTPException, OSError) as error:
            raise NotDelivered(f"mail:{type(error).__name__}") from error

    def _twin(self, message: Message) -> str:
        with translation.override(message.language):
            context = {"message": message, "library": pages.identity(), "paragraphs": message.text.split("\n\n")}
            return loader.render_to_string("messages/email.html", context)


class _NoDetours(urllib.request.HTTPRedirectHandler):
    """A provider that sends us elsewhere does not get our token there."""

    def redirect_request(self, *_args: object, **_kwargs: object) -> None:
        """Never followed: the answer counts as a failure."""


@dataclass(frozen=True)
class HttpSms:
    """Text messages through a Dutch provider with a JSON interface and a token, in the form that Spryng takes."""

    url: str
    token: str
    sender: str

    def carry(self, message: Message) -> None:
        """Hands it to the provider. Raises NotDelivered: for good on a number that is refused."""
        body = {
            "body": message.text,
            "encoding": "auto",
            "originator": self.sender,
            "recipients": [message.phone.lstrip("+")],
            "route": "business",
            "reference": str(message.id),
        }
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json", "Accept": "application/json"}
        request = urllib.request.Request(self.url, json.dumps(body).encode(), headers, method="POST")  # noqa: S310  (the administrator's own setting, checked below)
        if not self.url.startswith(("https://", "http://")):
            raise NotDelivered("sms:address")
        try:
            urllib.request.build_opener(_NoDetours).open(request, timeout=_PATIENCE).close()
        except urllib.error.HTTPError as error:
            error.close()
            raise NotDelivered(f"sms:{error.code}", for_good=error.code in {400, 404, 422}) from error
        except (OSError, HTTPException) as error:
            raise NotDelivered(f"sms:{type(error).__name__}") from error


@dataclass(frozen=True)
class FileSms:
    """Text messages as files in a folder, when no provider is set: for a demo, and to look what would be sent."""

    folder: Path

    def carry(self, message: Message) -> None:
        """Writes it down; the same message twice is one file. Raises NotDelivered."""
        name = re.sub(r"[^0-9+]", "", message.phone)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            path = self.folder / f"{clock.today():%Y-%m-%d}-{name}-{message.id}.txt"
            path.write_text(f"Aan: {message.phone}\n\n{message.text}\n", encoding="utf-8")
        except OSError as error:
            raise NotDelivered(f"sms:{type(error).__name__}") from error


def mail() -> MailCarrier:
    """The mail carrier as the settings and the library's folder have it."""
    library = pages.identity()
    return MailCarrier(sender=settings.DEFAULT_FROM_EMAIL, library=library.name, reply_to=library.email)


def sms() -> Carrier:
    """The provider, when one is set; else the folder."""
    if settings.SMS_URL:
        return HttpSms(url=settings.SMS_URL, token=settings.SMS_TOKEN, sender=settings.SMS_SENDER)
    return FileSms(Path(settings.DATA_FOLDER) / "sms")


def delete_written(*, before: datetime) -> int:
    """Deletes messages that were written to files in place of being sent, and are older than a moment; how many."""
    old = [
        path
        for folder in ("mail", "sms")
        for path in (Path(settings.DATA_FOLDER) / folder).glob("*.*")
        if path.is_file() and path.stat().st_mtime < before.timestamp()
    ]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)
