# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""`vliegwiel load` and `save`: shows, asks, applies whole or not at all, and never overwrites the screen unasked."""

from pathlib import Path

import pytest

from tests.folder.conftest import EXAMPLE, Run, change
from vliegwiel.kit.actors import SYSTEM
from vliegwiel.kit.errors import ActionRefused
from vliegwiel.kit.events import public as events
from vliegwiel.kit.events.models import Event
from vliegwiel.kit.folder.models import FolderRow
from vliegwiel.labels import public as labels
from vliegwiel.labels.actions import labels as label_actions
from vliegwiel.labels.models import Label
from vliegwiel.places import public as places
from vliegwiel.places.models import Kern, OpeningRule

pytestmark = pytest.mark.django_db


def rename_on_screen(code: str, name: str) -> None:
    label = Label.objects.select_related("parent").get(code=code)
    parent = label.parent.code if label.parent else None
    label_actions.upsert(code=code, name={"en": name}, icon=label.icon, hue=label.hue, order=label.order, parent=parent, by=SYSTEM)


def test_it_shows_what_it_will_do_and_does_nothing_without_a_yes(run: Run, example: Path) -> None:
    assert run("load", example).exit_code == 3
    shown = run("load", example, answers="n\n")
    assert shown.exit_code == 3
    assert "+ Kern zuiderkade" in shown.output
    assert "Erbij: 53. Anders: 0. Weg: 0." in shown.output
    assert "Er is niets veranderd." in shown.output
    assert not Kern.objects.exists()


def test_a_second_load_changes_nothing_and_records_nothing(run: Run, example: Path) -> None:
    assert run("load", example, "--yes").exit_code == 0
    before = events.latest_position()
    again = run("load", example)
    assert again.exit_code == 0
    assert "gelijk" in again.output
    assert events.latest_position() == before


def test_every_change_leaves_its_event(run: Run, example: Path) -> None:
    run("load", example, "--yes")
    assert Event.objects.filter(tag="labels:label:changed").count() == Label.objects.count()
    assert Event.objects.filter(tag="places:kern:changed").count() == 3
    before = Event.objects.count()
    change(example / "places.toml", 'street = "Kade 1"', 'street = "Kade 2"')
    run("load", example, "--yes")
    assert [event.tag for event in Event.objects.order_by("position")[before:]] == ["places:branch:changed"]


def test_a_change_shows_old_and_new(run: Run, example: Path) -> None:
    run("load", example, "--yes")
    change(example / "places.toml", 'street = "Kade 1"', 'street = "Kade 2"')
    shown = run("load", example, answers="misschien\nj\n")
    assert "Typ j of n." in shown.output
    assert "street: Kade 1 → Kade 2" in shown.output


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("opening_hours.csv", "10:00;20:00", "10:00;25:00", "opening_hours.csv, regel 4: “25:00” is geen tijd."),
        ("opening_hours.csv", "10:00;20:00", "20:00;10:00", "opening_hours.csv, regel 4: De sluitingstijd moet na de openingstijd liggen."),
        ("places.toml", '"toegang:hond"', '"toegang:hont"', "Label “toegang:hont” bestaat niet. Bedoel je “toegang:hond”?"),
        ("places.toml", '"toegang:hond"', '"thema:water"', "Label “thema:water” bestaat niet."),
        ("labels.toml", 'code = "doelgroep:kinderen"', 'code = "doelgroep:ouderen"', "“doelgroep:ouderen” staat er al: labels.toml, regel"),
        ("labels.toml", 'code = "doelgroep:kinderen"', 'code = "doelgroup:kinderen"', "Bedoel je “doelgroep”?"),
        ("vision.toml", "2029-12-31", "2019-12-31", "vision.toml, regel 10: De laatste dag ligt voor de eerste."),
        ("vision.toml", "2029-12-31", "2029-02-30", "vision.toml, regel"),
        ("library.toml", 'accent = "#2f5d3a"', 'accent = "#eeeeee"', "library.toml, regel"),
        (
            "vision.toml",
            "\ntext = ",
            '\nshown_url_name = "site:agenda"\ntext = ',
            "vision.toml, regel 14: De pagina “site:agenda” bestaat niet.",
        ),
        ("library.toml", "[library]", "[libary]", "“libary” kennen we niet. Bedoel je “library”?"),
        ("library.toml", '"midden"', '"oost"', "“oost” kan hier niet. Kies uit: midden, noord, zuid."),
        ("population.csv", "5200", "veel", "population.csv, regel 4: “veel” is geen heel getal."),
        ("school_holidays.csv", "first_day", "firstday", "De kolom “first_day” ontbreekt."),
    ],
)
def test_a_mistake_names_file_line_and_mend_and_nothing_is_half_loaded(
    run: Run, example: Path, *, name: str, old: str, new: str, told: str
) -> None:
    change(example / name, old, new)
    answer = run("load", example, "--yes")
    assert answer.exit_code == 1
    assert told in answer.output
    assert not Label.objects.exists()
    assert not Kern.objects.exists()
    assert not FolderRow.objects.exists()


