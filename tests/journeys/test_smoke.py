# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A first look round, on either database: the library runs, its pages open, and it says so."""

import re

import pytest

from tests.journeys import visitors

PAGES = ["/", "/agenda/", "/vestigingen/", "/over-ons/", "/onze-belofte/", "/privacy/", "/toegankelijkheid/", "/en/"]


@pytest.mark.smoke
def test_somebody_looks_round(house, arrives, width):
    visitor = arrives(house, width=width)
    for page in PAGES:
        visitor.open(page)


@pytest.mark.smoke
def test_a_colleague_steps_in_and_sees_today(house, arrives):
    colleague = arrives(house, width=visitors.DESK)
    colleague.step_in("Doutzen")
    assert colleague.page.url.startswith(house.address + "/team/")


@pytest.mark.smoke
def test_somebody_signs_up_for_the_first_thing_with_room(house, arrives):
    """From the first page through the agenda to her own registration."""
    visitor = arrives(house)
    visitor.open("/")
    visitor.click("Agenda")
    line = visitor.page.locator("ol.agenda > li").filter(has_text="Er is plek").first
    visitor.click(re.compile("."), within=line)
    visitor.click(re.compile("^Aanmelden"))
    visitor.fill("Je naam", "Jannie Visser")
    visitor.click("Verder")
    visitor.choose(re.compile("langs"))
    visitor.click("Verder")
    visitor.click("Ja, meld mij aan")
    visitor.heads("Je bent aangemeld!")
    code = visitor.code()
    visitor.open("/mijn/")
    visitor.fill("Je code", code)
    visitor.click("Bekijken")
    visitor.sees("Je hebt een plek.")


@pytest.mark.smoke
def test_a_watchman_hears_that_all_is_well(house):
    assert house.health()
