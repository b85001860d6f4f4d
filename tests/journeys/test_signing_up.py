# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A resident finds an activity in her own village and signs up, on her own or with somebody at the desk."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import stage, visitors
from vliegwiel.messages.models import Channel

DESK_STEPS = 8  # what one can do in half a minute, typing a name included


def finds(visitor, session):
    """From the first page to the page of the activity, through the agenda of her own village."""
    title = stage.title_of(session)
    visitor.open("/")
    visitor.click("Agenda")
    visitor.unfold("Kies wat je zoekt")
    visitor.fill("Wat zoek je?", title)
    visitor.pick("Waar?", "Den Ham")
    visitor.click("Toon")
    visitor.sees("1 activiteit gevonden")
    visitor.click(title)
    visitor.heads(title)


def answers(visitor, resident):
    """The first two screens: who comes, and how we reach her."""
    visitor.heads("Wie komt er?")
    visitor.fill("Je naam", resident.name)
    visitor.click("Verder")
    visitor.heads("Hoe mogen we je iets laten weten?")
    match resident.channel:
        case Channel.SMS:
            visitor.choose(re.compile("^Sms"))
            visitor.fill("Je mobiele nummer", resident.phone)
        case Channel.CALL:
            visitor.choose(re.compile("^Bel"))
            visitor.fill("Je telefoonnummer", resident.phone)
        case _other:
            visitor.choose(re.compile("langs"))
    visitor.click("Verder")
    visitor.heads("Klopt dit?")
    visitor.sees(resident.name)


def signs_up(visitor, session, resident):
    """All four screens. Returns her code."""
    visitor.click(re.compile("^Aanmelden"))
    answers(visitor, resident)
    visitor.click("Ja, meld mij aan")
    visitor.heads("Je bent aangemeld!")
    return visitor.code()


def test_she_finds_an_activity_in_her_village_and_signs_up_with_a_phone_number(house, arrives, width):
    """No e-mail, no account. She gets a code by text message, and the code opens her registration."""
    session, resident = stage.an_activity(branch=stage.ELSEWHERE), stage.somebody(Channel.SMS)
    jannie = arrives(house, width=width)
    finds(jannie, session)
    code = signs_up(jannie, session, resident)
    assert re.fullmatch(r"[A-Z0-9]{4}-[A-Z0-9]{4}", code)

    jannie.open("/mijn/")
    jannie.fill("Je code", code.lower().replace("-", " "))
    jannie.click("Bekijken")
    jannie.heads("Mijn aanmelding")
    jannie.sees(stage.title_of(session))
    jannie.sees("Je hebt een plek.")
    jannie.sees(resident.phone)
    stage.comes_true(lambda: any(code in text for text in house.texts_to(resident.phone)), "the text message with her code")


def test_she_changes_how_we_reach_her_and_gives_her_place_up(house, arrives, width):
    session, resident = stage.an_activity(), stage.somebody(Channel.CALL)
    jannie = arrives(house, width=width)
    jannie.open(f"/mijn/{stage.signed_up(session, resident).token}/")
    jannie.click("Naam of adres veranderen")
    jannie.choose(re.compile("^Sms"))
    jannie.fill("Je mobiele nummer", "06 98 76 54 32")
    jannie.click("Bewaren")
    jannie.sees("06 98 76 54 32")
    jannie.click("Ik kan niet, meld mij af")
    jannie.heads("Wil je je afmelden?")
    jannie.click("Ja, meld mij af")
    jannie.sees("Je bent afgemeld.")
    assert stage.how_many(session) == 0


def test_the_desk_signs_up_somebody_who_only_comes_by_within_half_a_minute(house, arrives, width):
    """Counted in steps, from the board of today to the slip with the code."""
    session = stage.an_activity()
    doutzen = arrives(house, width=width)
    doutzen.step_in("Doutzen")
    doutzen.heads("Vandaag in Vroomshoop")
    doutzen.steps = 0
    doutzen.click("Meld iemand aan")
    at_the_desk(doutzen, stage.title_of(session), "Mina van Egmond")
    assert doutzen.steps <= DESK_STEPS
    doutzen.sees("Mina van Egmond")
    assert doutzen.code()
    assert stage.how_many(session) == 1
    doutzen.click("Alle aanmeldingen")
    doutzen.sees("Mina van Egmond")