def test_all_mistakes_are_told_at_once_and_in_english_too(run: Run, example: Path) -> None:
    change(example / "population.csv", "5200", "veel")
    change(example / "opening_hours.csv", "16:00", "26:00")
    answer = run("load", example, "--yes", language="en")
    assert answer.exit_code == 1
    assert "population.csv" in answer.output
    assert "opening_hours.csv" in answer.output


def test_what_the_library_forbids_halfway_undoes_all(run: Run, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_values: object, **_more: object) -> None:
        raise ActionRefused("Dat mag hier niet.")

    monkeypatch.setattr("vliegwiel.places.actions.library.set_school_holiday", refuse)
    answer = run("load", example, "--yes")
    assert answer.exit_code == 1
    assert "school_holidays.csv, regel 3: Dat mag hier niet." in answer.output
    assert not Label.objects.exists()
    assert not Event.objects.exists()


def test_a_change_on_screen_stays_when_the_folder_did_not_change(run: Run, example: Path) -> None:
    run("load", example, "--yes")
    rename_on_screen("thema:samen", "Side by side")
    shown = run("load", example, "--yes")
    assert "blijft zo" in shown.output or "blijven zo" in shown.output
    assert str(labels.labels_by_code(["thema:samen"])["thema:samen"].name.get("en")) == "Side by side"


@pytest.mark.parametrize(
    ("options", "answers", "kept"),
    [
        (["--yes"], "", "Side by side"),
        (["--keep-screen"], "j\n", "Side by side"),
        (["--take-folder"], "j\n", "As one"),
        ([], "n\nj\n", "Side by side"),
        ([], "j\nj\n", "As one"),
    ],
)
def test_what_screen_and_folder_both_changed_is_asked(run: Run, example: Path, options: list[str], answers: str, kept: str) -> None:
    run("load", example, "--yes")
    change(example / "labels.toml", 'name = { en = "Together", nl = "Samen" }', 'name = { en = "As one" }')
    rename_on_screen("thema:samen", "Side by side")
    run("load", example, *options, answers=answers)
    assert labels.labels_by_code(["thema:samen"])["thema:samen"].name["en"] == kept


def test_choosing_both_sides_is_wrong_use(run: Run, example: Path) -> None:
    assert run("load", example, "--take-folder", "--keep-screen").exit_code == 2


def test_hours_of_a_day_can_be_moved_added_and_taken_away(run: Run, example: Path) -> None:
    run("load", example, "--yes")
    change(example / "opening_hours.csv", "lisdodde;tuesday;13:00;17:00;staffed;yes\n", "lisdodde;tuesday;09:00;17:00;staffed;yes\n")
    change(example / "opening_hours.csv", "wierum;friday;14:00;16:00;staffed;yes\n", "")
    shown = run("load", example, "--yes")
    assert "Erbij: 1. Anders: 0. Weg: 2." in shown.output
    assert {(rule.branch.code, rule.opens.hour) for rule in OpeningRule.objects.select_related("branch") if rule.weekday == 1} == {
        ("lisdodde", 9)
    }
    assert not OpeningRule.objects.filter(branch__code="wierum").exists()


def test_what_left_the_folder_is_retired_and_can_come_back(run: Run, example: Path) -> None:
    run("load", example, "--yes")
    text = '\n[[label]]\ncode = "doelgroep:vissers"\nname = { en = "People who fish", nl = "Vissers" }\n'
    change(example / "labels.toml", text, "")
    assert "- Label doelgroep:vissers" in run("load", example, "--yes").output
    assert "doelgroep:vissers" not in {info.code for info in labels.labels_of_facet("doelgroep")}
    change(example / "labels.toml", '\n[[label]]\ncode = "functie:kennis', text + '\n[[label]]\ncode = "functie:kennis')
    run("load", example, "--yes")
    assert "doelgroep:vissers" in {info.code for info in labels.labels_of_facet("doelgroep")}


def test_a_change_on_screen_is_saved_and_loads_to_the_same(run: Run, example: Path) -> None:
    run("load", example, "--yes")
    rename_on_screen("thema:samen", "Side by side")
    assert "labels.toml" in run("save", example).output
    assert 'en = "Side by side"' in (example / "labels.toml").read_text(encoding="utf-8")
    assert (example / "labels.toml").read_text(encoding="utf-8").splitlines()[3] == (EXAMPLE / "labels.toml").read_text(
        encoding="utf-8"
    ).splitlines()[3]
    assert "gelijk" in run("load", example).output
    assert "gelijk" in run("save", example).output


def test_saving_into_a_folder_with_other_files_is_refused(run: Run, example: Path, tmp_path: Path) -> None:
    run("load", example, "--yes")
    (tmp_path / "letter.docx").write_bytes(b"")
    assert run("save", tmp_path / "letter.docx" / "map").exit_code == 1
    assert places.branches()
