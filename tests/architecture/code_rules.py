# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rules about one Python file, each a function from its tree to sentences. No rule knows a particular file, save by a table here."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

FUNCTION_LINES = 40
VIEW_LINES = 25
FILE_LINES = 400
TEST_FILE_LINES = 600
PUBLIC_LINES = 300
TEMPLATE_LINES = 150

# What Django 6 has built in stands behind one file of kit each until then.
BEHIND_KIT = {"csp", "django_tasks", "django_tasks_db", "template_partials"}
CLOCK = "src/vliegwiel/kit/clock.py"
VAGUE_NAMES = {"utils", "util", "helpers", "common", "misc"}
READS_THE_CLOCK = {("timezone", "now"), ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}
READS_IT_WHEN_EMPTY = {("timezone", "localtime"), ("timezone", "localdate")}


@dataclass(frozen=True)
class Source:
    """A file to judge: its name from the root with forward slashes, and its text."""

    name: str
    text: str

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())

    @property
    def is_test(self) -> bool:
        return "/tests/" in f"/{self.name}" or self.name.endswith("conftest.py")

    @property
    def is_view(self) -> bool:
        return "/views/" in self.name or self.name.endswith("/views.py")


def faults(source: Source) -> list[str]:
    """All sentences about a file, each with its name and line."""
    tree = ast.parse(source.text)
    rules = (too_long, long_functions, without_opening, vague_name, inner_imports, outside_its_place, signals, clock, prints, any_and_cast)
    return [f"{source.name}{sentence}" for rule in rules for sentence in rule(source, tree)]


def too_long(source: Source, _tree: ast.Module) -> Iterator[str]:
    limit = TEST_FILE_LINES if source.is_test else PUBLIC_LINES if source.name.endswith("/public.py") else FILE_LINES
    if source.lines > limit:
        yield f": has {source.lines} lines, more than {limit}. Split it by what it is about."


def long_functions(source: Source, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            limit = VIEW_LINES if source.is_view and _takes_request(node) else FUNCTION_LINES
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > limit and not (source.is_test and node.name.startswith("test_journey")):
                yield f":{node.lineno}: {node.name} has {length} lines, more than {limit}."


def _takes_request(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return bool(node.args.args) and node.args.args[0].arg == "request"


def without_opening(source: Source, tree: ast.Module) -> Iterator[str]:
    if tree.body and not ast.get_docstring(tree):
        yield ": does not open with a sentence about what belongs in it."


def vague_name(source: Source, _tree: ast.Module) -> Iterator[str]:
    parts = source.name.removesuffix(".py").split("/")
    for part in VAGUE_NAMES.intersection(parts):
        yield f": a file or folder called {part} says nothing about what belongs in it."


def inner_imports(source: Source, tree: ast.Module) -> Iterator[str]:
    if source.is_test or not source.name.startswith("src/"):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Import | ast.ImportFrom):
                    yield f":{inner.lineno}: an import inside a function hides what this file needs."


def outside_its_place(source: Source, tree: ast.Module) -> Iterator[str]:
    if source.is_test:
        return
    for line, name in _imported(tree):
        if name.split(".", maxsplit=1)[0] in BEHIND_KIT and "/kit/" not in source.name:
            yield f":{line}: {name} is used by one file of kit and nowhere else, so that Django's own can follow."


def signals(source: Source, tree: ast.Module) -> Iterator[str]:
    if source.is_test:
        return
    for line, name in _imported(tree):
        if name.startswith(("django.dispatch", "django.db.models.signals", "django.core.signals")) and "/kit/" not in source.name:
            yield f":{line}: modules tell each other through events and handlers, not through Django's signals."


def clock(source: Source, tree: ast.Module) -> Iterator[str]:
    if source.name == CLOCK:
        return
    empty_calls = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call) and not node.args and not node.keywords}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
            asked = (owner, node.attr)
            if asked in READS_THE_CLOCK or (asked in READS_IT_WHEN_EMPTY and node in empty_calls):
                yield f":{node.lineno}: {owner}.{node.attr} is asked of kit.clock, so that a demo or a test can set the time."


def prints(source: Source, tree: ast.Module) -> Iterator[str]:
    if not source.name.startswith("src/"):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
            yield f":{node.lineno}: print is for nobody; the command speaks through click, the server through its log."


def any_and_cast(source: Source, tree: ast.Module) -> Iterator[str]:
    strict = any(part in source.name for part in ("/public.py", "/actions/", "/queries"))
    for line, name in _imported(tree):
        if name == "typing.cast" and not source.is_test:
            yield f":{line}: cast hides a type that mypy should know."
        if name == "typing.Any" and strict and not source.is_test:
            yield f":{line}: Any has no place in a front door, an action or a query."


def libraries_behind_kit(source: Source) -> set[str]:
    """Which of the libraries that kit hides are imported by this file."""
    return {name.split(".", maxsplit=1)[0] for _, name in _imported(ast.parse(source.text))} & BEHIND_KIT


def _imported(tree: ast.Module) -> Iterable[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