def at_the_desk(visitor, title, name):
    """Fills in the one screen of the desk: for what, who, and that she comes by."""
    visitor.heads("Meld iemand aan")
    visitor.fill("Zoek een activiteit", title)
    if not visitor.has_script:
        visitor.click("Zoek")
    visitor.choose(re.compile(re.escape(title)))
    visitor.fill("Naam", name)
    visitor.choose("Komt langs")
    visitor.click("Meld aan")
    visitor.heads("Aangemeld")


@pytest.mark.parametrize("size", [visitors.PHONE, visitors.DESK])
def test_signing_up_needs_no_script(house, arrives, size):
    session, resident = stage.an_activity(branch=stage.ELSEWHERE), stage.somebody(Channel.SMS)
    jannie = arrives(house, width=size, script=False)
    finds(jannie, session)
    signs_up(jannie, session, resident)
    jannie.click("Mijn aanmelding bekijken")
    jannie.sees("Je hebt een plek.")
    assert stage.how_many(session) == 1


@pytest.mark.parametrize("size", [visitors.PHONE, visitors.DESK])
def test_the_desk_needs_no_script(house, arrives, size):
    session = stage.an_activity()
    doutzen = arrives(house, width=size, script=False)
    doutzen.step_in("Doutzen")
    doutzen.click("Meld iemand aan")
    at_the_desk(doutzen, stage.title_of(session), "Mina van Egmond")
    assert stage.how_many(session) == 1


def test_the_desk_knows_who_came_before(house, arrives, width):
    """What was typed stays, and the rest of the form is filled in."""
    resident = stage.somebody(Channel.CALL)
    stage.signed_up(stage.an_activity(), resident)
    session = stage.an_activity()
    doutzen = arrives(house, width=width)
    doutzen.step_in("Doutzen")
    doutzen.open(f"/team/aanmelden/?vestiging={stage.HOME}&voor=keer:{session.id}")
    doutzen.fill("Naam", resident.name)
    doutzen.click("Kennen we deze persoon?")
    doutzen.click(re.compile(resident.name))
    expect(doutzen.page.get_by_label("Telefoon", exact=False).first).to_have_value(resident.phone)
    doutzen.click("Meld aan")
    doutzen.heads("Aangemeld")
    doutzen.sees(resident.phone)


def test_two_fast_clicks_are_one_registration(house, arrives):
    session, resident = stage.an_activity(), stage.somebody(Channel.SMS)
    jannie = arrives(house)
    jannie.open(stage.page_of(session))
    jannie.click(re.compile("^Aanmelden"))
    answers(jannie, resident)
    jannie.page.get_by_role("button", name="Ja, meld mij aan").dblclick()
    jannie.heads("Je bent aangemeld!")
    assert stage.how_many(session) == 1


def test_back_keeps_what_was_typed(house, arrives):
    session, resident = stage.an_activity(), stage.somebody(Channel.SMS)
    jannie = arrives(house)
    jannie.open(stage.page_of(session))
    jannie.click(re.compile("^Aanmelden"))
    answers(jannie, resident)
    jannie.page.go_back()
    expect(jannie.page.get_by_label("Je mobiele nummer")).to_have_value(resident.phone)
    jannie.click("Terug")
    expect(jannie.page.get_by_label("Je naam")).to_have_value(resident.name)
    jannie.click("Verder")
    jannie.heads("Klopt dit?")


def test_switching_the_language_halfway_keeps_the_page_and_the_answers(house, arrives, width):
    session, resident = stage.an_activity(), stage.somebody(Channel.SMS)
    jannie = arrives(house, width=width)
    jannie.open(stage.page_of(session))
    jannie.click(re.compile("^Aanmelden"))
    answers(jannie, resident)
    here = jannie.path()
    jannie.click(re.compile("English"))
    assert jannie.path() == f"/en{here}"
    jannie.sees(resident.name)
    assert jannie.page.locator("html").get_attribute("lang") == "en"
    jannie.click(re.compile("Nederlands"))
    assert jannie.path() == here
    jannie.click("Ja, meld mij aan")
    jannie.heads("Je bent aangemeld!")
