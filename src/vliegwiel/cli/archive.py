# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The file that a backup is: a tar with a manifest in front, which says what is in it down to the checksum of each file."""

import hashlib
import json
import tarfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO

FORMAT = 1
PRODUCT = "vliegwiel"
MANIFEST = "manifest.json"
_CHUNK = 1024 * 1024


class Broken(Exception):
    """The file is no backup, or not a whole one. The text is a sentence."""


@dataclass(frozen=True)
class Manifest:
    """What a backup holds. `files`: path → [sha256, size]; `rows`: table → count; `erasures`: lines in the ledger then."""

    version: str
    made_at: str
    database: str
    migrations: dict[str, list[str]]
    rows: dict[str, int]
    erasures: int
    files: dict[str, tuple[str, int]]

    def to_json(self) -> bytes:
        """As it stands in the archive."""
        return json.dumps({"product": PRODUCT, "format": FORMAT, **asdict(self)}, indent=1, sort_keys=True).encode()


def _manifest(content: bytes) -> Manifest:
    try:
        found = json.loads(content)
        if found.pop("product") != PRODUCT:
            raise Broken("This file is not a backup of Vliegwiel.")
        made_as = int(found.pop("format"))
        if made_as > FORMAT:
            raise Broken(f"This backup has format {made_as}; this version of Vliegwiel reads up to {FORMAT}. Install a newer one.")
        files = {str(path): (str(entry[0]), int(entry[1])) for path, entry in found.pop("files").items()}
        manifest = Manifest(files=files, **found)
        datetime.fromisoformat(manifest.made_at)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise Broken("The manifest of this backup cannot be read: the file is damaged.") from error
    return manifest


def sha256(path: Path) -> str:
    """The checksum of a file, read piece by piece."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def contents(files: Mapping[str, Path]) -> dict[str, tuple[str, int]]:
    """What the manifest says of files, by their path in the archive."""
    return {name: (sha256(path), path.stat().st_size) for name, path in sorted(files.items())}


def write(target: IO[bytes], manifest: Manifest, files: Mapping[str, Path]) -> None:
    """Writes the archive, the manifest first."""
    with tarfile.open(fileobj=target, mode="w|gz") as archive:
        head = tarfile.TarInfo(MANIFEST)
        content = manifest.to_json()
        head.size, head.mode = len(content), 0o600
        archive.addfile(head, BytesIO(content))
        for name, path in sorted(files.items()):
            archive.add(path, arcname=name, recursive=False)


def unpack(source: IO[bytes], folder: Path) -> Manifest:
    """Unpacks into an empty folder and checks every byte against the manifest. Raises Broken."""
    try:
        with tarfile.open(fileobj=source, mode="r|gz") as archive:
            for member in archive:
                _extract(archive, member, folder)
    except (tarfile.TarError, EOFError, OSError) as error:
        raise Broken("This file cannot be unpacked: it is damaged, not complete, or not a backup.") from error
    try:
        manifest = _manifest((folder / MANIFEST).read_bytes())
    except FileNotFoundError as error:
        raise Broken("There is no manifest in this file: it is not a backup of Vliegwiel.") from error
    _check(folder, manifest)
    return manifest


def _extract(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    path = PurePosixPath(member.name)
    if not member.isfile() or path.is_absolute() or ".." in path.parts:
        raise Broken(f"This backup holds something that does not belong there: {member.name}")
    content = archive.extractfile(member)
    if content is None:
        return
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as file:
        while piece := content.read(_CHUNK):
            file.write(piece)


def _check(folder: Path, manifest: Manifest) -> None:
    present = {str(path.relative_to(folder).as_posix()) for path in folder.rglob("*") if path.is_file()} - {MANIFEST}
    for name in sorted(present ^ manifest.files.keys()):
        raise Broken(f"The manifest and the backup differ about {name}: the file is damaged.")
    for name, (expected, _size) in manifest.files.items():
        if sha256(folder / name) != expected:
            raise Broken(f"The checksum of {name} is not right: the file is damaged.")
