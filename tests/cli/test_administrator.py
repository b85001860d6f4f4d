# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""`vliegwiel administrator`: a link that works, and a sentence for a wrong address."""

import pytest
from click.testing import CliRunner
from django.test import Client

from vliegwiel.cli import administrator, tables

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tables_are_there(monkeypatch):
    monkeypatch.setattr(tables, "migrate", lambda: None)


def test_the_command_prints_a_link_that_opens():
    result = CliRunner().invoke(administrator.command, ["ivo@bibliotheek.test", "--name", "Ivo"])
    assert result.exit_code == 0, result.output
    link = result.output.strip().splitlines()[-1]
    page = Client().get("/" + link.split("/", 3)[3])
    assert "Ivo" in page.content.decode()


def test_a_wrong_address_is_told():
    result = CliRunner().invoke(administrator.command, ["ivo", "--name", "Ivo"])
    assert (result.exit_code, "ivo is not an e-mail address" in result.output) == (1, True)
