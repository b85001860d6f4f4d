# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rules about one template: nothing inline, nothing unlabelled, nothing untranslated, no dead or fixed link, no query."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from django.template.base import Lexer, Token, TokenType

from tests.architecture.code_rules import TEMPLATE_LINES

FILLED = "§"  # stands for whatever a tag or variable will put there
LETTERS = re.compile(r"[^\W\d_]{2,}")
QUERY = re.compile(r"\.(objects|all|filter|exclude|exists|order_by|select_related|prefetch_related)\b|_set\b")
SPOKEN_ATTRIBUTES = {"alt", "title", "placeholder", "aria-label", "aria-description", "label", "heading", "text", "description", "hint"}
LINKING_ATTRIBUTES = {"href", "action", "formaction", "src", "hx-get", "hx-post", "hx-delete", "hx-put"}
STANDS_ALONE = ("pages/errors/500.html",)  # shown when the router itself may be what is broken
CONTROL = {
    "block",
    "cotton",
    "elif",
    "else",
    "empty",
    "extends",
    "filter",
    "for",
    "get_current_language",
    "if",
    "ifchanged",
    "language",
    "load",
    "partialdef",
    "plural",
    "spaceless",
    "with",
}  # tags that print nothing themselves
NEEDS_NO_LABEL = {"hidden", "submit", "button", "image", "reset"}
DATA_SCRIPTS = {"application/ld+json", "application/json"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def faults(name: str, text: str) -> list[str]:
    """All sentences about a template, each with its name and line."""
    found = []
    if len(text.splitlines()) > TEMPLATE_LINES:
        found.append(f"{name}: has {len(text.splitlines())} lines, more than {TEMPLATE_LINES}. Take a part out.")
    if "SPDX-License-Identifier" not in "\n".join(text.splitlines()[:4]):
        found.append(f"{name}: does not open with its licence in a comment.")
    tokens = Lexer(text).tokenize()
    found += [f"{name}:{line}: {sentence}" for line, sentence in queries(tokens)]
    bare = without_tags(tokens)
    if name.endswith(".txt"):
        lines = enumerate(bare.splitlines(), start=1)
        return found + [
            f"{name}:{line}: {words.strip()!r} is not marked for translation." for line, words in lines if LETTERS.search(words)
        ]
    page = Page(fixed_paths=name.endswith(STANDS_ALONE))
    page.feed(bare)
    page.close()
    return found + [f"{name}:{line}: {sentence}" for line, sentence in page.all_faults()]


def queries(tokens: list[Token]) -> Iterator[tuple[int, str]]:
    for token in tokens:
        asks = token.token_type in {TokenType.VAR, TokenType.BLOCK} and not token.contents.startswith(("translate", "blocktranslate"))
        if asks and QUERY.search(re.sub(r"\"[^\"]*\"|'[^']*'", "", token.contents)):
            yield token.lineno or 0, f"{token.contents!r} asks the database; the view hands the list over ready."


def without_tags(tokens: list[Token]) -> str:
    """The HTML that remains, on the same lines, with a mark where something is filled in."""
    parts: list[str] = []
    skipped_until = ""
    for token in tokens:
        filler = ""
        if skipped_until:
            if token.token_type == TokenType.BLOCK and token.contents.split()[0] == skipped_until:
                skipped_until = ""
        elif token.token_type == TokenType.TEXT:
            filler = token.contents
        else:
            filler, skipped_until = _instead_of(token)
        parts.append(filler + "\n" * (token.contents.count("\n") - filler.count("\n")))
    return "".join(parts)


def _instead_of(token: Token) -> tuple[str, str]:
    """What stands for a tag, and the tag up to which everything belongs to it."""
    if token.token_type != TokenType.BLOCK:
        return (FILLED if token.token_type == TokenType.VAR else ""), ""
    words = token.contents.split()
    if words[0] == "comment" or (words[0] == "block" and words[-1].endswith("class")):
        return "", f"end{words[0]}"
    if words[0] in {"blocktranslate", "blocktrans"}:
        return FILLED, f"end{words[0]}"
    return ("" if words[0] in CONTROL or words[0].startswith("end") else FILLED), ""


class Page(HTMLParser):
    """Reads the bare HTML once; what can only be judged at the end (labels) waits."""

    def __init__(self, *, fixed_paths: bool = False) -> None:
        super().__init__(convert_charrefs=True)
        self.fixed_paths = fixed_paths
        self.found: list[tuple[int, str]] = []
        self.open: list[tuple[str, bool]] = []  # tag, and whether its text is free of translation
        self.labelled: set[str] = set()
        self.controls: list[tuple[int, str, str]] = []

    def all_faults(self) -> list[tuple[int, str]]:
        unlabelled = [
            (line, f"<{tag}> has no label. Give it an id and a <label for>.")
            for line, tag, identifier in self.controls
            if identifier not in self.labelled
        ]
        return sorted(self.found + unlabelled)

    def tell(self, sentence: str) -> None:
        self.found.append((self.getpos()[0], sentence))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self._attributes(given)
        self._element(tag, given)
        if tag not in VOID:
            free = given.get("translate") == "no" or (tag != "html" and given.get("lang", FILLED) != FILLED)
            self.open.append((tag, free or tag in {"script", "style"}))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self._attributes(given)
        self._element(tag, given)

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index][0] == tag:
                del self.open[index:]
                return

    def handle_data(self, data: str) -> None:
        if any(free for _, free in self.open):
            return
        words = data.replace(FILLED, " ")
        if LETTERS.search(words):
            self.tell(f"{' '.join(words.split())!r} is not marked for translation.")

    def _attributes(self, given: dict[str, str]) -> None:
        for key, value in given.items():
            if key == "style":
                self.tell("a style attribute is refused by our own security policy; use a class.")
            elif key.startswith("on") and len(key) > 4:
                self.tell(f"{key} is refused by our own security policy; the page works without, a script file enhances it.")
            elif key in LINKING_ATTRIBUTES and value == "#":
                self.tell(f'{key}="#" leads nowhere.')
            elif key in LINKING_ATTRIBUTES and value.startswith("/") and not self.fixed_paths:
                self.tell(f'{key}="{value}" is a fixed path; use the url or static tag, which keep the language.')
            elif key in SPOKEN_ATTRIBUTES and given.get("translate") != "no" and LETTERS.search(value.replace(FILLED, "")):
                self.tell(f"{key}={value!r} is not marked for translation.")

    def _element(self, tag: str, given: dict[str, str]) -> None:
        if tag == "script" and "src" not in given and given.get("type") not in DATA_SCRIPTS:
            self.tell("a script inside a page is refused by our own security policy; use a file.")
        elif tag == "style":
            self.tell("a style element is refused by our own security policy; use the stylesheet.")
        elif tag == "img" and "alt" not in given:
            self.tell('an image without alt; give its words, or alt="" when it only decorates.')
        elif tag == "label" and "for" in given:
            self.labelled.add(given["for"])
        elif tag in {"input", "select", "textarea"} and given.get("type") not in NEEDS_NO_LABEL:
            inside = any(opened == "label" for opened, _ in self.open)
            if not inside and not {"aria-label", "aria-labelledby"} & given.keys():
                self.controls.append((self.getpos()[0], tag, given.get("id", "")))
