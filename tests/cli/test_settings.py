# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A setting that cannot be right ends the program with a sentence that names it. What a right one does, others test."""

from pathlib import Path

import pytest

from vliegwiel.cli import serve
from vliegwiel.config import environment


def read_all(environ: dict[str, str]) -> None:
    given = environment.read(environ)
    environment.database(given)
    environment.mail(given)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("DATABASE_URL", "mysql://x", "must be postgresql://"),
        ("DATABASE_URL", "postgresql://x:haven/naam", "has a port that is no number"),
        ("VLIEGWIEL_DEMO", "misschien", "must be 1 or 0"),
        ("VLIEGWIEL_LOG", "xml", 'must be "text" or "json"'),
        ("VLIEGWIEL_SMS_URL", "sms.example", "must start with http:// or https://"),
        ("VLIEGWIEL_SMTP", "ftp://x", "must be smtp://"),
        ("VLIEGWIEL_SMTP", "smtp://x:haven", "has a port that is no number"),
        ("VLIEGWIEL_TIME_ZONE", "Mars/Olympus", "must be the name of a time zone"),
        ("VLIEGWIEL_TIME_ZONE", "../etc", "must be the name of a time zone"),
        ("VLIEGWIEL_URL", "bibliotheek.nl", "must start with http:// or https://"),
    ],
)
def test_a_wrong_setting_is_told_in_a_sentence(tmp_path: Path, name: str, value: str, sentence: str):
    with pytest.raises(environment.SettingsMistake) as mistake:
        read_all({"VLIEGWIEL_DATA": str(tmp_path), name: value})
    assert str(mistake.value).startswith(f"Setting {name}: {sentence}")


def test_a_data_folder_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path):
    (tmp_path / "bestand").write_text("")
    with pytest.raises(environment.SettingsMistake, match="VLIEGWIEL_DATA"):
        environment.read({"VLIEGWIEL_DATA": str(tmp_path / "bestand" / "var")})


def test_without_any_setting_everything_has_a_value(tmp_path: Path):
    given = environment.read({"VLIEGWIEL_DATA": str(tmp_path)})
    assert (given.demo, given.debug, given.time_zone) == (False, False, "Europe/Amsterdam")
    assert environment.read({"VLIEGWIEL_DATA": str(tmp_path)}).secret_key == given.secret_key


def test_a_new_data_folder_is_for_its_owner_only(tmp_path: Path):
    environment.read({"VLIEGWIEL_DATA": str(tmp_path / "var")})
    assert (tmp_path / "var").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("host", "given", "address"),
    [
        ("127.0.0.1", {}, "http://127.0.0.1:8123"),
        ("0.0.0.0", {"VLIEGWIEL_URL": ""}, "http://127.0.0.1:8123"),  # noqa: S104  (only a name here)
        ("::", {}, "http://[::1]:8123"),
        ("127.0.0.1", {"VLIEGWIEL_URL": "https://bibliotheek.nl"}, "https://bibliotheek.nl"),
    ],
)
def test_links_in_messages_lead_to_the_port_that_is_served(host: str, given: dict[str, str], address: str):
    environ = dict(given)
    serve.name_own_address(environ, host, 8123)
    assert environ["VLIEGWIEL_URL"] == address
