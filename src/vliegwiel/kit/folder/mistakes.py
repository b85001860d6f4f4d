# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A mistake in a folder, told as file, line, what is wrong and what mends it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.translation import gettext as _


@dataclass(frozen=True, order=True)
class Mistake:
    """One thing that keeps the folder from being loaded. `what` and `mend` are whole sentences; line 0 is the whole file."""

    file: str
    line: int
    what: str
    mend: str = ""

    def __str__(self) -> str:
        place = _("%(file)s, regel %(line)s") % {"file": self.file, "line": self.line} if self.line else self.file
        return f"{place}: {self.what} {self.mend}".rstrip()


class FolderRefused(Exception):
    """The folder holds mistakes, or the library forbids a change in it. Nothing was changed."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = list(dict.fromkeys(mistakes))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


class Wrong(Exception):
    """A value that cannot be; raised by a field, caught where file and line are known."""

    def __init__(self, what: str, mend: str = "") -> None:
        self.what, self.mend = what, mend
        super().__init__(what)


def nearest(word: str, known: Iterable[str]) -> str:
    """A mending sentence that names the known word most like this one; else the words there are, when they are few."""
    words = sorted(known)
    close = get_close_matches(word.lower(), words, n=1, cutoff=0.6) or [name for name in words if name.endswith(f":{word}")]
    if close:
        return _("Bedoel je “%(word)s”?") % {"word": close[0]}
    if 0 < len(words) <= 14:
        return _("Kies uit: %(words)s.") % {"words": ", ".join(words)}
    return ""
