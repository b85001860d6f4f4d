# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files become raw rows with the lines they stand on; a file of any content is read or told, never a crash."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vliegwiel.kit.folder.source import Raw, read_folder

TOML_BITS = [
    "[[book]]",
    "[book]",
    "[book.name]",
    "code = 1",
    'code = "a"',
    '"""',
    "'''",
    "= 3",
    "a.b = 1",
    "[",
    "]",
    "{",
    "}",
    "#",
    '"',
    "\n",
    "x",
    "é",
]
CSV_BITS = ["a", "b_nl", "b_en", ",", ";", '"', "\n", "#", " ", "é", "\x00", "1"]


def rows(folder: Path, text: str, name: str) -> list[Raw]:
    (folder / name).write_text(text, encoding="utf-8")
    found, mistakes = read_folder(folder)
    assert not mistakes
    return found


def test_each_value_knows_its_line(tmp_path: Path) -> None:
    text = """# a comment with [[book]] in it
[[book]]
code = "a"
title = { nl = "A" } # one line
text = \"\"\"
[[book]]
code = "not this one"
\"\"\"

[[ book ]] # the second
code = "b"
  [book.title]
  nl = "B"
"""
    first, second = rows(tmp_path, text, "books.toml")
    assert (first.line, first.line_of("code"), first.line_of("title"), first.line_of("text")) == (2, 3, 4, 5)
    assert (second.line, second.line_of("code"), second.line_of("title"), second.line_of("absent")) == (10, 11, 12, 10)
    assert (first.number, second.number) == (0, 1)


def test_a_table_may_be_spread_over_files_in_folders(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "b.toml").write_text('[[book]]\ncode = "b"\n', encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "c.toml").write_text("broken", encoding="utf-8")
    found = rows(tmp_path, '[[book]]\ncode = "a"\n', "a.toml")
    assert [(row.file, row.values["code"]) for row in found] == [("a.toml", "a"), ("more/b.toml", "b")]


def test_a_spreadsheet_with_semicolons_comments_and_languages(tmp_path: Path) -> None:
    text = '\ufeff# a comment\n\ncode;name_nl;name_en;note\na;Een;One;"x; y"\n# another\nb;;;\n'
    first, second = rows(tmp_path, text, "book.csv")
    assert first.values == {"code": "a", "name": {"nl": "Een", "en": "One"}, "note": "x; y"}
    assert second.values == {"code": "b", "name": {}, "note": ""}
    assert (first.line, second.line, first.header_line) == (4, 6, 3)


@pytest.mark.parametrize("name", ["book.toml", "book.csv"])
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bits=st.lists(st.sampled_from([*TOML_BITS, *CSV_BITS]) | st.text(max_size=5), max_size=30))
def test_any_content_is_read_or_told(tmp_path: Path, name: str, bits: list[str]) -> None:
    text = "".join(bits)
    (tmp_path / name).write_text(text, encoding="utf-8", errors="replace", newline="")
    found, mistakes = read_folder(tmp_path)
    assert all(1 <= row.line <= text.count("\n") + text.count("\r") + 2 for row in found)
    assert all(mistake.what for mistake in mistakes)


def test_a_file_nested_without_end_is_told(tmp_path: Path) -> None:
    (tmp_path / "deep.toml").write_text("a = " + "[" * 100_000, encoding="utf-8")
    assert read_folder(tmp_path)[1][0].file == "deep.toml"
