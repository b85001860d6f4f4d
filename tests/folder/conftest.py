# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The folders of this repository, copies to spoil, and the command as a librarian's IT person runs it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from vliegwiel.cli import load, save

LIBRARIES = Path(__file__).resolve().parents[2] / "libraries"
TWENTERAND, EXAMPLE = LIBRARIES / "twenterand", LIBRARIES / "voorbeeld"
Run = Callable[..., Result]


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A copy of the small library, to change and to spoil; without its programme, whose dates move with the day."""
    copied = Path(shutil.copytree(EXAMPLE, tmp_path / "voorbeeld"))
    copied.joinpath("programme.toml").unlink(missing_ok=True)
    return copied


@pytest.fixture
def run() -> Run:
    """Runs load or save in Dutch; an exception is a failure, not an exit code."""

    def really(name: str, folder: Path, *options: str, answers: str = "", language: str = "nl") -> Result:
        command = {"load": load.command, "save": save.command}[name]
        arguments = [str(folder), "--language", language, *options]
        return CliRunner().invoke(command, arguments, input=answers, catch_exceptions=False)

    return really


def change(path: Path, old: str, new: str) -> None:
    """Replaces a text that must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
