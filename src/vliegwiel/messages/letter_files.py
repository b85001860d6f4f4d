# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the PDFs of letters lie: in the data folder, outside everything that is served, under a random name."""

from datetime import datetime
from pathlib import Path
from uuid import uuid4

from django.conf import settings


def _folder() -> Path:
    return Path(settings.DATA_FOLDER) / "private" / "letters"


def save(content: bytes) -> str:
    """Writes a PDF, readable by the library's own account only; its name. Raises OSError."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = f"{uuid4().hex}.pdf"
    path = folder / name
    path.touch(mode=0o600)
    path.write_bytes(content)
    return name


def read(name: str) -> bytes:
    """The PDF of that name. Raises FileNotFoundError, also for a name that is no plain file name."""
    path = _folder() / Path(name).name
    if not name or path.name != name:
        raise FileNotFoundError(name)
    return path.read_bytes()


def delete(name: str) -> None:
    """Takes a PDF away; one that is gone is no error."""
    (_folder() / Path(name).name).unlink(missing_ok=True)


def older_than(moment: datetime) -> set[str]:
    """The names of the PDFs that were written before a moment."""
    folder = _folder()
    if not folder.is_dir():
        return set()
    return {path.name for path in folder.glob("*.pdf") if path.stat().st_mtime < moment.timestamp()}
