# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Another library, from another folder: its own places, its own ambitions, its own first language, and no trace of the first."""

import re

import pytest
from django.utils import translation

pytestmark = pytest.mark.xdist_group("second library")  # so that it starts once
PAGES = [
    "/",
    "/agenda/",
    "/vestigingen/",
    "/vestigingen/lisdodde/",
    "/over-ons/",
    "/onze-belofte/",
    "/privacy/",
    "/toegankelijkheid/",
    "/nl/",
]
OF_THE_FIRST = re.compile("twenterand|vroomshoop|vriezenveen|westerhaar|den ham|0546", re.IGNORECASE)


def english(sentence, **values):
    """A sentence of ours as this library says it."""
    with translation.override("en"):
        found = translation.gettext(sentence)
    assert found != sentence, f"Not translated: {sentence}"
    return found % values if values else found


def test_nothing_of_it_speaks_of_the_first_library(second_house, arrives, width):
    visitor = arrives(second_house, width=width)
    for page in PAGES:
        visitor.open(page)
        assert not OF_THE_FIRST.search(visitor.page.content()), page
    visitor.open("/vestigingen/")
    for place in ("Zuiderkade", "Lisdodde", "Wierum"):
        visitor.sees(re.compile(place))
    visitor.open("/over-ons/")
    visitor.sees(re.compile("The open shore"))


def test_somebody_signs_up_there_in_its_first_language(second_house, arrives, width):
    visitor = arrives(second_house, width=width)
    visitor.open("/")
    assert visitor.page.locator("html").get_attribute("lang") == "en"
    visitor.heads(english("Waar kunnen we je mee helpen?"))
    visitor.open("/activiteit/knots-and-nets/")
    visitor.heads("Knots and nets")
    visitor.click(re.compile(f"^{english('Aanmelden')} "))
    visitor.heads(english("Wie komt er?"))
    visitor.fill(english("Je naam"), "Joan Harbour")
    visitor.click(english("Verder"))
    visitor.page.get_by_role("radio").last.check()
    visitor.click(english("Verder"))
    visitor.heads(english("Klopt dit?"))
    visitor.click(english("Ja, meld mij aan"))
    visitor.heads(english("Je bent aangemeld!"))
    assert visitor.code()
    visitor.click(english("Mijn aanmelding bekijken"))
    visitor.sees("Knots and nets")
    visitor.sees(english("Je hebt een plek."))
