# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bob the volunteer stands at the door with a telephone: who came, who walked in, who did not, and how many just dropped by."""

import re

from playwright.sync_api import expect

from tests.journeys import stage
from vliegwiel.messages.models import Channel
from vliegwiel.programme.models import EnrolmentMode


def counts(visitor, present, absent, unknown):
    """What stands above the list."""
    stand = visitor.page.locator("#stand")
    expect(stand).to_have_text(re.compile(rf"{present}\s*aanwezig\s*{absent}\s*niet gekomen\s*{unknown}\s*nog niet gezien"))


def tap(visitor, words):
    """A button that changes a part of the page only."""
    visitor.page.get_by_role("button", name=words, exact=True).first.click()


def test_a_volunteer_marks_who_came_lets_somebody_in_and_closes_the_door(house, arrives, width):
    session = stage.an_activity(starts=stage.JUST_NOW)
    came, stayed_away, forgotten = (stage.somebody(Channel.DESK) for _ in range(3))
    for resident in (came, stayed_away, forgotten):
        stage.signed_up(session, resident, before=True)
    bob = arrives(house, width=width)
    bob.step_in("Bob")
    bob.click(f"Deurlijst {stage.title_of(session)}")
    counts(bob, 0, 0, 3)

    tap(bob, f"Aanwezig {came.name}")
    counts(bob, 1, 0, 2)
    tap(bob, f"Aanwezig {stayed_away.name}")
    counts(bob, 2, 0, 1)
    tap(bob, f"Niet gekomen {stayed_away.name}")  # a slip of the thumb, mended
    counts(bob, 1, 1, 1)
    bob.look()

    bob.unfold("Iemand zonder aanmelding")
    bob.fill("Naam", "Wim Walkin")
    bob.click("Zet erbij als aanwezig")
    bob.sees("Toegevoegd en aanwezig: Wim Walkin.")
    counts(bob, 2, 1, 1)

    bob.click("Deur sluiten")
    bob.sees(forgotten.name)
    bob.misses(came.name)
    bob.click("Sluit de deur")
    bob.sees("Deur gesloten. 1 persoon kwam niet.")
    counts(bob, 2, 2, 0)
    expect(bob.page.locator("li.is-absent").filter(has_text=forgotten.name)).to_be_visible()


def test_the_door_needs_no_script(house, arrives):
    session, resident = stage.an_activity(starts=stage.JUST_NOW), stage.somebody(Channel.DESK)
    stage.signed_up(session, resident, before=True)
    bob = arrives(house, script=False)
    bob.step_in("Bob")
    bob.open(f"/team/deur/{session.id}/")
    bob.click(f"Aanwezig {resident.name}")
    counts(bob, 1, 0, 0)


def test_a_volunteer_counts_who_drops_by(house, arrives, width):
    """By age band, without names; the last tap can be taken back."""
    session = stage.an_activity(starts=stage.JUST_NOW, mode=EnrolmentMode.DROP_IN, capacity=None)
    bob = arrives(house, width=width)
    bob.step_in("Bob")
    bob.click(f"Tellen {stage.title_of(session)}")
    total = bob.page.get_by_role("status").filter(has_text="Samen")
    taps = bob.page.locator("button.tap")
    for number, band in enumerate((0, 2, 2), start=1):
        taps.nth(band).click()
        expect(total).to_have_text(re.compile(rf"Samen {number} bezoekers?"))
    expect(taps.nth(2).locator("b")).to_have_text("2")
    bob.look()
    bob.page.get_by_role("button", name=re.compile("Haal de laatste weg")).click()
    expect(total).to_have_text("Samen 2 bezoekers")
    expect(taps.nth(2).locator("b")).to_have_text("1")
    assert stage.counted(session) == 2
