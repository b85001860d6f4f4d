# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""`vliegwiel import activities`: shows, asks, imports all or nothing, and tells every mistake with its line."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.core.management import call_command

from tests.bench.house import ROOT
from vliegwiel.cli import import_, load
from vliegwiel.kit import snapshot
from vliegwiel.programme import public as programme

pytestmark = pytest.mark.django_db
GOOD = """title;branch;date;starts;ends;capacity;cost;mode
Bingo;den-ham;3-12-2026;14:00;16:00;12;2,50;
Bingo;den-ham;2026-12-10;14:00;16:00;12;2,50;
Koffie;westerhaar;2026-12-10;10.00;12.00;;;drop_in
"""


@pytest.fixture(autouse=True)
def library(db: None) -> Iterator[None]:
    """Twenterand, without its programme's dates mattering."""
    call_command("check", verbosity=0)
    assert CliRunner().invoke(load.command, [str(ROOT / "libraries" / "twenterand"), "--yes"]).exit_code == 0
    yield
    snapshot.forget_all()


def run(tmp_path: Path, content: str, *options: str, answer: str = "") -> Result:
    file = tmp_path / "activiteiten.csv"
    file.write_text(content, encoding="utf-8")
    return CliRunner().invoke(import_.command, ["activities", str(file), "--language", "nl", *options], input=answer)


def test_everything_in_the_file_is_there_afterwards(tmp_path: Path):
    result = run(tmp_path, GOOD, "--yes")
    assert result.exit_code == 0, result.output
    activity = programme.activity_named("bingo")
    assert activity
    run_of_bingo = programme.runs_of(activity)
    assert [(one.mode, one.capacity) for one in run_of_bingo] == [("session", 12)]
    assert len(programme.sessions_of(run_of_bingo[0].id)) == 2


def test_importing_again_changes_nothing(tmp_path: Path):
    run(tmp_path, GOOD, "--yes")
    again = run(tmp_path, GOOD, "--yes")
    assert "0 activiteiten, 0 reeksen, 0 data. Er al: 3 data" in again.output


def test_nothing_happens_without_a_yes(tmp_path: Path):
    result = run(tmp_path, GOOD, answer="n\n")
    assert result.exit_code == 3
    assert programme.activity_named("bingo") is None


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Bingo;den-hm;3-12-2026;14:00;16:00;12;;", "regel 2: branch “den-hm” bestaat niet. Bedoel je “den-ham”?"),
        ("Bingo;den-ham;31-2-2026;14:00;16:00;12;;", "regel 2: “31-2-2026” is geen dag."),
        ("Bingo;den-ham;3-12-2026;25:00;16:00;12;;", "regel 2: “25:00” is geen tijd."),
        ("Bingo;den-ham;3-12-2026;16:00;14:00;12;;", "regel 2: De eindtijd ligt niet na de begintijd."),
        ("Bingo;den-ham;3-12-2026;14:00;16:00;veel;;", "regel 2: capacity is geen getal: “veel”."),
        ("Bingo;den-ham;3-12-2026;14:00;16:00;12;duur;", "regel 2: “duur” is geen bedrag."),
        ("Bingo;den-ham;3-12-2026;14:00;16:00;12;;drop_in", "regel 2: Bij vrije inloop"),
        (";den-ham;3-12-2026;14:00;16:00;12;;", "regel 2: title is leeg."),
    ],
)
def test_a_mistake_names_line_and_mend_and_nothing_is_half_imported(tmp_path: Path, line: str, sentence: str):
    head, *rest = GOOD.splitlines()
    result = run(tmp_path, "\n".join([head, line, *rest]), "--yes")
    assert result.exit_code == 1
    assert sentence in result.output
    assert programme.activity_named("bingo") is None


def test_all_mistakes_are_told_at_once(tmp_path: Path):
    result = run(tmp_path, "title,branch,date,starts,ends\nA,x,y,z,q\nB,x,y,z,q\n", "--yes")
    assert "8 fouten" in result.output


def test_the_same_date_twice_and_a_missing_column_are_mistakes(tmp_path: Path):
    twice = GOOD + GOOD.splitlines()[1] + "\n"
    assert "staat ook op regel 2" in run(tmp_path, twice, "--yes").output
    assert "De kolom ends ontbreekt" in run(tmp_path, "title,branch,date,starts\n", "--yes").output
