# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""People see and steer in their own ways: by keyboard, on the smallest screen, with large letters, without motion, in strong colours."""

import re

import pytest
from playwright.sync_api import expect

from tests.architecture.who_may_see_what import Who
from tests.journeys import stage, visitors
from tests.journeys.rounds import pages
from vliegwiel.messages.models import Channel

SMALLEST = 320
TABS_AT_MOST = 90
FOCUSED = """() => {
  const it = document.activeElement;
  const seen = [it, it.parentElement, it.closest("label")].filter(Boolean).map((part) => getComputedStyle(part));
  const box = it.getBoundingClientRect();
  return {
    words: (it.innerText || it.getAttribute("aria-label") || it.labels?.[0]?.innerText || "").trim().split("\\n")[0],
    field: it.labels?.[0]?.innerText.trim().split("\\n")[0] || "",
    isVisible: seen.some((style) => (style.outlineStyle !== "none" && style.outlineWidth !== "0px") || style.boxShadow !== "none"),
    isInSight: box.bottom > 0 && box.top < innerHeight,
    id: it.id,
    isBody: it === document.body,
  };
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter((part) => {
  const style = getComputedStyle(part);
  const seconds = [...style.transitionDuration.split(","), ...style.animationDuration.split(",")].map(parseFloat);
  return Math.max(...seconds) > 0.01 || style.scrollBehavior === "smooth";
}).map((part) => part.outerHTML.slice(0, 80))"""
WITHOUT_EDGE = """() => {
  const hasEdge = (part) => parseFloat(getComputedStyle(part).borderTopWidth) > 0;
  const isBox = (part) => part.checkVisibility() && part.offsetWidth > 1 && !["radio", "checkbox"].includes(part.type);
  return [...document.querySelectorAll("button, input, select, textarea, .utrecht-button")]
    .filter((part) => isBox(part) && !hasEdge(part) && !hasEdge(part.parentElement))
    .map((part) => part.outerHTML.slice(0, 100));
}"""
WIDER = "width => document.scrollingElement.scrollWidth - width"
LARGE_LETTERS = "document.documentElement.style.fontSize = (2 * parseFloat(getComputedStyle(document.documentElement).fontSize)) + 'px'"


def for_residents(blanks):
    return pages(blanks, Who.ANYONE, Who.HOLDER, Who.DEMO)


def tab_to(visitor, words):
    """Presses Tab until the focus is on these words; on the way the focus must always show, and be in sight."""
    for _press in range(TABS_AT_MOST):
        visitor.page.keyboard.press("Tab")
        focused = visitor.page.evaluate(FOCUSED)
        if focused["isBody"]:  # past the last one: the bar of the browser has the focus
            continue
        assert focused["isVisible"], f"{visitor.page.url}: the focus cannot be seen on {focused}"
        assert focused["isInSight"], f"{visitor.page.url}: the focus is out of sight on {focused}"
        if re.search(words, focused["words"]) or re.search(words, focused["field"]):
            return
    pytest.fail(f"{visitor.page.url}: no way to {words} by keyboard")


def press(visitor, words, key="Enter"):
    """Goes there and presses Enter or Space."""
    tab_to(visitor, words)
    visitor.page.keyboard.press(key)
    visitor.page.wait_for_load_state()


def write(visitor, words, text):
    """Goes to a field and types."""
    tab_to(visitor, words)
    visitor.page.keyboard.type(text)


def test_she_signs_up_with_the_keyboard_alone(house, arrives, width):
    """Tab, Enter, Space and letters. The first Tab is the way past the menu."""
    session, resident = stage.an_activity(), stage.somebody(Channel.EMAIL)
    jannie = arrives(house, width=width)
    jannie.open(stage.page_of(session))
    press(jannie, "^Naar de inhoud$")
    assert jannie.page.evaluate(FOCUSED)["id"] == "inhoud"
    press(jannie, "^Aanmelden")
    jannie.heads("Wie komt er?")
    write(jannie, "^Je naam", resident.name)
    jannie.page.keyboard.press("Enter")
    jannie.heads("Hoe mogen we je iets laten weten?")
    press(jannie, "^E-mail", "Space")
    write(jannie, "^Je e-mailadres", resident.email)
    press(jannie, "^Verder$")
    jannie.heads("Klopt dit?")
    press(jannie, "^Ja, meld mij aan$", "Space")
    jannie.heads("Je bent aangemeld!")
    jannie.look()


def test_the_desk_works_with_the_keyboard_alone(house, arrives):
    session = stage.an_activity()
    doutzen = arrives(house, width=visitors.DESK)
    doutzen.step_in("Doutzen")
    press(doutzen, "^Meld iemand aan$")
    doutzen.heads("Meld iemand aan")
    doutzen.page.keyboard.type(stage.title_of(session))
    expect(doutzen.page.locator("#keuze label")).to_have_count(1)
    press(doutzen, f"^{stage.title_of(session)}", "Space")
    write(doutzen, "^Naam", "Mina van Egmond")
    write(doutzen, "^Telefoon", "0546 12 34 56")
    press(doutzen, "^Meld aan$")
    doutzen.heads("Aangemeld")


def test_every_page_for_residents_fits_the_smallest_screen_and_the_largest_letters(house, arrives, blanks):
    """Nobody scrolls sideways at 320 px, nor with letters twice as large."""
    visitor = arrives(house)
    wide = []
    for path in for_residents(blanks):
        visitor.page.set_viewport_size({"width": SMALLEST, "height": 640})
        visitor.page.goto(house.address + path)
        wide += [f"{path} at {SMALLEST} px"] * (visitor.page.evaluate(WIDER, SMALLEST) > 0)
        visitor.page.evaluate(LARGE_LETTERS)
        for size in (640, visitors.DESK):
            visitor.page.set_viewport_size({"width": size, "height": 800})
            wide += [f"{path} at {size} px with large letters"] * (visitor.page.evaluate(WIDER, size) > 0)
            visitor.keep_picture()
    assert not wide, "\n".join(wide)


def test_nothing_moves_for_whoever_asked_for_rest(house, arrives, blanks):
    visitor = arrives(house, reduced_motion="reduce")
    moving = {}
    for path in ["/", "/agenda/", f"/activiteit/{blanks['slug']}/", f"/aanmelden/keer/{blanks['session']}/naam/", "/team/proef/"]:
        visitor.page.goto(house.address + path)
        moving[path] = visitor.page.evaluate(MOVING)
    assert not any(moving.values()), moving


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_buttons_and_fields_keep_an_edge_in_forced_colours(house, arrives, blanks, colours):
    visitor = arrives(house, width=visitors.DESK, forced_colors="active", color_scheme=colours)
    bare = {}
    for path in ["/", "/agenda/?gratis=on", f"/activiteit/{blanks['slug']}/", f"/aanmelden/keer/{blanks['session']}/naam/"]:
        visitor.page.goto(house.address + path)
        visitor.keep_picture()
        bare[path] = visitor.page.evaluate(WITHOUT_EDGE)
    assert not any(bare.values()), bare


def test_the_pages_hold_for_whoever_asks_for_more_contrast(house, arrives, blanks, width):
    visitor = arrives(house, width=width, contrast="more")
    for path in ["/", "/agenda/", f"/activiteit/{blanks['slug']}/", f"/aanmelden/keer/{blanks['session']}/naam/"]:
        visitor.open(path)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_the_read_aloud_button_is_only_there_where_it_works(house, arrives, script):
    visitor = arrives(house, script=script)
    visitor.open("/agenda/")
    assert visitor.page.locator("[data-read-aloud]").first.is_visible() is script
