# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Loads the heavy engines, in worker and command processes only; a web process stays small."""

from importlib import import_module
from types import ModuleType


class EngineMissing(Exception):
    """An engine is not installed. `package` is the extra of this package that brings it."""

    def __init__(self, engine: str, package: str) -> None:
        self.engine, self.package = engine, package
        super().__init__(f"{engine} is not installed; install vliegwiel[{package}]")


_EXTRAS = {"typst": "print"}


def load(engine: str) -> ModuleType:
    """The module of an engine. Raises EngineMissing."""
    try:
        return import_module(engine)
    except ImportError as error:
        raise EngineMissing(engine, _EXTRAS[engine]) from error
