# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The search box finds by plain words, the way people type them."""

import pytest

from vliegwiel.places.tests import factories as places
from vliegwiel.site import finder

pytestmark = pytest.mark.usefixtures("town")


def titles(question: str) -> list[str]:
    return [hit.title for hit in finder.find(question)]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("brood", "Brood bakken"),
        ("broden", "Brood bakken"),
        ("BRÓÓD", "Brood bakken"),
        ("bakk", "Brood bakken"),
        ("ik wil hulp met een formulier", "Spreekuur toeslagen"),
        ("toeslag aanvragen", "Spreekuur toeslagen"),
        ("gist", "Brood bakken"),
        ("geld", "Geld"),
        ("taalcursus", "Taal en lezen"),
        ("openingstijden vriezenveen", "Bibliotheek Vriezenveen"),
        ("privacy", "Privacy"),
        ("voor wie slecht ziet: toegankelijkheid", "Toegankelijkheid"),
    ],
)
def test_the_best_hit_is_what_was_meant(question, first):
    assert titles(question)[0] == first


@pytest.mark.parametrize("question", ["", "   ", "de het een", "xyzzy", "?!", "'; DROP TABLE--", "a" * 5000])
def test_what_nobody_means_finds_nothing_and_breaks_nothing(question):
    assert titles(question) == []


def test_a_label_of_an_activity_finds_it():
    assert "Brood bakken" in titles("financiën")


def test_books_are_found_on_the_other_website():
    places.a_library(catalogue_url="https://boeken.example/")
    assert finder.find("boek verlengen")[0].url == "https://boeken.example/"


def test_a_hit_tells_when_it_is(client):
    text = client.get("/zoeken/", {"vraag": "brood"}).content.decode()
    assert "vrijdag 11 september om 12.00 uur" in text


def test_no_hit_still_ends_with_a_person(client):
    text = client.get("/zoeken/", {"vraag": "xyzzy"}).content.decode()
    assert "We hebben dit niet gevonden" in text
    assert "Kom langs of bel" in text


def test_what_was_typed_comes_back_harmless(client):
    text = client.get("/zoeken/", {"vraag": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in text


def test_a_long_list_is_cut():
    assert len(finder.find("geld brood taal vestiging privacy", limit=2)) == 2
