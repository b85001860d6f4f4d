# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""`vliegwiel save FOLDER`: writes the present state of the library as a folder that loads to the same."""

import sys
from pathlib import Path

import click
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from vliegwiel.cli import folder_words as words
from vliegwiel.cli import tables
from vliegwiel.kit.folder import public as folder

MISTAKES = 1


@click.command("save")
@click.argument("path", metavar="FOLDER", type=click.Path(path_type=Path))
@words.LANGUAGE
def command(path: Path, *, language: str) -> None:
    """Write the present state of the library to a FOLDER of .toml and .csv files.

    Changes that were made on screen come along. In a folder that was loaded before, only what changed is written;
    your comments and your order stay. Loading the folder again changes nothing.

    Exit codes: 0 done, 1 the folder holds mistakes or cannot be written, 2 wrong use of this command.
    """
    tables.migrate()
    with override(language):
        try:
            saved = folder.save(path, folder.all_tables())
        except folder.FolderRefused as refused:
            words.show_mistakes(refused)
            sys.exit(MISTAKES)
        for name in saved.files:
            click.echo(f"  {name}")
        count = len(saved.files)
        if not count:
            click.echo(_("De map was al gelijk aan de database. Er is niets geschreven."))
        else:
            click.echo(ngettext("%(count)s bestand geschreven.", "%(count)s bestanden geschreven.", count) % {"count": count})
