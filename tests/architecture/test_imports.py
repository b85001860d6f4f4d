# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The boundaries of .importlinter hold, and each of them catches a planted import."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture import sources


def lint_imports(*, folder: Path, path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--config", str(sources.ROOT / ".importlinter")],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_modules_keep_their_boundaries():
    result = lint_imports(folder=sources.ROOT, path=sources.ROOT / "src")
    assert result.returncode == 0, result.stdout + result.stderr


def test_no_build_is_mended_with_an_ignore_line():
    text = (sources.ROOT / ".importlinter").read_text(encoding="utf-8")
    ignored = [line.strip() for line in text.splitlines() if "->" in line]
    assert ignored == ["vliegwiel.** -> vliegwiel.kit.**"]


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    """A package with our modules and files, empty but for the one import of kit that the contract asks for."""
    for module in ("config", "cli", *sources.MODULES):
        for name in ("urls", "views", "forms", "folder", "handlers", "tasks", "public", "access", "actions", "queries", "models", "events"):
            file = tmp_path / "vliegwiel" / module / f"{name}.py"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("", encoding="utf-8")
        (tmp_path / "vliegwiel" / module / "__init__.py").write_text("", encoding="utf-8")
    (tmp_path / "vliegwiel" / "__init__.py").write_text("", encoding="utf-8")
    (tmp_path / "vliegwiel" / "labels" / "forms.py").write_text("import vliegwiel.kit.forms\n", encoding="utf-8")
    return tmp_path


def test_the_skeleton_itself_is_in_order(skeleton: Path):
    result = lint_imports(folder=skeleton, path=skeleton)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("labels/queries.py", "import vliegwiel.places.public", "depend downwards"),
        ("people/actions.py", "import vliegwiel.programme.public", "depend downwards"),
        ("kit/forms.py", "import vliegwiel.labels.public", "depend downwards"),
        ("programme/queries.py", "import vliegwiel.people.models", "front door"),
        ("programme/views.py", "import vliegwiel.people.queries", "front door"),
        ("site/views.py", "import vliegwiel.programme.forms", "front door"),
        ("cli/forms.py", "import vliegwiel.places.folder", "front door"),
        ("programme/actions.py", "import vliegwiel.programme.views", "Inside a module"),
        ("programme/models.py", "import vliegwiel.programme.queries", "Inside a module"),
        ("programme/handlers.py", "import vliegwiel.programme.folder", "Inside a module"),
    ],
)
def test_contract_catches_a_planted_import(skeleton: Path, file: str, line: str, contract: str):
    (skeleton / "vliegwiel" / file).write_text(line + "\n", encoding="utf-8")
    result = lint_imports(folder=skeleton, path=skeleton)
    assert result.returncode != 0
    assert any(contract in told and "BROKEN" in told for told in result.stdout.splitlines()), result.stdout


def test_a_new_module_needs_a_place_among_the_layers(skeleton: Path):
    (skeleton / "vliegwiel" / "rooms").mkdir()
    (skeleton / "vliegwiel" / "rooms" / "__init__.py").write_text("", encoding="utf-8")
    assert lint_imports(folder=skeleton, path=skeleton).returncode != 0
