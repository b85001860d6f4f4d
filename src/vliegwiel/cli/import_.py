# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""`vliegwiel import`: brings rows in from a CSV file. Every mistake is told with its line; nothing is half imported."""

import sys
from pathlib import Path

import click
from django.utils.translation import gettext as _
from django.utils.translation import override

from vliegwiel.cli import folder_words as words
from vliegwiel.cli import tables
from vliegwiel.cli.load import DECLINED, MISTAKES
from vliegwiel.kit.actors import SYSTEM
from vliegwiel.kit.folder import public as folder
from vliegwiel.site.flows import activity_import


@click.group(name="import")
def command() -> None:
    """Bring in rows from a CSV file."""


@command.command("activities")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--yes", is_flag=True, help="Do not ask.")
@words.LANGUAGE
def activities(file: Path, yes: bool, language: str) -> None:
    """Activities with their dates from FILE, one line per date; comma or semicolon, UTF-8, names of columns on line 1.

    \b
    Needed:   title, branch (its code), date (2026-12-31 or 31-12-2026), starts, ends (14:00)
    Optional: code, summary, text, space (its code), mode (session, drop_in or course), capacity, cost (2,50),
              min_age, max_age, language_level (A1 to B2), labels (codes with a space between them)

    Lines with the same code (or title), branch and mode are one run. What is there already stays as it is, so the same
    file can be imported again. First shows what is new, and asks; then all of it is imported, or nothing.

    Exit codes: 0 done or nothing to do, 1 the file holds mistakes, 2 wrong use of this command, 3 not confirmed.
    """  # noqa: D301  (click takes the backspace as: keep these lines)
    tables.migrate()
    with override(language):
        try:
            sys.exit(_import(file, yes=yes))
        except folder.FolderRefused as refused:
            words.show_mistakes(refused)
            sys.exit(MISTAKES)


def _import(file: Path, *, yes: bool) -> int:
    made = activity_import.plan(activity_import.read(file.name, _content(file)))
    click.echo(
        _("Nieuw: %(activities)s activiteiten, %(runs)s reeksen, %(dates)s data. Er al: %(known)s data.")
        % {"activities": len(made.new_activities), "runs": made.new_runs, "dates": len(made.dates), "known": made.known}
    )
    for slug in made.new_activities:
        click.echo(click.style(f"  + {slug}", fg="green"))
    if not made.dates:
        return 0
    if not yes and not click.confirm(_("Zal ik dit doorvoeren?"), default=False):
        click.echo(_("Er is niets veranderd."))
        return DECLINED
    with click.progressbar(length=len(made.dates), label=_("Doorvoeren"), file=sys.stderr, hidden=len(made.dates) < 20) as bar:
        activity_import.apply(made=made, by=SYSTEM, file=file.name, progress=lambda: bar.update(1))
    click.echo(_("Klaar."))
    return 0


def _content(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        mend = _("Sla het bestand op als CSV UTF-8.")
        raise folder.FolderRefused([folder.Mistake(file.name, 0, _("De letters in dit bestand zijn niet te lezen."), mend)]) from error
