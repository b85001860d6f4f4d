# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Backup and restore as an administrator does them: a round trip on both databases, and every reason to refuse."""

import gzip
import io
import json
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests.bench import servers
from tests.bench.house import ROOT, House


def vliegwiel(house: House, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = servers.environment(house.data, house.database_url)
    command = [sys.executable, "-m", "vliegwiel", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)


def python(house: House, code: str) -> str:
    """Runs a few lines with Django ready on this library; what they print."""
    opening = "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'vliegwiel.config.settings'; django.setup()\n"
    environment = servers.environment(house.data, house.database_url)
    done = subprocess.run([sys.executable, "-c", opening + code], env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


MEET = """
from vliegwiel.people import public as people
person = people.register_contact(contact=people.Contact(name="Aaltje Akkerblom", channel="desk"))
print(person.id)
"""
ERASE = """
from uuid import UUID
from django.conf import settings
from vliegwiel.kit.actors import SYSTEM
from vliegwiel.people import public as people
people.erase(person_id=UUID("{id}"), ledger_folder=settings.DATA_FOLDER, by=SYSTEM)
"""
NAMES = """
from vliegwiel.people import public as people
print(sorted(one.name for one in people.search("kkerblom")))
"""


def backup(house: House) -> Path:
    file = house.data.parent / "backup.tar.gz"
    made = vliegwiel(house, "backup", str(file))
    assert made.returncode == 0, made.stderr
    return file


def test_what_was_backed_up_comes_back_and_what_came_after_is_gone(house: House):
    python(house, MEET)
    private = house.data / "private" / "letters" / "brief.pdf"
    private.parent.mkdir(parents=True)
    private.write_bytes(b"%PDF-")
    file = backup(house)
    python(house, MEET.replace("Aaltje", "Berend"))
    private.unlink()
    restored = vliegwiel(house, "restore", str(file), "--yes")
    assert restored.returncode == 0, restored.stderr
    assert python(house, NAMES) == "['Aaltje Akkerblom']"
    assert private.read_bytes() == b"%PDF-"


def test_who_was_erased_after_the_backup_does_not_come_back(house: House):
    person = python(house, MEET)
    file = backup(house)
    python(house, ERASE.format(id=person))
    assert vliegwiel(house, "restore", str(file), "--yes").returncode == 0
    assert python(house, NAMES) == "[]"


def test_a_backup_is_made_and_checked_while_the_server_runs(house: House):
    with servers.vliegwiel(house.data, house.database_url, "--no-worker"):
        file = backup(house)
        checked = vliegwiel(house, "restore", str(file), "--check")
        refused = vliegwiel(house, "restore", str(file), "--yes")
    assert checked.returncode == 0, checked.stderr
    assert "is whole" in checked.stderr
    assert refused.returncode == 1
    assert "Stop it first" in refused.stderr


def test_restore_refuses_without_the_erasure_ledger(sqlite_house: House):
    file = backup(sqlite_house)
    (sqlite_house.data / "erasures.jsonl").unlink()
    refused = vliegwiel(sqlite_house, "restore", str(file), "--yes")
    assert refused.returncode == 1
    assert "erasure ledger is missing" in refused.stderr


def test_restore_refuses_a_ledger_that_is_older_than_the_backup(sqlite_house: House):
    python(sqlite_house, ERASE.format(id=python(sqlite_house, MEET)))
    file = backup(sqlite_house)
    (sqlite_house.data / "erasures.jsonl").write_text("", encoding="utf-8")
    refused = vliegwiel(sqlite_house, "restore", str(file), "--yes")
    assert refused.returncode == 1
    assert "erased people would come back" in refused.stderr


def changed(file: Path, change) -> Path:
    """The backup with its manifest, or another of its files, changed by a function from name and content to content."""
    target = file.with_name("changed.tar.gz")
    with tarfile.open(file) as before, tarfile.open(target, "w:gz") as after:
        for member in before.getmembers():
            found = before.extractfile(member)
            assert found is not None
            content = change(member.name, found.read())
            member.size = len(content)
            after.addfile(member, io.BytesIO(content))
    return target


def with_manifest(**values):
    def change(name: str, content: bytes) -> bytes:
        return json.dumps({**json.loads(content), **values}).encode() if name == "manifest.json" else content

    return change


def broken_database(name: str, content: bytes) -> bytes:
    return content[:-1] + b"x" if name.startswith("database") else content


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (broken_database, "checksum of database.sqlite3"),
        (with_manifest(version="99.0.0"), "newer version"),
        (with_manifest(migrations={"programme": ["9999_later"]}), "newer version"),
        (with_manifest(format=99), "Install a newer one"),
        (with_manifest(product="something else"), "not a backup of Vliegwiel"),
        (with_manifest(rows={"people_person": 7}), "do not agree with the manifest"),
        (with_manifest(files={}), "the file is damaged"),
        (with_manifest(database="postgresql"), "DATABASE_URL"),
        (lambda name, content: b"{" if name == "manifest.json" else content, "manifest of this backup cannot be read"),
    ],
)
def test_restore_refuses_what_is_not_whole_with_a_sentence(sqlite_house: House, change, sentence: str):
    file = changed(backup(sqlite_house), change)
    before = (sqlite_house.data / "vliegwiel.sqlite3").read_bytes()
    refused = vliegwiel(sqlite_house, "restore", str(file), "--yes")
    assert refused.returncode == 1
    assert sentence in refused.stderr
    assert "Traceback" not in refused.stderr
    assert (sqlite_house.data / "vliegwiel.sqlite3").read_bytes() == before


def test_half_a_file_and_no_backup_at_all_are_refused(sqlite_house: House):
    file = backup(sqlite_house)
    half, other = file.with_name("half.tar.gz"), file.with_name("other.tar.gz")
    half.write_bytes(file.read_bytes()[:4000])
    other.write_bytes(gzip.compress(b"hello"))
    for one in (half, other, file.with_name("absent.tar.gz")):
        refused = vliegwiel(sqlite_house, "restore", str(one), "--yes")
        assert refused.returncode == 1, one
        assert "Traceback" not in refused.stderr
