# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""`vliegwiel check`, and what the other commands do on a machine where nothing was made ready."""

from pathlib import Path

from tests.bench.house import ROOT, House
from tests.cli.test_backup import vliegwiel


def test_a_loaded_library_is_in_order(house: House):
    told = vliegwiel(house, "check")
    assert told.returncode == 0, told.stdout + told.stderr
    assert "Bibliotheek Twenterand, with 4 branches" in told.stdout
    assert "All in order" in told.stdout


def test_an_empty_folder_is_told_in_sentences(tmp_path: Path):
    told = vliegwiel(House("SQLite", tmp_path / "data"), "check")
    assert "migrations wait" in told.stdout
    assert "Traceback" not in told.stderr


def test_a_database_that_is_away_is_told_with_a_sentence(tmp_path: Path):
    away = House("PostgreSQL", tmp_path / "data", "postgresql://nobody@127.0.0.1:1/nothing")
    for command in (["check"], ["backup"], ["load", str(ROOT / "libraries" / "voorbeeld")]):
        told = vliegwiel(away, *command)
        assert told.returncode == 1, command
        assert "Traceback" not in told.stderr


def test_load_makes_the_tables_by_itself(tmp_path: Path):
    told = vliegwiel(House("SQLite", tmp_path / "data"), "load", str(ROOT / "libraries" / "voorbeeld"), "--yes")
    assert told.returncode == 0, told.stderr
