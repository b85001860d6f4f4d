# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command `vliegwiel`. Each subcommand is a file here, imported only when it is asked for, so that help and serve start fast."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from importlib import import_module

import click

from vliegwiel import __version__


@dataclass(frozen=True)
class _Entry:
    """Where a command lives, what it does in one line, and whether Django must be ready before it is imported."""

    module: str
    says: str
    needs_django: bool = True
    is_hidden: bool = False


_COMMANDS = {
    "serve": _Entry("serve", "Start the website, its background worker and the schedule of due work.", needs_django=False),
    "load": _Entry("load", "Load a library from a folder: shows what changes, asks, and applies all or nothing."),
    "save": _Entry("save", "Write the present state of the library as a folder."),
    "demo": _Entry("demo", "Play an invented season around today, for a demonstration."),
    "import": _Entry("import_", "Bring in rows from a CSV file."),
    "backup": _Entry("backup", "Write one file with everything in it, while the server runs."),
    "restore": _Entry("restore", "Put a backup back, or check that it can be."),
    "check": _Entry("check", "Look whether this installation is in order, and say what is not."),
    "administrator": _Entry("administrator", "Give somebody a link to become administrator: the first account."),
    "worker": _Entry("worker", "Run the background worker apart from the website."),
    "prepare": _Entry("prepare", "Make the database ready for this version.", is_hidden=True),
}


class _Commands(click.Group):
    """Knows the commands by name; reads the file of one only when it is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        return [name for name, entry in _COMMANDS.items() if not entry.is_hidden]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  (idem)
        entry = _COMMANDS.get(cmd_name)
        if entry is None:
            return None
        if entry.needs_django:
            os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vliegwiel.config.settings")
            import_module("django").setup()
        found = import_module(f"vliegwiel.cli.{entry.module}").command
        assert isinstance(found, click.Command)  # noqa: S101  (tells the type checker what the file gives)
        if entry.needs_django and found.callback:
            found.callback = _told_in_a_sentence(found.callback)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the list from the table above, so that --help needs no Django."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _COMMANDS[name].says) for name in self.list_commands(ctx)])


def _told_in_a_sentence(callback: Callable[..., object]) -> Callable[..., object]:
    """Tells with a sentence that the database is away or refuses, rather than with a traceback."""

    @wraps(callback)
    def run(*args: object, **kwargs: object) -> object:
        away = import_module("django.db").OperationalError
        try:
            return callback(*args, **kwargs)
        except away as error:
            raise click.ClickException(f"The database cannot be used: {str(error).strip()}") from error

    return run


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="vliegwiel")
def main() -> None:
    """Vliegwiel runs a community library: its activities, branches, people and messages.

    Settings come from the environment (see docs/operations.md); all data live in the folder that
    VLIEGWIEL_DATA names, var/ by default. `vliegwiel COMMAND --help` tells more about one command.
    """
