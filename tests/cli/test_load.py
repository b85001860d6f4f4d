# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Loading a library when nobody is there to answer."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from vliegwiel.cli import load
from vliegwiel.places import public as places

VOORBEELD = Path(__file__).parents[2] / "libraries" / "voorbeeld"


@pytest.mark.django_db
def test_without_an_answer_nothing_is_loaded():
    outcome = CliRunner().invoke(load.command, [str(VOORBEELD)], input="")
    assert outcome.exit_code == load.DECLINED
    assert "Nothing was changed." in outcome.output or "Er is niets veranderd." in outcome.output
    assert places.branches() == []


@pytest.mark.django_db
def test_with_yes_nobody_is_asked():
    outcome = CliRunner().invoke(load.command, [str(VOORBEELD), "--yes"])
    assert outcome.exit_code == 0, outcome.output
    assert len(places.branches()) == 3
