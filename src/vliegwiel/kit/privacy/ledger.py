# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The erasure ledger: which ids were erased, in a file outside the database and outside every backup.

A backup may be older than an erasure; after a restore the ledger is applied again, so that nobody comes back.
"""

import json
import os
from datetime import datetime
from pathlib import Path
from uuid import UUID

NAME = "erasures.jsonl"


def note(folder: Path, kind: str, identifier: UUID, at: datetime) -> None:
    """Appends one erasure, on disk before it returns. The id is random and says nothing about the person."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    line = json.dumps({"kind": kind, "id": str(identifier), "at": at.isoformat()})
    with (folder / NAME).open("a", encoding="utf-8") as ledger:
        ledger.write(line + "\n")
        ledger.flush()
        os.fsync(ledger.fileno())


def open_ledger(folder: Path) -> None:
    """Makes sure that the ledger exists, also when nobody was erased yet: restore refuses without it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    (folder / NAME).touch(exist_ok=True)


def erased(folder: Path) -> list[tuple[str, UUID]]:
    """All erasures, oldest first. Raises FileNotFoundError when there is no ledger, ValueError on a broken line."""
    lines = (folder / NAME).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return [(str(row["kind"]), UUID(row["id"])) for row in rows]
