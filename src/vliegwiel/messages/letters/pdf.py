# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes one PDF of a pile of letters. Runs in worker and command processes only: Typst is a heavy engine."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from django.utils import formats, translation
from django.utils.translation import gettext as _

from vliegwiel.kit import heavy
from vliegwiel.messages.models import Message

_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Sender:
    """Who writes: the library as its letters name it, its address on one line, and how to answer."""

    library: str
    address: str
    footer: str


@dataclass(frozen=True)
class Letter:
    """One letter as the page wants it."""

    address: list[str]
    language: str
    date: str
    subject: str
    paragraphs: list[str]


def letter(message: Message, on: date) -> Letter:
    """A message as a letter of that day, in the language of the recipient."""
    with translation.override(message.language):
        written = formats.date_format(on, "j F Y")
    town = f"{message.postcode}  {message.town.upper()}".strip()
    lines = [message.name, message.street, town]
    paragraphs = [part.strip() for part in message.text.replace("\r\n", "\n").split("\n\n") if part.strip()]
    return Letter([line for line in lines if line], message.language, written, message.subject, paragraphs)


def how_to_answer(phone: str) -> str:
    """The line at the foot of each letter."""
    if not phone:
        return _("Vragen? Kom gerust langs. Je hoeft geen lid te zijn.")
    return _("Vragen? Bel %(phone)s of kom langs. Je hoeft geen lid te zijn.") % {"phone": phone}


def make(messages: Iterable[Message], *, sender: Sender, on: date) -> bytes:
    """The PDF, tagged and in the order given. Raises heavy.EngineMissing, or RuntimeError when Typst refuses."""
    typst = heavy.load("typst")
    data = {
        "title": sender.library,
        "library": sender.library,
        "sender": sender.address,
        "footer": sender.footer,
        "letters": [asdict(letter(message, on)) for message in messages],
    }
    content = typst.compile(
        str(_HERE / "letter.typ"),
        font_paths=[str(_HERE / "fonts")],
        sys_inputs={"data": json.dumps(data)},
        pdf_standards=["ua-1"],
    )
    if not isinstance(content, bytes):
        raise TypeError("Typst gave no PDF")
    return content
