# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every mistake is named with file, line, what is wrong and what mends it; all at once; and nothing is changed."""

import re

import pytest
from django.utils import translation

from vliegwiel.kit.folder import public as folder
from vliegwiel.kit.folder.models import FolderRow
from vliegwiel.kit.folder.tests.conftest import TWO_BOOKS, Toy

pytestmark = pytest.mark.django_db


def told(toy: Toy, text: str, name: str = "library.toml") -> list[tuple[int, str, str]]:
    toy.write(text, name)
    return [(mistake.line, mistake.what, mistake.mend) for mistake in toy.mistakes()]


def test_an_unknown_key_is_named_with_the_one_that_was_meant(toy: Toy) -> None:
    assert told(toy, TWO_BOOKS.replace("pages", "pagse")) == [(11, "“pagse” kennen we hier niet.", "Bedoel je “pages”?")]


def test_an_unknown_block_is_named_with_the_one_that_was_meant(toy: Toy) -> None:
    assert (7, "“boek” kennen we niet.", "Bedoel je “book”?") in told(toy, TWO_BOOKS.replace("[[book]]", "[[boek]]"))


def test_an_unknown_code_is_named_with_the_one_that_was_meant(toy: Toy) -> None:
    found = told(toy, TWO_BOOKS.replace('shelf = "poezie"', 'shelf = "poesie"', 1))
    assert found == [(10, "Shelf “poesie” bestaat niet.", "Bedoel je “poezie”?")]


def test_a_double_code_names_the_place_of_the_first(toy: Toy) -> None:
    toy.write('[[book]]\ncode = "mei"\ntitle = "Mei"\nshelf = "poezie"\n', "more.toml")
    assert [str(mistake) for mistake in toy.mistakes()] == [
        "more.toml, regel 2: “mei” staat er al: library.toml, regel 7. Haal een van de twee weg of geef deze een eigen code."
    ]


@pytest.mark.parametrize("hour", ["25:00", "12:60", "negen uur", "9", "-1:00"])
def test_an_hour_that_is_none_names_file_and_line(toy: Toy, hour: str) -> None:
    found = told(toy, f"# Uren\nshelf,opens\npoezie,09:00\n\npoezie,{hour}\n", "hours.csv")
    assert found == [(5, f"“{hour}” is geen tijd.", "Schrijf een tijd van 00:00 tot en met 23:59, zoals 09:30.")]


def test_a_day_that_does_not_exist_is_refused(toy: Toy) -> None:
    found = told(toy, TWO_BOOKS + 'first_day = "2026-02-30"\n')
    assert found[0][:2] == (17, "“2026-02-30” is geen datum.")


def test_a_syntax_error_names_the_line_and_hides_nothing_else(toy: Toy) -> None:
    toy.write("shelf,opens\npoezie;9\n", "hours.csv")
    found = told(toy, TWO_BOOKS.replace("pages = 150", "pages = 15 0"))
    assert [line for line, _what, _mend in found] == [2, 11]


@pytest.mark.parametrize(
    ("wrong", "line"),
    [('code = "a', 2), ("code == 1", 2), ('code = "a"\ncode = "b"', 3), ("code = [1", 2), ("code", 2), ("= 1", 2), ("\x01", 2)],
)
def test_broken_toml_never_escapes_as_an_exception(toy: Toy, wrong: str, line: int) -> None:
    mistake = told(toy, f"[[book]]\n{wrong}\n", "broken.toml")[0]
    assert mistake[0] in {line, line + 1}
    assert mistake[1].endswith(".")


def test_an_unquoted_day_that_does_not_exist_is_told_as_such(toy: Toy) -> None:
    found = told(toy, TWO_BOOKS + "first_day = 2026-02-30\n")
    assert found[0][:2] == (17, "Deze datum of tijd bestaat niet.")


def test_a_missing_column_is_told_once_at_the_header(toy: Toy) -> None:
    assert told(toy, "shelf\npoezie\npoezie\n", "hours.csv") == [(1, "De kolom “opens” ontbreekt.", "Zet de kolom erbij.")]


def test_an_unknown_column_is_told_once_at_the_header(toy: Toy) -> None:
    found = told(toy, "shelf,opens,color\npoezie,09:00,red\npoezie,10:00,red\n", "hours.csv")
    assert [(line, what) for line, what, _mend in found] == [(1, "De kolom “color” kennen we niet.")]


def test_a_line_with_too_many_cells_is_told(toy: Toy) -> None:
    found = told(toy, "shelf,opens\npoezie,09:00,10:00\n", "hours.csv")
    assert found[0][:2] == (2, "Deze regel heeft 3 vakken, de kop 2.")


def test_a_language_that_is_not_listed_is_refused(toy: Toy) -> None:
    found = told(toy, TWO_BOOKS.replace('nl = "Awater"', 'de = "Awater"'))
    assert found[0][:2] == (15, "De taal “de” staat niet in de lijst.")


def test_a_row_under_itself_is_refused(toy: Toy) -> None:
    found = told(
        toy,
        TWO_BOOKS
        + 'sequel_of = "mei"\n\n'
        + "".join(
            f'[[book]]\ncode = "{code}"\ntitle = "x"\nshelf = "poezie"\nsequel_of = "{other}"\n' for code, other in [("a", "b"), ("b", "a")]
        ),
    )
    assert [what for _line, what, _mend in found] == ["“a” hangt onder zichzelf.", "“b” hangt onder zichzelf."]


def test_a_missing_value_an_empty_one_and_a_wrong_kind_are_told_together(toy: Toy) -> None:
    found = told(toy, TWO_BOOKS.replace('title = "Mei"\n', "").replace('title = { nl = "Awater" }', 'title = ""').replace("150", '"veel"'))
    assert [what for _line, what, _mend in found] == [
        "“title” ontbreekt.",
        "“veel” is geen heel getal.",
        "“title” ontbreekt.",
    ]


def test_values_outside_a_block_are_told(toy: Toy) -> None:
    found = told(toy, 'book = "los"\n' + TWO_BOOKS.replace("[[book]]", "[[shelf]]").split("[[shelf]]")[0])
    assert found[0][:2] == (1, "“book” staat los, buiten een blok.")


def test_no_folder_an_empty_one_and_a_file_that_is_no_text_are_told(toy: Toy) -> None:
    toy.path.joinpath("library.toml").write_bytes(b"\xff\xfe\x00")
    assert toy.mistakes()[0].what == "Dit bestand kan niet worden gelezen."
    toy.path.joinpath("library.toml").unlink()
    assert toy.mistakes()[0].what == "Deze map heeft geen .toml- of .csv-bestanden."
    toy.path = toy.path / "elders"
    assert toy.mistakes()[0].what == "Deze map bestaat niet."


def test_a_folder_with_mistakes_changes_nothing(toy: Toy) -> None:
    toy.write("[[book]]\n", "more.toml")
    assert toy.mistakes()
    assert not toy.done
    assert not FolderRow.objects.exists()


def test_a_rule_of_the_library_is_told_at_the_line_of_the_value_and_nothing_is_kept(toy: Toy) -> None:
    toy.write(TWO_BOOKS.replace("150", "950"))
    with pytest.raises(folder.FolderRefused, match=re.escape("library.toml, regel 11: Dit boek is te zwaar voor de plank.")):
        toy.load()
    assert not FolderRow.objects.exists()


def test_sentences_follow_the_active_language(toy: Toy) -> None:
    toy.write(TWO_BOOKS.replace("pages", "pagse"))
    with translation.override("en"):
        assert "library.toml" in str(toy.mistakes()[0])
