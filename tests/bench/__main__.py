# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""`make bench`: measures on SQLite, and on PostgreSQL where there is one, prints each figure and writes var/bench.jsonl."""

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import agenda, figures, rush, start
from tests.bench.figures import Figure
from tests.bench.house import ROOT, House

_PARTS = {"start": start.measure, "rush": rush.measure, "agenda": agenda.measure}
_WITH_POSTGRES = ROOT / "tools" / "with-postgres"
_BEGIN, _END = "<!-- figures -->", "<!-- end of figures -->"


def _houses(folder: Path) -> Iterator[House]:
    yield House("SQLite", folder / "sqlite")
    address = os.environ.get("VLIEGWIEL_TEST_POSTGRES", "")
    if address:
        yield House("PostgreSQL", folder / "postgres", address)


def _measure(parts: list[str]) -> Iterator[Figure]:
    with TemporaryDirectory(prefix="vliegwiel-bench-") as folder:
        for house in _houses(Path(folder)):
            house.load()
            for part in parts:
                yield from _PARTS[part](house)


def _into_docs(found: list[Figure]) -> None:
    path = ROOT / "docs" / "benchmarks.md"
    head, _begin, rest = path.read_text(encoding="utf-8").partition(_BEGIN)
    _old, _end, tail = rest.partition(_END)
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, Django {metadata.version('django')}, granian {metadata.version('granian')}"
    path.write_text(f"{head}{_BEGIN}\n\n{machine}.\n\n{figures.table(found)}\n{_END}{tail}", encoding="utf-8")


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("parts", nargs="*", metavar="PART", help=f"only these: {', '.join(_PARTS)}")
    arguments.add_argument("--docs", action="store_true", help="write the table into docs/benchmarks.md")
    chosen = arguments.parse_args()
    if "VLIEGWIEL_TEST_POSTGRES" not in os.environ and "VLIEGWIEL_NO_POSTGRES" not in os.environ:
        # A real disk and a careful PostgreSQL: a figure of a database that forgets would be worth nothing.
        environment = {**os.environ, "VLIEGWIEL_POSTGRES_OPTIONS": "-c fsync=on", "VLIEGWIEL_NO_POSTGRES": "1"}
        code = subprocess.run(
            [str(_WITH_POSTGRES), sys.executable, "-m", "tests.bench", *sys.argv[1:]], env=environment, check=False
        ).returncode
        if code != 3:
            return code
        sys.stderr.write("PostgreSQL NOT FOUND: measured on SQLite only.\n")
    found = []
    for figure in _measure(chosen.parts or list(_PARTS)):
        sys.stdout.write(f"{figure}\n")
        sys.stdout.flush()
        found.append(figure)
    figures.write_lines(Path(os.environ.get("VLIEGWIEL_DATA", ROOT / "var")) / "bench.jsonl", found)
    if chosen.docs:
        _into_docs(found)
    return 0 if all(figure.holds for figure in found) else 1


if __name__ == "__main__":
    sys.exit(main())
