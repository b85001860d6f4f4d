# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Somebody at a screen: opens pages, sees whether each is in order, and says what she sees."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Response

from tests.architecture.sources import ROOT

PICTURES = ROOT / "var" / "journeys"
PHONE, DESK = 360, 1280
AXE_OPTIONS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass
class Visitor:
    """A browser window of one person. `look` is called on every page she passes."""

    page: Page
    address: str
    name: str
    complaints: list[str] = field(default_factory=list)
    looked: int = 0

    def __post_init__(self) -> None:
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.page.url}: {error}"))
        self.page.on("response", self._answered)

    def open(self, path: str) -> None:
        """Goes to a path as if typed, and looks."""
        self.page.goto(self.address + path if path.startswith("/") else path)
        self.look()

    def step_in(self, colleague: str) -> None:
        """In the demo: becomes one of the made-up colleagues, named by her first name."""
        self.page.goto(self.address + "/team/proef/")
        self.page.get_by_role("button", name=colleague).first.click()
        self.page.wait_for_load_state()
        self.look()

    def click(self, words: str | re.Pattern[str]) -> None:
        """Follows the first visible link or button with these words, waits for the page, and looks."""
        target = self.page.get_by_role("link", name=words).or_(self.page.get_by_role("button", name=words))
        target.filter(visible=True).first.click()
        self.page.wait_for_load_state()
        self.look()

    def fill(self, label: str | re.Pattern[str], text: str) -> None:
        self.page.get_by_label(label).filter(visible=True).first.fill(text)

    def choose(self, label: str | re.Pattern[str]) -> None:
        """Marks a radio button or a box by its words."""
        self.page.get_by_label(label).first.check()

    def sees(self, words: str | re.Pattern[str]) -> bool:
        """Whether these words stand on the page, within a few seconds."""
        found = self.page.get_by_text(words).filter(visible=True).first
        found.wait_for(timeout=5000)
        return found.is_visible()

    def look(self) -> None:
        """No accessibility violation, nothing to scroll sideways, one main heading; keeps a picture in var/journeys."""
        self.looked += 1
        self._picture()
        where = f"{self.page.url} ({self.page.viewport_size['width'] if self.page.viewport_size else '?'} px)"
        sideways = self.page.evaluate(OVERFLOW)
        if sideways > 0:
            self.complaints.append(f"{where}: scrolls {sideways} px sideways")
        if self.page.locator("h1").count() != 1:
            self.complaints.append(f"{where}: has {self.page.locator('h1').count()} main headings")
        for violation in Axe().run(self.page, options=AXE_OPTIONS).response["violations"]:
            nodes = "; ".join(str(node["html"])[:160] for node in violation["nodes"][:3])
            self.complaints.append(f"{where}: axe {violation['id']}: {violation['help']}: {nodes}")

    def leave(self) -> None:
        """Fails with all that was wrong on the way."""
        assert not self.complaints, "\n".join(dict.fromkeys(self.complaints))

    def _picture(self) -> None:
        if os.environ.get("VLIEGWIEL_PICTURES"):
            PICTURES.mkdir(parents=True, exist_ok=True)
            file = Path(re.sub(r"[^a-z0-9]+", "-", f"{self.name}-{self.looked:02d}".lower()) + ".png")
            self.page.screenshot(path=PICTURES / file, full_page=True)

    def _heard(self, message: ConsoleMessage) -> None:
        # A page that is rightly absent (404) or refused (422) is an answer, which Chromium tells as an error.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(f"{self.page.url}: console: {message.text}")

    def _answered(self, response: Response) -> None:
        if response.status >= 500 or (response.status == 404 and response.request.resource_type != "document"):
            self.complaints.append(f"{response.url}: answered {response.status}")
