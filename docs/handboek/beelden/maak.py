# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes the pictures of the handbook anew, from invented data: python docs/handboek/beelden/maak.py [folder]."""

import os
import sys
from pathlib import Path

from house import open_house
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).resolve().parent
DESK, PHONE = {"width": 1000, "height": 720}, {"width": 380, "height": 720}


def step_in(browser: Browser, address: str, name: str, size: dict[str, int]) -> Page:
    """A page on which a made-up colleague is signed in."""
    page = browser.new_page(viewport=size, locale="nl-NL", reduced_motion="reduce")  # type: ignore[arg-type]  # a plain dict will do
    page.goto(f"{address}/team/proef/")
    page.get_by_role("button", name=name).first.click()
    page.wait_for_load_state()
    return page


class Album:
    """Keeps the pictures of one run, each under its name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, page: Page, name: str, *, whole: bool = False) -> None:
        """A picture of what is in sight, or of the whole page."""
        page.evaluate("document.activeElement && document.activeElement.blur()")
        page.screenshot(path=self.folder / f"{name}.png", full_page=whole)


def signing_in(browser: Browser, address: str, album: Album) -> None:
    page = browser.new_page(viewport=DESK, locale="nl-NL")  # type: ignore[arg-type]
    page.goto(f"{address}/team/")
    album.keep(page, "inloggen")
    page.goto(f"{address}/team/proef/")
    album.keep(page, "proef")


def at_the_desk(browser: Browser, address: str, album: Album) -> None:
    page = step_in(browser, address, "Fenna", DESK)
    page.goto(f"{address}/team/vandaag/den-ham/")
    album.keep(page, "vandaag")
    page.get_by_role("link", name="Meld iemand aan").click()
    page.locator("#zoek").fill("gewone woorden")
    page.locator("[name=name]").fill("Gerda Testkamp")
    page.locator("[name=phone]").fill("06 00 00 00 00")
    page.wait_for_timeout(900)
    page.locator("#keuze input").first.check()
    album.keep(page, "aanmelden", whole=True)
    page.get_by_role("button", name="Meld aan").last.click()
    page.wait_for_selector(".code")
    album.keep(page, "briefje")
    page.get_by_role("link", name="Alle aanmeldingen").click()
    page.wait_for_load_state()
    album.keep(page, "aanmeldingen")
    for name in ("Bellen", "Brieven"):
        page.get_by_role("link", name=name, exact=True).click()
        page.wait_for_load_state()
        album.keep(page, name.lower())


def at_the_door(browser: Browser, address: str, album: Album) -> None:
    page = step_in(browser, address, "Fenna", PHONE)
    page.goto(f"{address}/team/vandaag/den-ham/")
    page.get_by_role("link", name="Deurlijst").first.click()
    page.wait_for_load_state()
    page.get_by_role("button", name="Aanwezig").first.click()
    page.wait_for_selector(".is-present")
    page.locator("h1").scroll_into_view_if_needed()
    album.keep(page, "deurlijst")
    page.goto(f"{address}/team/vandaag/den-ham/")
    page.get_by_role("link", name="Tellen").first.click()
    for _ in range(3):
        page.locator("#tik-adult").click()
        page.wait_for_timeout(300)
    album.keep(page, "tellen")


def making(browser: Browser, address: str, album: Album) -> None:
    page = step_in(browser, address, "Esra", DESK)
    page.goto(f"{address}/team/activiteiten/?zoek=brood")
    page.locator(".todo h2 a").first.click()
    page.wait_for_load_state()
    album.keep(page, "activiteit")
    page.get_by_role("link", name="Bibliotheek Vroomshoop", exact=True).click()
    page.wait_for_load_state()
    page.get_by_role("link", name="Maak een reeks datums").click()
    page.locator("[name=weekday]").select_option("3")
    page.locator("[name=starts_at]").fill("19:00")
    page.locator("[name=ends_at]").fill("21:00")
    page.locator("[name=first]").fill("2026-12-03")
    page.locator("[name=until]").fill("2027-01-31")
    page.get_by_role("button", name="Toon de datums").click()
    page.wait_for_load_state()
    album.keep(page, "reeks", whole=True)
    page.go_back()
    page.go_back()
    page.get_by_role("link", name="Zeg af").first.click()
    page.wait_for_load_state()
    album.keep(page, "afzeggen")


def main() -> None:
    """Opens a house, walks through it, and leaves the pictures in the folder."""
    album = Album(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
    with open_house() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        for walk in (signing_in, at_the_desk, at_the_door, making):
            walk(browser, address, album)
        browser.close()


if __name__ == "__main__":
    main()
