# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Licences, words, requirements, publiccode.yml and the change log are in order, and each check is able to fail."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
import yaml

from tests.architecture import sources
from tests.repository import publiccode_rules, word_rules

PROJECT = tomllib.loads((sources.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
INSTALLED = metadata.packages_distributions()
BINARY = {".woff2", ".ttf", ".otf", ".png", ".ico", ".mo", ".jpg", ".pdf"}


def reuse_lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("reuse")), "--root", str(folder), "lint", "--lines"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_every_file_says_its_licence():
    result = reuse_lint(sources.ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_file_without_licence_is_caught(tmp_path: Path):
    (tmp_path / "bare.py").write_text("x = 1\n", encoding="utf-8")
    assert reuse_lint(tmp_path).returncode != 0


def test_no_file_holds_a_forbidden_word():
    found: list[str] = []
    for path in sources.files():
        name = sources.name_of(path)
        if path.suffix not in BINARY and not name.startswith("LICENSES/"):
            found += word_rules.faults(name, path.read_text(encoding="utf-8"))
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "# TO" + "DO: later",
        "# FIX" + "ME",
        "path = '/ho" + "me/alice/x'",
        "cd /wo" + "rk/main",
        "https://py" + "pi.org/simple",
        "Cla" + "ude",
    ],
)
def test_a_forbidden_word_is_caught(line):
    assert list(word_rules.faults("x.py", line))


@pytest.mark.parametrize("line", ["href='/en/agenda/'", "the method todo_list", "een homework", "https://example.org/home/x"])
def test_an_innocent_line_passes(line):
    assert list(word_rules.faults("x.py", line)) == []


def test_there_is_no_lock_file_with_addresses():
    names = {path.name for path in sources.files()}
    assert not names & {"uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock", "package-lock.json"}


@pytest.mark.parametrize("name", ["base.txt", "dev.txt"])
def test_requirements_are_hashed(name):
    text = (sources.ROOT / "requirements" / name).read_text(encoding="utf-8")
    packages = re.findall(r"^([a-z0-9][a-z0-9.-]*)==", text, flags=re.MULTILINE)
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(packages) == len(blocks)
    assert all("--hash=sha256:" in block for block in blocks)
    assert "http" not in text.replace("httpcore", "").replace("httpserver", "").replace("httpx", "")


def test_requirements_hold_every_dependency():
    base = (sources.ROOT / "requirements" / "base.txt").read_text(encoding="utf-8")
    dev = (sources.ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
    for line in PROJECT["dependencies"]:
        assert f"\n{package_of(line)}==" in f"\n{base}", line
    for extra, lines in PROJECT["optional-dependencies"].items():
        for line in lines:
            assert f"\n{package_of(line)}==" in f"\n{dev if extra == 'dev' else base}", line
    for line in re.findall(r"^[a-z0-9.-]+==\S+", base, flags=re.MULTILINE):
        assert line in dev, f"{line} differs between base and dev"


def imported_packages(text: str) -> set[str]:
    """The packages that a file imports, by the name under which they are installed; not our own, not Python's."""
    tree = ast.parse(text)
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    tops = {name.split(".")[0] for name in names} - {"vliegwiel", *sys.stdlib_module_names}
    return {package_of(INSTALLED.get(top, [top])[0]) for top in tops}


def test_the_product_imports_only_what_it_declares():
    """A package that only tests bring along would be missing at a library."""
    extras = PROJECT["optional-dependencies"]
    declared = {package_of(line) for line in [*PROJECT["dependencies"], *extras["postgres"], *extras["print"]]}
    missing = {
        f"{sources.name_of(path)}: {package}"
        for path in sources.python_files(tests=False)
        for package in imported_packages(path.read_text(encoding="utf-8")) - declared
    }
    assert missing == set()


def test_an_undeclared_import_is_seen():
    assert imported_packages("import pytest\nfrom django.db import models\nimport os\nfrom vliegwiel import kit\n") == {"pytest", "django"}


def package_of(line: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", line)
    assert found, line
    return found.group().lower().replace("_", "-").replace(".", "-")


def test_publiccode_is_valid():
    given = yaml.safe_load((sources.ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    assert publiccode_rules.faults(given, version=PROJECT["version"]) == []


@pytest.mark.parametrize("key", publiccode_rules.MANDATORY)
def test_a_publiccode_without_a_key_is_caught(key):
    given = yaml.safe_load((sources.ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    del given[key]
    assert any(key in fault for fault in publiccode_rules.faults(given, version=PROJECT["version"]))


def test_the_change_log_tells_this_release():
    assert f"## {PROJECT['version']}" in (sources.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [path for path in sources.files() if path.suffix == ".md"], ids=sources.name_of)
def test_links_between_papers_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://", "mailto:")):
            assert (path.parent / target).exists(), target


def test_each_module_tells_what_it_is_for():
    for module in sources.MODULES:
        readme = sources.PACKAGE / module / "README.md"
        assert readme.exists(), f"{module} has no README.md"
        assert len(readme.read_text(encoding="utf-8").splitlines()) <= 40, f"{module}/README.md is longer than a page"
