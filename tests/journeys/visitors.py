# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Somebody at a screen: opens pages, sees whether each is in order, and says what she sees."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import ConsoleMessage, Locator, Page, Response, expect

PHONE, DESK = 360, 1280
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
AXE_OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
VIOLATIONS = "options => axe.run(document, options).then(found => found.violations)"
SIDEWAYS = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"

Words = str | re.Pattern[str]


@dataclass
class Visitor:
    """A browser window of one person. `look` is called on every page she passes."""

    page: Page
    address: str
    name: str
    has_script: bool = True
    complaints: list[str] = field(default_factory=list)
    looked: int = 0
    steps: int = 0

    def __post_init__(self) -> None:
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.page.url}: {error}"))
        self.page.on("response", self._answered)

    def open(self, path: str) -> None:
        """Goes to a path as if typed, and looks."""
        self.page.goto(self.address + path if path.startswith("/") else path)
        self.look()

    def ask(self, path: str) -> int:
        """Goes to a path without looking yet; the status of the answer."""
        answer = self.page.goto(self.address + path)
        return answer.status if answer else 0

    def step_in(self, colleague: str) -> None:
        """In the demo: becomes one of the made-up colleagues, named by her first name."""
        self.page.goto(self.address + "/team/proef/")
        self.page.get_by_role("button", name=colleague).first.click()
        self.page.wait_for_load_state()
        self.look()

    def click(self, words: Words, *, within: Locator | None = None) -> None:
        """Follows the first visible link or button with exactly these words, waits for the page, and looks. Counts as a step."""
        place = within or self.page
        target = place.get_by_role("link", name=words, exact=True).or_(place.get_by_role("button", name=words, exact=True))
        target.filter(visible=True).first.click()
        self.page.wait_for_load_state()
        self.steps += 1
        self.look()

    def unfold(self, words: Words) -> None:
        """Opens a part of the page that is folded away, if it is."""
        part = self.page.locator("details").filter(has=self.page.locator("summary", has_text=words)).first
        if part.get_attribute("open") is None:
            part.locator("summary").first.click()
            self.steps += 1

    def fill(self, label: Words, text: str) -> None:
        """Types in the visible field with this label. Counts as a step."""
        self.page.get_by_label(label).filter(visible=True).first.fill(text)
        self.steps += 1

    def choose(self, label: Words) -> None:
        """Marks a radio button or a box by its words. Counts as a step."""
        self.page.get_by_label(label).filter(visible=True).first.check()
        self.steps += 1

    def pick(self, label: Words, option: str) -> None:
        """Takes an option of a list by its words. Counts as a step."""
        self.page.get_by_label(label).filter(visible=True).first.select_option(label=option)
        self.steps += 1

    def sees(self, words: Words) -> None:
        """These words stand on the page, within a few seconds."""
        expect(self.page.get_by_text(words).filter(visible=True).first).to_be_visible(timeout=5000)

    def misses(self, words: Words) -> None:
        """These words do not stand on the page."""
        expect(self.page.get_by_text(words).filter(visible=True)).to_have_count(0)

    def heads(self, words: Words) -> None:
        """The page has this main heading."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(words, timeout=5000)

    def said(self) -> str:
        """All words of the page that can be seen."""
        return self.page.locator("body").inner_text()

    def code(self) -> str:
        """The code that stands large on the page."""
        return self.page.locator(".code").first.inner_text().strip()

    def path(self) -> str:
        """Where she is, without the address of the house."""
        return self.page.url.removeprefix(self.address)

    def look(self) -> None:
        """No accessibility violation, nothing to scroll sideways, one main heading. Keeps a picture when asked to."""
        self.keep_picture()
        size = self.page.viewport_size
        where = f"{self.page.url} ({size['width'] if size else '?'} px)"
        sideways = self.page.evaluate(SIDEWAYS)
        if sideways > 0:
            self.complaints.append(f"{where}: scrolls {sideways} px sideways")
        headings = self.page.locator("h1").count()
        if headings != 1:
            self.complaints.append(f"{where}: has {headings} main headings")
        if self.page.locator("[tabindex]:not([tabindex='0'], [tabindex='-1'])").count():
            self.complaints.append(f"{where}: has an order of its own for the Tab key")
        if self.has_script:
            self._judge(where)

    def leave(self) -> None:
        """Fails with all that was wrong on the way."""
        assert not self.complaints, "\n".join(dict.fromkeys(self.complaints))

    def _judge(self, where: str) -> None:
        """Asks axe. It runs as a script in the page, so only where scripts run."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE)
        for violation in self.page.evaluate(VIOLATIONS, AXE_OPTIONS):
            nodes = "; ".join(str(node["html"])[:160] for node in violation["nodes"][:3])
            self.complaints.append(f"{where}: axe {violation['id']}: {violation['help']}: {nodes}")

    def keep_picture(self) -> None:
        """Into the folder that VLIEGWIEL_PICTURES names, for whoever wants to see what the journeys saw."""
        self.looked += 1
        folder = os.environ.get("VLIEGWIEL_PICTURES")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            file = re.sub(r"[^a-z0-9]+", "-", f"{self.name}-{self.looked:02d}".lower()) + ".png"
            self.page.screenshot(path=Path(folder) / file, full_page=True)

    def _heard(self, message: ConsoleMessage) -> None:
        # A page that is rightly absent (404) or refused (422) is an answer, which Chromium tells as an error.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self.complaints.append(f"{self.page.url}: console: {message.text}")

    def _answered(self, response: Response) -> None:
        if response.status >= 500 or (response.status == 404 and response.request.resource_type != "document"):
            self.complaints.append(f"{response.url}: answered {response.status}")
