# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Folder against last load against screen: what is added, changed, retired, kept and asked."""

import pytest

from vliegwiel.kit.folder import public as folder
from vliegwiel.kit.folder.public import Values, Verb
from vliegwiel.kit.folder.tests.conftest import TWO_BOOKS, Toy

pytestmark = pytest.mark.django_db


def on_screen(toy: Toy, key: str, **values: object) -> None:
    toy.screen["book"][key] = Values({**toy.screen["book"][key], **values})  # type: ignore[dict-item]  # plain values of a test


def test_a_first_load_adds_everything_and_a_second_changes_nothing(toy: Toy) -> None:
    assert toy.verbs() == ["add poezie", "add mei", "add awater"]
    toy.load()
    assert toy.screen["book"]["mei"].words("title") == {"nl": "Mei"}
    toy.done.clear()
    assert toy.load().is_empty
    assert not toy.done


def test_the_order_in_the_file_is_the_order_on_the_screen(toy: Toy) -> None:
    toy.load()
    assert {key: values.whole("order") for key, values in toy.screen["book"].items()} == {"mei": 1, "awater": 2}


def test_a_row_comes_after_the_row_it_points_at(toy: Toy) -> None:
    toy.write(TWO_BOOKS.replace("pages = 150", 'sequel_of = "awater"'))
    toy.load()
    assert toy.done == ["put poezie", "put awater", "put mei"]


def test_a_change_in_the_folder_shows_old_and_new(toy: Toy) -> None:
    toy.load()
    toy.write(TWO_BOOKS.replace("150", "151"))
    change = folder.differences(toy.path).changes[0]
    assert (change.verb, change.key) == (Verb.CHANGE, "mei")
    assert [(field.name, field.old, field.new) for field in change.fields] == [("pages", 150, 151)]


def test_a_change_on_screen_is_kept_without_asking(toy: Toy) -> None:
    toy.load()
    on_screen(toy, "mei", pages=200)
    found = toy.load()
    assert found.is_empty
    assert found.kept == ["book mei pages"]
    assert toy.screen["book"]["mei"].whole("pages") == 200


def test_one_row_can_change_in_the_folder_and_on_screen_at_different_values(toy: Toy) -> None:
    toy.load()
    on_screen(toy, "mei", pages=200)
    toy.write(TWO_BOOKS.replace('"Mei"', '"Mei, een gedicht"'))
    toy.load()
    assert toy.screen["book"]["mei"].whole("pages") == 200
    assert toy.screen["book"]["mei"].words("title") == {"nl": "Mei, een gedicht"}


@pytest.fixture
def disputed(toy: Toy) -> Toy:
    """The pages of Mei are 200 on screen and 151 in the folder."""
    toy.load()
    on_screen(toy, "mei", pages=200)
    toy.write(TWO_BOOKS.replace("150", "151"))
    return toy


def test_what_both_changed_is_asked_and_stays_until_decided(disputed: Toy) -> None:
    for _time in range(2):
        found = disputed.load()
        assert [(conflict.name, conflict.folder, conflict.screen) for conflict in found.conflicts] == [("book mei pages", 151, 200)]
        assert disputed.screen["book"]["mei"].whole("pages") == 200


def test_the_folder_wins_when_that_is_decided(disputed: Toy) -> None:
    disputed.load(take=["book mei pages"])
    assert disputed.screen["book"]["mei"].whole("pages") == 151
    assert disputed.load().is_empty


def test_the_screen_wins_when_that_is_decided_and_is_not_asked_again(disputed: Toy) -> None:
    disputed.load(keep=["book mei pages"])
    assert disputed.screen["book"]["mei"].whole("pages") == 200
    assert disputed.load().is_empty


def test_a_decision_joins_the_other_changes_of_its_row(disputed: Toy) -> None:
    disputed.write(TWO_BOOKS.replace("150", "151").replace('"Mei"', '"Mei!"'))
    disputed.done.clear()
    disputed.load(take=["book mei pages"])
    assert disputed.done == ["put mei"]
    assert disputed.screen["book"]["mei"].words("title") == {"nl": "Mei!"}
    assert disputed.screen["book"]["mei"].whole("pages") == 151


def test_what_left_the_folder_is_retired(toy: Toy) -> None:
    toy.load()
    toy.write(TWO_BOOKS[: TWO_BOOKS.index('[[book]]\ncode = "awater"')])
    assert toy.verbs() == ["retire awater"]
    toy.load()
    assert set(toy.screen["book"]) == {"mei"}
    assert toy.load().is_empty


def test_what_left_the_folder_but_changed_on_screen_is_asked(toy: Toy) -> None:
    toy.load()
    on_screen(toy, "awater", pages=64)
    toy.write(TWO_BOOKS[: TWO_BOOKS.index('[[book]]\ncode = "awater"')])
    assert [conflict.name for conflict in toy.load().conflicts] == ["book awater"]
    assert "awater" in toy.screen["book"]
    toy.load(take=["book awater"])
    assert "awater" not in toy.screen["book"]


def test_what_was_made_on_screen_stays_and_may_be_pointed_at(toy: Toy) -> None:
    toy.load()
    toy.screen["book"]["nieuw"] = Values({**toy.screen["book"]["mei"], "code": "nieuw", "order": 3})
    toy.write(TWO_BOOKS + 'sequel_of = "nieuw"\n')
    assert toy.verbs() == ["change awater"]
    toy.load()
    assert "nieuw" in toy.screen["book"]


def test_what_was_taken_away_on_screen_stays_away(toy: Toy) -> None:
    toy.load()
    del toy.screen["book"]["awater"]
    assert toy.load().is_empty
    toy.write(TWO_BOOKS.replace('nl = "Awater"', 'nl = "Awater!"'))
    assert [conflict.name for conflict in toy.load().conflicts] == ["book awater"]
    toy.load(take=["book awater"])
    assert toy.screen["book"]["awater"].words("title") == {"nl": "Awater!"}


def test_rows_that_must_stay_are_told_when_they_leave_the_folder(toy: Toy) -> None:
    toy.load()
    toy.write('[[shelf]]\ncode = "proza"\nname = "Proza"\n')
    assert "kan niet weg" in toy.mistakes()[0].what


def test_a_table_that_was_there_before_the_folder_is_never_overwritten_unasked(toy: Toy) -> None:
    toy.load()
    mine = {key: Values(values) for key, values in toy.screen["book"].items()}
    on_screen(toy, "mei", pages=1)
    folder_rows = folder.memory("book")
    assert set(folder_rows) == set(mine)
