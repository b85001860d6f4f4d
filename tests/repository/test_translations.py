# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every sentence has its English, with the same blanks, compiled as it stands."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from tests.architecture import sources

CATALOGUES = sorted((sources.PACKAGE / "locale").glob("*/LC_MESSAGES/django.po"))
BLANK = re.compile(r"%\([a-z_]+\)[sd]|\{[a-z_]*\}|%[sd]")


def faults(catalogue: polib.POFile) -> list[str]:
    """Sentences without a translation, with an uncertain one, or with other blanks than the original."""
    found = []
    for entry in catalogue:
        given = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        if not all(given) or entry.fuzzy or entry.obsolete:
            found.append(f"not translated: {entry.msgid}")
        allowed = set(BLANK.findall(entry.msgid)) | set(BLANK.findall(entry.msgid_plural or ""))
        if any(not set(BLANK.findall(text)) <= allowed for text in given):
            found.append(f"other blanks: {entry.msgid}")
        if not entry.msgid_plural and given[0] and set(BLANK.findall(given[0])) != allowed:
            found.append(f"a blank is lost: {entry.msgid}")
    return found


def test_there_is_an_english_catalogue():
    assert [path.parts[-3] for path in CATALOGUES] == ["en"]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_sentence_is_translated(path):
    assert faults(polib.pofile(str(path))) == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_what_is_compiled_is_what_is_written(path):
    assert path.with_suffix(".mo").read_bytes() == polib.pofile(str(path)).to_binary()


def test_every_sentence_of_the_code_stands_in_the_catalogue(tmp_path: Path):
    if not shutil.which("xgettext"):
        if os.environ.get("CI") == "true":
            pytest.fail("CI has no gettext.")
        pytest.skip("gettext is not on this machine")
    copy = tmp_path / "vliegwiel"
    shutil.copytree(sources.PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "static", "tests", "locale"))
    (copy / "locale").mkdir()
    command = [
        sys.executable,
        "-m",
        "django",
        "makemessages",
        "--locale",
        "en",
        "--no-location",
        "--settings",
        "django.conf.global_settings",
    ]
    result = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    collected = {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(copy / "locale/en/LC_MESSAGES/django.po"))}
    written = {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(CATALOGUES[0]))}
    assert sorted(msgid for _, msgid in collected - written) == [], "Run make translations."
    assert sorted(msgid for _, msgid in written - collected) == [], "Run make translations."


def test_an_untranslated_sentence_is_caught():
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="Vol", msgstr=""))
    catalogue.append(polib.POEntry(msgid="Dag %(name)s", msgstr="Hello %(naam)s"))
    catalogue.append(polib.POEntry(msgid="Dag {name}", msgstr="Hello"))
    assert [fault.split(":")[0] for fault in faults(catalogue)] == ["not translated", "other blanks", "a blank is lost", "a blank is lost"]
