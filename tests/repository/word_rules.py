# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words that no file of ours may hold: promises for later, paths of one machine, and addresses of package registries."""

import re
from collections.abc import Iterator

# Written apart, so that this file does not hold what it looks for.
LATER = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK|WI" r"P)\b")
MACHINE = re.compile(r"(?<![\w.{}])/(ho" r"me/\w+|Us" r"ers/\w+|wo" r"rk/\w+|ro" r"ot/\w+|op" r"t/pypi|op" r"t/wheels)")
REGISTRY = re.compile(r"(py" r"pi\.org|pythonho" r"sted\.org|registry\.npm" r"js|deb\.deb" r"ian\.org|proxy\.go" r"lang)")
WORKPLACE = re.compile(r"\b(cla" r"ude|anthr" r"opic|chat" r"gpt|open" r"ai|co" r"pilot|co-authored" r"-by)\b", re.IGNORECASE)

RULES = {
    LATER: "promises something for later; open an issue",
    MACHINE: "names a path of one machine",
    REGISTRY: "names a package registry",
    WORKPLACE: "tells how it was made rather than what it is",
}


def faults(name: str, text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), start=1):
        for rule, sentence in RULES.items():
            if found := rule.search(line):
                yield f"{name}:{number}: {found.group()!r} {sentence}."
