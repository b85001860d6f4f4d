# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is saved loads to the same; files that are there keep their comments and their order."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vliegwiel.kit.folder import public as folder
from vliegwiel.kit.folder.models import FolderRow
from vliegwiel.kit.folder.public import Values
from vliegwiel.kit.folder.tests.conftest import TWO_BOOKS, Toy

pytestmark = pytest.mark.django_db


def saved(path: Path) -> folder.Saved:
    return folder.save(path, folder.all_tables())


def elsewhere(toy: Toy, path: Path) -> dict[str, dict[str, Values]]:
    """What an empty database would hold after loading this folder. Puts the toy back afterwards."""
    mine, toy.screen = toy.screen, {name: {} for name in toy.screen}
    rows = list(FolderRow.objects.all())
    FolderRow.objects.all().delete()
    here, toy.path = toy.path, path
    toy.load()
    toy.path = here
    FolderRow.objects.all().delete()
    FolderRow.objects.bulk_create(rows)
    theirs, toy.screen = toy.screen, mine
    return theirs


def test_a_saved_folder_loads_to_the_same_elsewhere_and_changes_nothing_here(toy: Toy, tmp_path: Path) -> None:
    toy.write('shelf,opens,note_nl,note_en\npoezie,09:00,"vroeg, altijd",early\n', "hours.csv")
    toy.load()
    out = tmp_path / "out"
    assert saved(out).files == ["hours.csv", "library.toml"]
    assert elsewhere(toy, out) == toy.screen
    toy.path = out
    assert toy.load().is_empty


def test_saving_what_is_equal_writes_nothing(toy: Toy) -> None:
    toy.write("# Mijn eigen opmerking\n" + TWO_BOOKS)
    toy.load()
    assert saved(toy.path) == folder.Saved([], 1)


def test_a_change_on_screen_is_written_in_its_place_and_comments_stay(toy: Toy) -> None:
    toy.write(TWO_BOOKS.replace("pages = 150", "# geteld in 2026\npages = 150 # zonder kaft"))
    toy.load()
    toy.screen["book"]["mei"]["pages"] = 200
    toy.screen["book"]["nieuw"] = Values({**toy.screen["book"]["mei"], "code": "nieuw", "order": 3, "assumed": True})
    del toy.screen["book"]["awater"]
    saved(toy.path)
    text = toy.path.joinpath("library.toml").read_text(encoding="utf-8")
    assert "# geteld in 2026\npages = 200 # zonder kaft" in text
    assert "awater" not in text
    assert toy.path.joinpath("books.toml").read_text(encoding="utf-8").count("[[book]]") == 1
    assert toy.load().is_empty


def test_another_order_on_screen_is_written_where_the_order_of_the_file_does_not_tell_it(toy: Toy) -> None:
    toy.load()
    toy.screen["book"]["mei"]["order"], toy.screen["book"]["awater"]["order"] = 2, 1
    saved(toy.path)
    assert "order = 2" in toy.path.joinpath("library.toml").read_text(encoding="utf-8")
    assert toy.load().is_empty
    assert toy.screen["book"]["mei"]["order"] == 2


def test_a_spreadsheet_keeps_its_semicolons_and_its_comments(toy: Toy) -> None:
    toy.write("# Uren\nshelf;opens\npoezie;09:00\n", "hours.csv")
    toy.load()
    toy.screen["hours"]["poezie/10:30"] = Values(shelf="poezie", opens="10:30", note={})
    saved(toy.path)
    assert toy.path.joinpath("hours.csv").read_text(encoding="utf-8") == "# Uren\nshelf;opens\npoezie;09:00\npoezie;10:30\n"


def test_a_folder_with_other_files_or_with_mistakes_is_left_alone(toy: Toy, tmp_path: Path) -> None:
    toy.load()
    other = tmp_path / "photos"
    other.mkdir()
    (other / "cat.jpg").write_bytes(b"")
    with pytest.raises(folder.FolderRefused):
        saved(other)
    toy.write("[[book]]\n", "wrong.toml")
    with pytest.raises(folder.FolderRefused):
        saved(toy.path)


def test_a_folder_that_cannot_be_written_is_told(toy: Toy, tmp_path: Path) -> None:
    toy.load()
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    with pytest.raises(folder.FolderRefused):
        saved(blocked / "under")


TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=40).map(str.strip)
BOOK = st.fixed_dictionaries(
    {
        "title": st.dictionaries(st.sampled_from(["nl", "en"]), TEXT.filter(bool), min_size=1),
        "pages": st.none() | st.integers(1, 900),
        "assumed": st.booleans(),
        "first_day": st.just("") | st.dates().map(lambda day: day.isoformat()),
    }
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(books=st.lists(BOOK, max_size=6), orders=st.permutations(range(1, 7)))
def test_whatever_is_on_screen_survives_saving_and_loading(toy: Toy, tmp_path: Path, books: list[Values], orders: list[int]) -> None:
    toy.load()
    toy.screen["book"] = {
        f"b-{number}": Values({**book, "code": f"b-{number}", "shelf": "poezie", "sequel_of": "", "order": orders[number]})
        for number, book in enumerate(books)
    }
    out = tmp_path / "out" / "-".join(str(order) for order in orders) / str(abs(hash(str(books))))
    saved(out)
    assert elsewhere(toy, out) == toy.screen
    assert not saved(out).files
