# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the two libraries of this repository promise, and that each comes back whole from a folder that was saved."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.folder.conftest import EXAMPLE, TWENTERAND, Run
from vliegwiel.kit.folder import public as folder
from vliegwiel.kit.folder.models import FolderRow
from vliegwiel.kit.folder.source import read_folder
from vliegwiel.kit.pages import drawings, theme
from vliegwiel.labels import public as labels
from vliegwiel.places import public as places
from vliegwiel.programme import public as programme
from vliegwiel.programme.models import Activity, Offering, Session

LONGEST_SENTENCE = 18


def rows(path: Path, table: str) -> list[dict[str, object]]:
    return [raw.values for raw in read_folder(path)[0] if raw.table == table]


def codes(path: Path, facet: str) -> list[str]:
    return [str(row["code"]) for row in rows(path, "label") if str(row["code"]).startswith(f"{facet}:")]


def texts(value: object, language: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == language:
                yield str(inner)
            else:
                yield from texts(inner, language)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, language)


def documents(path: Path) -> Iterator[dict[str, object]]:
    for file in sorted(path.rglob("*.toml")):
        yield tomllib.loads(file.read_text(encoding="utf-8"))


def test_twenterand_holds_what_the_vision_names() -> None:
    counts = {
        facet: len(codes(TWENTERAND, facet))
        for facet in ("ambitie", "thema", "leefgebied", "functie", "opgave", "gemeentedoel", "behoefte")
    }
    assert counts == {"ambitie": 4, "thema": 14, "leefgebied": 7, "functie": 5, "opgave": 3, "gemeentedoel": 9, "behoefte": 8}
    themes = Counter(row["parent"] for row in rows(TWENTERAND, "label") if "parent" in row)
    assert themes == {"ambitie:venster": 3, "ambitie:huiskamer": 4, "ambitie:vliegwiel": 3, "ambitie:robuust": 4}
    assert len(rows(TWENTERAND, "promise")) == 11
    assert all(row["shown_by"] for row in rows(TWENTERAND, "promise"))
    assert len(rows(TWENTERAND, "kern")) == len(rows(TWENTERAND, "branch")) == 4


def test_the_ambitions_strengthen_each_other_and_the_fourth_carries_them() -> None:
    links = {
        (str(row["source"])[8:], row["kind"], str(row["target"])[8:]) for row in rows(TWENTERAND, "link") if "ambitie" in str(row["source"])
    }
    assert links == {
        ("venster", "versterkt", "huiskamer"),
        ("huiskamer", "versterkt", "venster"),
        ("vliegwiel", "versterkt", "venster"),
        *(("robuust", "draagt", other) for other in ("venster", "huiskamer", "vliegwiel")),
    }


@pytest.mark.parametrize("path", [TWENTERAND, EXAMPLE], ids=lambda path: path.name)
def test_every_tile_leads_to_a_life_domain(path: Path) -> None:
    carried = {row["source"] for row in rows(path, "link") if row["kind"] == "draagt" and str(row["target"]).startswith("leefgebied:")}
    assert set(codes(path, "behoefte")) <= carried


def test_each_municipal_goal_has_its_period() -> None:
    goals = [row for row in rows(TWENTERAND, "label") if str(row["code"]).startswith("gemeentedoel:")]
    assert all(row.get("first_day") and row.get("last_day") for row in goals)
    assert Counter(str(row["first_day"])[:4] for row in goals) == {"2022": 7, "2023": 1, "2021": 1}


def test_where_the_vision_is_silent_the_folder_says_so() -> None:
    assert all(row.get("assumed") in {True, "yes"} for table in ("branch", "space", "opening_hours") for row in rows(TWENTERAND, table))
    assert "westerhaar" not in {row["kern"] for row in rows(TWENTERAND, "population")}
    assert all(row["source"] for row in rows(TWENTERAND, "population"))


@pytest.mark.parametrize("path", [TWENTERAND, EXAMPLE], ids=lambda path: path.name)
def test_drawings_and_hues_exist(path: Path) -> None:
    labelled = rows(path, "label")
    assert {str(row["icon"]) for row in labelled if "icon" in row} <= set(drawings.names())
    assert {str(row["hue"]) for row in labelled if "hue" in row} <= set(theme.HUES)


