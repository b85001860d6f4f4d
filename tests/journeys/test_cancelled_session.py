# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A date does not happen: one colleague says why, and everybody who signed up hears it in her own way."""

import re

from tests.journeys import stage
from vliegwiel.messages.models import Channel

REASON = "De docent is ziek."


def cancels(alice, session, people):
    """From the list of activities to the date, which she calls off with a reason."""
    alice.step_in("Alice")
    alice.click("Activiteiten")
    alice.fill(re.compile("^Zoek"), stage.title_of(session))
    alice.click("Toon")
    alice.click(stage.title_of(session))
    alice.click("Bibliotheek Vroomshoop")
    alice.click(re.compile("^Zeg af"))
    alice.sees(f"{people} mensen krijgen bericht:")
    alice.click("Zeg af en stuur bericht")
    alice.sees(re.compile("Vul in waarom het niet doorgaat"))
    alice.fill("Waarom gaat het niet door?", REASON)
    alice.click("Zeg af en stuur bericht")
    alice.heads("Wie weet het al?")
    alice.sees(f"De reden: {REASON}")


def test_everybody_hears_in_her_own_way_that_it_does_not_happen(house, arrives, width):
    """E-mail, text message, letter, telephone, and at the desk."""
    session = stage.an_activity()
    people = {channel: stage.somebody(channel) for channel in Channel}
    registrations = {channel: stage.signed_up(session, resident) for channel, resident in people.items()}
    title = stage.title_of(session)
    alice = arrives(house, width=width)
    cancels(alice, session, len(people))

    waiting = {"/team/bellen/": Channel.CALL, "/team/brieven/": Channel.LETTER, "/team/balie-berichten/": Channel.DESK}
    for page, channel in waiting.items():
        alice.open(page)
        alice.sees(re.compile(people[channel].name))
    stage.comes_true(lambda: any(REASON in text for text in house.texts_to(people[Channel.SMS].phone)), "a text message")
    stage.comes_true(lambda: any("Gaat niet door" in mail["Subject"] for mail in house.mails_to(people[Channel.EMAIL].email)), "an e-mail")

    resident = arrives(house, width=width)
    for page in (f"/mijn/{registrations[Channel.LETTER].token}/", stage.page_of(session), f"/agenda/?woorden={title}"):
        resident.open(page)
        resident.sees("Gaat niet door.")
        resident.sees(re.compile(re.escape(REASON)))
        resident.misses("Ik kan niet, meld mij af")
        assert resident.page.get_by_role("link", name=re.compile("^Aanmelden ")).count() == 0


def test_who_still_has_the_form_open_is_told(house, arrives):
    """The date was called off while she was typing: nothing is sent, and she reads why."""
    session, resident = stage.an_activity(), stage.somebody(Channel.SMS)
    jannie = arrives(house)
    jannie.open(f"/aanmelden/keer/{session.id}/naam/")
    jannie.fill("Je naam", resident.name)
    jannie.click("Verder")
    jannie.choose(re.compile("langs"))
    jannie.click("Verder")
    stage.called_off(session, REASON)
    jannie.click("Ja, meld mij aan")
    jannie.sees(re.compile("gaat niet door"))
    assert stage.how_many(session) == 0
