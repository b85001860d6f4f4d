# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which files make up the repository, so that each rule looks at the same ones."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "vliegwiel"
MODULES = ("site", "programme", "people", "messages", "accounts", "places", "labels", "kit")


@cache
def files() -> tuple[Path, ...]:
    """Every file that is in the repository or would be added to it; in an unpacked archive, every file."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    names = listed.stdout.split("\0") if listed.returncode == 0 else [str(path.relative_to(ROOT)) for path in ROOT.rglob("*")]
    return tuple(sorted(path for name in names if name and (path := ROOT / name).is_file()))


def python_files(*, tests: bool = True) -> list[Path]:
    """Python that people write: no migrations; without `tests`, only what the product runs."""
    found = [path for path in files() if path.suffix == ".py" and "migrations" not in path.parts]
    return found if tests else [path for path in found if not is_test(path) and PACKAGE in path.parents]


def templates() -> list[Path]:
    return [path for path in files() if path.suffix in {".html", ".txt"} and PACKAGE in path.parents and "templates" in path.parts]


def is_test(path: Path) -> bool:
    return "tests" in path.relative_to(ROOT).parts or path.name == "conftest.py"


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))
