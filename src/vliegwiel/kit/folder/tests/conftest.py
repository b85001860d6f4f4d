# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A toy library for the engine: shelves and the books on them, kept in a dict instead of the database."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from vliegwiel.kit import errors
from vliegwiel.kit.actors import SYSTEM, Actor
from vliegwiel.kit.folder import public as folder
from vliegwiel.kit.folder import tables
from vliegwiel.kit.folder.public import Values


class TooHeavy(errors.ActionRefused):
    """What a rule of the toy refuses."""

    message = "Dit boek is te zwaar voor de plank."
    field = "pages"


class Toy:
    """Two tables in memory. `screen` is what a person at a screen would change; `done` tells what was written, in order."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.screen: dict[str, dict[str, Values]] = {"shelf": {}, "book": {}, "hours": {}}
        self.done: list[str] = []

    def table(self, name: str, fields: tuple[folder.Field, ...], key: tuple[str, ...], *, stays: bool = False) -> folder.Table:
        """A table whose rows stand in `screen`."""

        def key_of(values: Values) -> str:
            return "/".join(values.text(part) for part in key)

        def put(values: Values, by: Actor) -> None:
            assert by is SYSTEM
            if (values.whole("pages") or 0) > 900:
                raise TooHeavy
            self.screen[name][key_of(values)] = Values(values)
            self.done.append(f"put {key_of(values)}")

        def retire(values: Values, by: Actor) -> None:
            assert by is SYSTEM
            del self.screen[name][key_of(values)]
            self.done.append(f"retire {key_of(values)}")

        return folder.Table(
            name=name,
            title=name.title(),
            home=f"{name}.csv" if name == "hours" else f"{name}s.toml",
            fields=fields,
            key=key,
            read=lambda: [Values(values) for values in self.screen[name].values()],
            put=put,
            retire=None if stays else retire,
            languages_field="languages" if name == "shelf" else "",
        )

    def tables(self) -> list[folder.Table]:
        """Shelves, books on them, and hours."""
        shelf = (folder.Code("code"), folder.Words("name", required=True), folder.Listed("languages", keeps_order=True))
        book = (
            folder.Code("code"),
            folder.Words("title", required=True),
            folder.One("shelf", required=True, table="shelf"),
            folder.One("sequel_of", table="book"),
            folder.Whole("pages", least=1, most=5000),
            folder.YesNo("assumed"),
            folder.Day("first_day"),
            folder.Position("order", group="shelf"),
        )
        hours = (folder.One("shelf", required=True, table="shelf"), folder.Hour("opens", required=True), folder.Words("note"))
        return [
            self.table("shelf", (*shelf, folder.Position("order")), ("code",), stays=True),
            self.table("book", book, ("code",)),
            self.table("hours", hours, ("shelf", "opens")),
        ]

    def write(self, text: str, name: str = "library.toml") -> None:
        """Puts a file in the folder."""
        (self.path / name).parent.mkdir(parents=True, exist_ok=True)
        (self.path / name).write_text(text, encoding="utf-8")

    def mistakes(self) -> list[folder.Mistake]:
        """What is wrong with the folder."""
        with pytest.raises(folder.FolderRefused) as refused:
            folder.differences(self.path)
        return refused.value.mistakes

    def load(self, take: Sequence[str] = (), keep: Sequence[str] = ()) -> folder.Differences:
        """Loads, with decisions by name of conflict."""
        found = folder.differences(self.path)
        folder.apply(
            found,
            tables=folder.all_tables(),
            by=SYSTEM,
            take=[conflict for conflict in found.conflicts if conflict.name in take],
            keep=[conflict for conflict in found.conflicts if conflict.name in keep],
        )
        return found

    def verbs(self) -> list[str]:
        """What the next load would do."""
        return [f"{change.verb.value} {change.key}" for change in folder.differences(self.path).changes]


TWO_BOOKS = """
[[shelf]]
code = "poezie"
name = { nl = "Poëzie", en = "Poetry" }
languages = ["nl", "en"]

[[book]]
code = "mei"
title = "Mei"
shelf = "poezie"
pages = 150

[[book]]
code = "awater"
title = { nl = "Awater" }
shelf = "poezie"
"""


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Toy:
    """A folder with two books on a shelf, and only the tables of the toy."""
    made = Toy(tmp_path / "folder")
    made.write(TWO_BOOKS)
    monkeypatch.setattr(tables, "_tables", {table.name: table for table in made.tables()})
    monkeypatch.setattr(tables, "autodiscover_modules", lambda _name: None)
    return made