@pytest.mark.parametrize("path", [TWENTERAND, EXAMPLE], ids=lambda path: path.name)
def test_every_text_is_there_in_both_languages(path: Path) -> None:
    for document in documents(path):
        assert len(list(texts(document, "nl"))) == len(list(texts(document, "en")))


def test_the_dutch_of_twenterand_is_short() -> None:
    sentences = [sentence for document in documents(TWENTERAND) for text in texts(document, "nl") for sentence in re.split(r"[.!?:]", text)]
    assert not [sentence for sentence in sentences if len(sentence.split()) > LONGEST_SENTENCE]


def test_the_example_is_another_library() -> None:
    words = " ".join(file.read_text(encoding="utf-8") for file in EXAMPLE.rglob("*.*"))
    assert not re.search("vriezenveen|vroomshoop|westerhaar|den-ham|visie-2024", words, re.IGNORECASE)
    assert len(codes(EXAMPLE, "ambitie")) == 2
    assert set(codes(EXAMPLE, "toegang")) - set(codes(TWENTERAND, "toegang"))
    assert not codes(EXAMPLE, "gemeentedoel")


@pytest.mark.django_db
def test_the_example_speaks_english_first(run: Run) -> None:
    assert run("load", EXAMPLE, "--yes").exit_code == 0
    assert places.library().languages == ("en", "nl")
    assert [kern.code for kern in places.kernen()] == ["zuiderkade", "lisdodde", "wierum"]
    assert [info.code for info in labels.labels_of_facet("ambitie")] == ["ambitie:oever", "ambitie:zeil"]
    assert not labels.labels_of_facet("gemeentedoel")


@pytest.mark.django_db
def test_twenterand_loads_is_offered_and_comes_back_whole_from_a_saved_folder(run: Run, tmp_path: Path) -> None:
    assert run("load", TWENTERAND, "--yes").exit_code == 0
    assert len(programme.published()) >= 15
    assert Activity.objects.filter(state="to_come").count() >= 8
    assert Session.objects.filter(offering__activity__slug="infohuis-spreekuur").count() > 20
    assert Offering.objects.filter(mode="course").count() >= 3
    dates = Session.objects.count()
    out = tmp_path / "saved"
    run("save", out)
    assert folder.differences(out).is_empty
    assert {path.name for path in out.rglob("*.*")} == {path.name for path in TWENTERAND.rglob("*.*")}
    kept = {(row.table, row.key): row.values for row in FolderRow.objects.all()}
    assert {(row.table, row.key): row.values for row in folder.differences(out).rows} == kept
    assert "gelijk" in run("load", out).output
    assert Session.objects.count() == dates
    assert "gelijk" in run("save", TWENTERAND).output


def test_the_readme_names_every_block_and_every_value() -> None:
    text = (TWENTERAND.parent / "README.md").read_text(encoding="utf-8")
    lines = {line.split("`")[1].strip("[]"): line for line in text.splitlines() if line.startswith("| `")}
    for table in folder.all_tables():
        for field in table.fields:
            wanted = f"**{field.name}**" if field.required else f" {field.name} "
            assert wanted in lines[table.name], (table.name, field.name)
    assert set(lines) == {table.name for table in folder.all_tables()}


def test_every_activity_is_a_deliberate_choice() -> None:
    for row in rows(TWENTERAND, "activity"):
        worn = row["labels"]
        assert isinstance(worn, list)
        facets = {str(code).partition(":")[0] for code in worn}
        assert {"ambitie", "thema", "leefgebied", "doelgroep", "functie"} <= facets, row["code"]


def test_every_kern_has_something_to_do_and_no_room_is_double_booked() -> None:
    runs = rows(TWENTERAND, "run")
    assert {row["branch"] for row in runs} == {row["code"] for row in rows(TWENTERAND, "branch")}
    taken: dict[tuple[object, object, object], list[tuple[str, str]]] = {}
    for row in runs:
        stretch = (str(row["starts"]), str(row["ends"]))
        others = taken.setdefault((row["branch"], row.get("space"), row["day"]), [])
        assert not [other for other in others if other[0] < stretch[1] and stretch[0] < other[1]], row
        others.append(stretch)
