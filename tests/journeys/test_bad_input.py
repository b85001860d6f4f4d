# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people type, click and try by accident: they read a sentence, keep what they typed, and nothing breaks."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.journeys import houses, stage, visitors
from vliegwiel.messages.models import Channel

BSN = "111222333"  # passes the eleven-test, belongs to nobody


def at_the_name(visitor, session):
    visitor.open(reverse("programme:signup-session", args=[session.id, "naam"]))
    visitor.heads("Wie komt er?")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("A" * 200, "Dit is te lang"),
        (f"Jannie {BSN}", "burgerservicenummer"),
        ("", "Vul je naam in"),
        ("12 34", "Vul een naam in met letters"),
    ],
    ids=["too-long", "bsn", "nothing", "no-letters"],
)
def test_a_name_that_cannot_be_gets_a_sentence_and_stays_in_the_field(house, arrives, width, typed, sentence):
    visitor = arrives(house, width=width)
    at_the_name(visitor, stage.an_activity())
    visitor.fill("Je naam", typed)
    visitor.click("Verder")
    visitor.heads("Wie komt er?")
    visitor.sees(re.compile(sentence))
    field = visitor.page.get_by_label("Je naam")
    expect(field).to_have_value(typed)
    expect(field).to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize(
    "name",
    ["Jannie 🌻 de Vries", "ﻣﺮﻳﻢ", "Wim-Jan d'Ancona-'t Hooft", "Wim" + "m" * 147],
    ids=["flower", "arabic", "apostrophes", "without-end"],
)
def test_a_name_may_be_unlike_ours(house, arrives, width, name):
    visitor = arrives(house, width=width)
    at_the_name(visitor, stage.an_activity())
    visitor.fill("Je naam", name)
    visitor.click("Verder")
    visitor.choose(re.compile("langs"))
    visitor.click("Verder")
    visitor.click("Ja, meld mij aan")
    visitor.heads("Je bent aangemeld!")
    visitor.click("Mijn aanmelding bekijken")
    visitor.sees(name)


def test_a_number_that_cannot_be_gets_a_sentence(house, arrives, width):
    visitor = arrives(house, width=width)
    at_the_name(visitor, stage.an_activity())
    visitor.fill("Je naam", "Jannie")
    visitor.click("Verder")
    visitor.click("Verder")
    visitor.sees(re.compile("Kies hoe we je iets mogen laten weten"))
    visitor.choose(re.compile("^Sms"))
    visitor.fill("Je mobiele nummer", "06 1234")
    visitor.click("Verder")
    visitor.sees(re.compile("Dit nummer heeft 6 cijfers"))
    expect(visitor.page.get_by_label("Je mobiele nummer")).to_have_value("06 1234")


def test_a_wrong_date_in_the_agenda_gets_a_sentence(house, arrives, width):
    visitor = arrives(house, width=width)
    visitor.open("/agenda/?van=31-31-2026&kern=nergens&pagina=duizend")
    visitor.heads("Agenda")
    visitor.sees(re.compile("Deze datum klopt niet"))
    visitor.sees(re.compile("Deze keuze is er niet"))
    expect(visitor.page.get_by_label("Vanaf")).to_have_value("31-31-2026")


def test_a_code_that_never_was_gets_a_sentence(house, arrives, width):
    visitor = arrives(house, width=width)
    visitor.open("/mijn/")
    visitor.fill("Je code", "BBBB-BBBB")
    visitor.click("Bekijken")
    visitor.sees(re.compile("Deze code kennen we niet"))
    expect(visitor.page.get_by_label("Je code")).to_have_value("BBBB-BBBB")


def test_the_desk_hears_what_is_wrong_and_keeps_what_it_typed(house, arrives, width):
    doutzen = arrives(house, width=width)
    doutzen.step_in("Doutzen")
    doutzen.open(f"/team/aanmelden/?vestiging={stage.HOME}&voor=keer:{stage.an_activity().id}")
    doutzen.fill("Naam", f"Mina {BSN}")
    doutzen.fill("Telefoon", "0546 12")
    doutzen.click("Meld aan")
    doutzen.heads("Meld iemand aan")
    doutzen.sees(re.compile("burgerservicenummer"))
    doutzen.sees(re.compile("Dit is geen telefoonnummer"))
    expect(doutzen.page.get_by_label("Telefoon").first).to_have_value("0546 12")


@pytest.mark.parametrize("width", [visitors.PHONE, visitors.DESK])
def test_another_branch_looks_like_nothing_at_all(house, arrives, width):
    """The same page, word for word, as for something that never was."""
    there = stage.an_activity(branch=stage.ELSEWHERE)
    registration = stage.signed_up(there, stage.somebody(Channel.CALL))
    doutzen = arrives(house, width=width)
    doutzen.step_in("Doutzen")
    seen = set()
    for path in [
        reverse("programme:door", args=[there.id]),
        reverse("programme:signups", args=[there.offering_id]),
        reverse("programme:desk-signed-up", args=[registration.id]),
        reverse("site:board", args=[stage.ELSEWHERE]),
        reverse("programme:door", args=[registration.id]),
        "/mijn/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/",
        "/bestaat/niet/",
    ]:
        assert doutzen.ask(path) == 404, path
        seen.add(doutzen.page.locator("main").inner_text())
    doutzen.look()
    assert len(seen) == 1


def test_stepping_in_as_a_colleague_is_for_a_demo_only(arrives, tmp_path):
    """A library in earnest, on a data folder of its own, has no such page; the way in is a sign-in."""
    with houses.running(data=tmp_path, library="voorbeeld", demo=False) as house:
        visitor = arrives(house)
        assert visitor.ask("/team/proef/") == 404
        visitor.look()
        visitor.open("/team/")
        assert visitor.path().startswith(reverse("account_login"))
