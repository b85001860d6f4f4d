# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The invented residents of the demo. None of them exists, none of their addresses can be reached.

Family names are made up. E-mail goes to example.org (RFC 2606). Behind a Dutch area code, and behind 06, no number
begins with 0, so 0546 00 xx xx and 06 00 xx xx xx belong to nobody. Streets are made up; the postcode is the library's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from vliegwiel.messages.public import Channel
from vliegwiel.people import public as people
from vliegwiel.places import public as places

_FIRST = """
Aaltje Abel Aisha Amira Anna Arend Ayse Bente Berend Bilal Carlijn Daan Dina Diny Elif Emma Erik Fatma Femke Frits Gerda Gijs Hanna Hamid
Harm Hennie Ineke Irina Jan Janna Jelle Joke Kamil Karin Kees Khaled Lars Leyla Lies Lotte Maaike Magda Marek Marjan Mieke Milan Mina
Nadia Niels Noor Oksana Olha Omar Piet Rania Riet Roel Sami Sanne Selma Sien Stefan Teun Tineke Truus Vera Wietske Wim Yara Yusuf Zofia
"""
_LAST = """
Akkerblom Bloemhorst Bosmolen Bramelkamp Dennenvoort Duifhuizink Eikenvoort Elzenmaat Erwtenveld Graspel Haverklap Heidebloem Hommelink
Hooischelf Kersenboogert Klaproosman Klinkvoort Koolwitje Korenbloem Lindenkoel Maanzaad Meidoornman Merelhof Mosterdink Oeverzwaluw
Pepermolen Petteflet Pluimvoort Regenwulp Rietzanger Roggeveldink Sleutelbloem Sterrenmos Tarwekamp Tuinfluiter Veldleeuwerik Vlierbes
Vlindermaat Vuurvlieg Waterlelie Wilgenkatje Windekind Winterkoning Wollegras Zandoog Zevenster Zonneveen
"""
_STREETS = ("Verzinselweg", "Luchtkasteellaan", "Sprookjesdreef", "Fantasiepad", "Nergensstraat", "Denkbeeldhof")
_CHANNELS = (Channel.EMAIL, Channel.SMS, Channel.CALL, Channel.LETTER, Channel.DESK)
# E-mail is common, and each of the others is somebody's only way.
_SHARES = (46, 20, 16, 8, 10)
_AGES = ("child", "youth", "adult", "senior")
_AGE_SHARES = (10, 10, 45, 35)


@dataclass(frozen=True)
class Resident:
    """Somebody in the play: how she is reached, where she lives, and her age band (a value of AgeBand)."""

    contact: people.Contact
    kern: str
    age: str

    @property
    def channel(self) -> str:
        """How she wants to hear from the library."""
        return self.contact.channel


def residents(rng: Random, count: int) -> list[Resident]:
    """So many different invented people over the villages of this library, the same ones for the same `rng`."""
    homes = [branch for branch in places.branches() if branch.kern_code]
    names = [f"{first} {last}" for first in _FIRST.split() for last in _LAST.split()]
    chosen = rng.sample(names, count)
    return [_resident(rng, name, number, homes) for number, name in enumerate(chosen)]


def _resident(rng: Random, name: str, number: int, homes: Sequence[places.BranchInfo]) -> Resident:
    home = homes[number % len(homes)]
    channel = _CHANNELS[number] if number < len(_CHANNELS) else rng.choices(_CHANNELS, _SHARES)[0]
    mailbox = name.lower().replace(" ", ".")
    mobile = f"+316000{number:05d}"
    at_home = f"+3154600{number:04d}"
    has_second = rng.random() < 0.3
    contact = people.Contact(
        name=name,
        channel=channel,
        email=f"{mailbox}@example.org" if channel == Channel.EMAIL or has_second else "",
        phone=mobile if channel == Channel.SMS else at_home if channel == Channel.CALL or has_second else "",
        street=f"{rng.choice(_STREETS)} {rng.randint(1, 99)}" if channel == Channel.LETTER else "",
        postcode=home.postcode if channel == Channel.LETTER else "",
        town=home.town if channel == Channel.LETTER else "",
        language="en" if channel == Channel.EMAIL and rng.random() < 0.08 else "nl",
        kern_id=home.kern_id if rng.random() < 0.85 else None,
    )
    return Resident(contact, home.kern_code, rng.choices(_AGES, _AGE_SHARES)[0])
