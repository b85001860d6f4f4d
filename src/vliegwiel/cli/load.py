# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""`vliegwiel load FOLDER`: shows what the folder adds, changes and retires, asks, and applies all of it or nothing."""

import sys
from pathlib import Path

import click
from django.utils.translation import gettext as _
from django.utils.translation import override

from vliegwiel.cli import folder_words as words
from vliegwiel.cli import tables
from vliegwiel.kit.actors import SYSTEM
from vliegwiel.kit.folder import public as folder

MISTAKES, DECLINED = 1, 3


@click.command("load")
@click.argument("path", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask. What was changed on screen stays, unless --take-folder.")
@click.option("--take-folder", is_flag=True, help="Where screen and folder both changed, the folder wins.")
@click.option("--keep-screen", is_flag=True, help="Where screen and folder both changed, the screen wins, and is not asked again.")
@words.LANGUAGE
def command(path: Path, *, yes: bool, take_folder: bool, keep_screen: bool, language: str) -> None:
    """Load a library from a FOLDER of .toml and .csv files.

    First shows what will be added, changed and retired, and asks. Then everything is applied at once, or nothing.
    A mistake in a file is told with file, line and what mends it. Loading the same folder twice changes nothing.

    Exit codes: 0 done or nothing to do, 1 the folder holds mistakes, 2 wrong use of this command, 3 not confirmed.
    """
    if take_folder and keep_screen:
        raise click.UsageError("Choose --take-folder or --keep-screen, not both.")
    tables.migrate()
    with override(language):
        try:
            sys.exit(_load(path, yes=yes, take_folder=take_folder, keep_screen=keep_screen))
        except click.Abort:
            # Nobody there to answer, or Ctrl-C: no answer is remembered, so that the next run asks again.
            click.echo(_("Er is niets veranderd."))
            sys.exit(DECLINED)
        except folder.FolderRefused as refused:
            words.show_mistakes(refused)
            sys.exit(MISTAKES)


def _load(path: Path, *, yes: bool, take_folder: bool, keep_screen: bool) -> int:
    found = folder.differences(path)
    words.show(found)
    take = list(found.conflicts) if take_folder else []
    keep = list(found.conflicts) if keep_screen else []
    if not (yes or take_folder or keep_screen):
        for conflict in found.conflicts:
            (take if words.wants_folder(conflict) else keep).append(conflict)
    if (found.changes or take) and not yes and not words.agrees(_("Zal ik dit doorvoeren?")):
        click.echo(_("Er is niets veranderd."))
        return DECLINED
    total = len(found.changes) + len(take)
    with click.progressbar(length=total, label=_("Doorvoeren"), file=sys.stderr, hidden=total < 20) as bar:
        done = folder.apply(found, tables=folder.all_tables(), by=SYSTEM, take=take, keep=keep, progress=lambda _change: bar.update(1))
    words.show_result(found, done=done, undecided=len(found.conflicts) - len(take) - len(keep))
    return 0
