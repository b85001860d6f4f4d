# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finds activities, branches and pages by plain words: folded, Dutch stems, beginnings of words, a simple score."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock, dutch
from vliegwiel.labels import public as labels
from vliegwiel.places import public as places
from vliegwiel.programme import public as programme
from vliegwiel.site import offer, tiles

_WORD = re.compile(r"[^\W_]+")
_SMALL_WORDS = frozenset(
    _WORD.findall(
        """aan al als bij ben bent bibliotheek dan dat de den der deze die dit doe doen door dus een en er gaan gaat graag had
        heb hebben heeft hem het hier hij hoe hun ik in is ja je jij jou jouw kan kun kunnen kunt laat me mee meer met mij mijn
        moet mogen naar niet nodig nog nu of om omdat ons onze ook op over te tot uit van veel voor waar waarom wanneer wat we
        weer wel welke wie wij wil willen word wordt ze zich zij zijn zo zoek zoeken
        a an and can for how i my need of the to want what where with you"""
    )
)
_TITLE, _SUMMARY, _TEXT = 6.0, 3.0, 1.0
_BEGINNING = 0.6
_AT_LEAST = 3
_WORTH = 0.2


@dataclass(frozen=True)
class Hit:
    """Something found, ready for the template."""

    kind: str | Promise
    icon: str
    title: str
    summary: str
    url: str
    next_at: datetime | None = None
    score: float = 0.0


@dataclass(frozen=True)
class _Document:
    hit: Hit
    parts: tuple[tuple[float, str], ...]


def activity_hit(entry: programme.SearchEntry) -> Hit:
    """An activity as a hit; a date that has passed is left out."""
    next_at = entry.next_at if entry.next_at and entry.next_at > clock.now() else None
    return Hit(_("Activiteit"), "kalender", str(entry.title), str(entry.summary), offer.address(entry.slug), next_at)


def soonest_first(hits: Iterable[Hit]) -> list[Hit]:
    """Hits with a date first, soonest on top; then the others by title."""
    return sorted(hits, key=lambda hit: (hit.next_at is None, hit.next_at.timestamp() if hit.next_at else 0, hit.title))


def _activities() -> list[_Document]:
    found = []
    for entry in programme.search_entries():
        names = " ".join(str(label.name) for label in labels.labels_by_code(entry.labels).values())
        parts = ((_TITLE, str(entry.title)), (_SUMMARY, f"{entry.summary} {names}"), (_TEXT, str(entry.text)))
        found.append(_Document(activity_hit(entry), parts))
    return found


def _branches() -> list[_Document]:
    found = []
    for branch in places.branches():
        summary = f"{branch.street}, {branch.town}".strip(", ")
        hit = Hit(_("Vestiging"), "plek", str(branch.name), summary, reverse("site:branch", args=[branch.code]))
        words = f"{branch.town} {branch.kern_name} {branch.street}"
        found.append(_Document(hit, ((_TITLE, str(branch.name)), (_SUMMARY, words), (_TEXT, str(branch.about)))))
    return found


def _needs() -> list[_Document]:
    found = []
    for need in tiles.needs():
        label = need.label
        url = reverse("site:need", args=[need.slug])
        hit = Hit(_("Hulp en advies"), label.icon, str(label.name), str(label.description), url)
        found.append(_Document(hit, ((_TITLE, str(label.name)), (_SUMMARY, str(label.description)))))
    return found


_PAGES: tuple[tuple[str, str | Promise, str | Promise], ...] = (
    ("programme:agenda", _("Agenda"), _("Alles wat er te doen is: activiteiten, cursussen, lezingen, workshops.")),
    ("site:branches", _("Vestigingen en openingstijden"), _("Waar we zijn, wanneer we open zijn, adres en telefoon, toilet, rolstoel.")),
    ("site:about", _("Over ons"), _("Waar de bibliotheek voor staat: missie, visie en ambities.")),
    ("site:promise", _("Onze belofte"), _("Wat je van ons mag verwachten.")),
    ("site:privacy", _("Privacy"), _("Welke gegevens we bewaren, waarom en hoe lang. Inzien of laten wissen, AVG.")),
    ("site:accessibility", _("Toegankelijkheid"), _("Hoe iedereen deze website kan gebruiken, ook met een beperking.")),
)


def _pages() -> list[_Document]:
    return [
        _Document(Hit(_("Pagina"), "info", str(title), str(summary), reverse(name)), ((_TITLE, str(title)), (_SUMMARY, str(summary))))
        for name, title, summary in _PAGES
    ]


def _catalogue() -> list[_Document]:
    url = places.library().catalogue_url
    if not url:
        return []
    words = _("boek boeken lenen verlengen reserveren catalogus e-book luisterboek lid worden pas schrijver roman tijdschrift")
    hit = Hit(_("Andere website"), "boek", str(_("Boeken en lenen")), str(_("Zoek in de catalogus, verleng of reserveer.")), url)
    return [_Document(hit, ((_TITLE, str(_("Boeken en lenen"))), (_SUMMARY, str(words))))]


def words_of(question: str) -> list[str]:
    """The folded words that carry the question, each once; none when only small words were typed."""
    return [word for word in dict.fromkeys(_WORD.findall(dutch.fold(question))) if word not in _SMALL_WORDS]


@dataclass(frozen=True)
class _Words:
    """A part of a document, read: how much it weighs, the stems of its words, the words themselves."""

    weight: float
    stems: frozenset[str]
    folded: frozenset[str]

    def match(self, word: str) -> float:
        """How well one word of the question fits here: itself or its stem, its beginning, or a longer word around it."""
        if dutch.stem(word) in self.stems or word in self.folded:
            return self.weight
        if len(word) >= _AT_LEAST and any(known.startswith(word) for known in self.folded):
            return self.weight * _BEGINNING
        # "taalcursus" should find "taal": a long word that begins with a known one.
        inside = any(len(known) > _AT_LEAST and word.startswith(known) for known in self.folded)
        return self.weight * _BEGINNING / 2 if inside else 0.0


def _read(document: _Document) -> list[_Words]:
    return [
        _Words(weight, frozenset(dutch.stem_words(text)), frozenset(_WORD.findall(dutch.fold(text)))) for weight, text in document.parts
    ]


def _ranked(documents: list[_Document], words: list[str]) -> list[Hit]:
    """Hits with their scores. A word that stands nearly everywhere ("hulp") weighs less than one that is rare."""
    matches = [[max(part.match(word) for part in _read(document)) for word in words] for document in documents]
    found_in = [sum(1 for row in matches if row[at]) for at in range(len(words))]
    rarity = [math.log(1 + len(documents) / (1 + count)) for count in found_in]
    hits = []
    for document, row in zip(documents, matches, strict=True):
        share = sum(1 for match in row if match) / len(words)
        score = share * sum(match * rare for match, rare in zip(row, rarity, strict=True))
        hits.append(replace(document.hit, score=score))
    return sorted((hit for hit in hits if hit.score > 0), key=lambda hit: -hit.score)


def find(question: str, limit: int = 30) -> list[Hit]:
    """The best hits for a question in plain words, best first; empty when nothing fits. Three queries."""
    words = words_of(question)[:12]
    if not words:
        return []
    hits = _ranked([*_needs(), *_activities(), *_branches(), *_catalogue(), *_pages()], words)
    return [hit for hit in hits if hit.score >= _WORTH * hits[0].score][:limit]
