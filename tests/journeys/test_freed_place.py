# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A place that is given up goes to the first in line, and she is told, also when a telephone is all she has."""

import re

from tests.journeys import stage
from vliegwiel.messages.models import Channel
from vliegwiel.programme.models import RegistrationState


def test_a_freed_place_goes_to_the_first_in_line_who_is_called(house, arrives, width):
    """It was full; the first gives up through her link, a volunteer calls the next, who sees that she has the place."""
    session = stage.an_activity(capacity=1)
    first, waiting = stage.somebody(Channel.SMS), stage.somebody(Channel.CALL)
    place = stage.signed_up(session, first)
    turn = stage.signed_up(session, waiting)
    assert turn.state == RegistrationState.WAITING
    next_one = arrives(house, width=width)
    next_one.open(f"/mijn/{turn.token}/")
    next_one.sees("Jij bent als eerste aan de beurt.")

    gives_her_place_up(arrives(house, width=width), house, place, first)
    works_the_call_list(arrives(house, width=width), waiting, stage.title_of(session))

    next_one.open(f"/mijn/{turn.token}/")
    next_one.sees("Je hebt een plek.")
    next_one.misses("wachtlijst")
    next_one.sees("Er is een plek voor je")


def gives_her_place_up(visitor, house, place, resident):
    """The way she can: the link in the text message, at the door of this library."""
    visitor.open(f"/mijn/{place.token}/")
    visitor.sees("Je hebt een plek.")
    visitor.click("Ik kan niet, meld mij af")
    visitor.click("Ja, meld mij af")
    visitor.sees("Je bent afgemeld.")


def works_the_call_list(bob, resident, title):
    """Bob the volunteer: opens the list, calls, tells, and notes that he reached her."""
    bob.step_in("Bob")
    bob.click("Bellen")
    bob.sees(resident.name)
    bob.click(f"Open {resident.name}")
    bob.heads(f"Bel {resident.name}")
    bob.sees(resident.phone)
    bob.sees(re.compile(title))
    bob.click("Bereikt")
    bob.open("/team/bellen/")
    bob.misses(resident.name)


def test_who_comes_too_late_is_asked_for_the_waiting_list(house, arrives, width):
    """The form was open when the last place went: she is told, in words, and is in line."""
    session, resident = stage.an_activity(capacity=1), stage.somebody(Channel.SMS)
    late = arrives(house, width=width)
    late.open(stage.page_of(session))
    late.click(re.compile("^Aanmelden"))
    late.fill("Je naam", resident.name)
    late.click("Verder")
    late.choose(re.compile("^Sms"))
    late.fill("Je mobiele nummer", resident.phone)
    late.click("Verder")
    stage.signed_up(session, stage.somebody(Channel.CALL))
    late.click("Ja, meld mij aan")
    late.heads("Je staat op de wachtlijst")
    late.sees(re.compile("Net voor jou was de laatste plek weg"))
    assert stage.how_many(session) == 2
