# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""How `load` and `save` speak: differences, conflicts and mistakes as lines on a terminal."""

import os
from collections import Counter

import click
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vliegwiel.kit.folder import public as folder

LONGEST_LIST = 12
LANGUAGE = click.option(
    "--language",
    type=click.Choice(["nl", "en"]),
    default=lambda: "en" if os.environ.get("LC_ALL", os.environ.get("LANG", "")).startswith("en") else "nl",
    help="Language of the messages; by default that of the terminal.",
)
_SIGNS = {folder.Verb.ADD: ("+", "green"), folder.Verb.CHANGE: ("~", "yellow"), folder.Verb.RETIRE: ("-", "red")}


def show_mistakes(refused: folder.FolderRefused) -> None:
    """Each mistake on a line of its own, and how many there are."""
    for mistake in refused.mistakes:
        click.echo(click.style(str(mistake), fg="red"), err=True)
    count = len(refused.mistakes)
    sentence = ngettext("Er is %(count)s fout. Er is niets veranderd.", "Er zijn %(count)s fouten. Er is niets veranderd.", count)
    click.echo(sentence % {"count": count}, err=True)


def show(found: folder.Differences) -> None:
    """What a load would do, per kind of row; long lists are cut short with a count."""
    if found.is_empty:
        click.echo(_("De map en de database zijn gelijk. Er is niets te doen."))
        return
    shown: Counter[tuple[folder.Verb, str]] = Counter()
    for change in found.changes:
        group = (change.verb, change.table.name)
        shown[group] += 1
        if shown[group] <= LONGEST_LIST:
            _show_change(change)
    for (verb, table), count in shown.items():
        if count > LONGEST_LIST:
            click.echo(f"  {_SIGNS[verb][0]} {table}: " + _("en nog %(count)s") % {"count": count - LONGEST_LIST})
    totals = Counter(change.verb for change in found.changes)
    click.echo(
        _("Erbij: %(added)s. Anders: %(changed)s. Weg: %(retired)s.")
        % {"added": totals[folder.Verb.ADD], "changed": totals[folder.Verb.CHANGE], "retired": totals[folder.Verb.RETIRE]}
    )


def _show_change(change: folder.Change) -> None:
    sign, colour = _SIGNS[change.verb]
    click.echo(click.style(f"  {sign} {_called(change)}", fg=colour))
    for field in change.fields:
        click.echo(f"      {field.name}: {_short(field.old)} → {_short(field.new)}")


def _called(change: folder.Change) -> str:
    return " ".join((str(change.table.title), change.key.strip("/")))


def _short(value: folder.Plain) -> str:
    text = ", ".join(f"{code}: {words}" for code, words in value.items()) if isinstance(value, dict) else str(value)
    if isinstance(value, list):
        text = ", ".join(value)
    text = text if text and value is not None else _("(leeg)")
    return text if len(text) <= 90 else text[:89] + "…"


def wants_folder(conflict: folder.Conflict) -> bool:
    """Asks what wins where screen and folder both changed."""
    click.echo(click.style(f"  ? {_called(conflict.change)} {conflict.field}", fg="magenta"))
    gone = _("(weg)")
    click.echo("      " + _("op het scherm") + f": {gone if conflict.screen is None and not conflict.field else _short(conflict.screen)}")
    click.echo("      " + _("in de map") + f": {gone if conflict.folder is None and not conflict.field else _short(conflict.folder)}")
    question = _("Dit is op het scherm veranderd. Toch de map volgen?")
    return agrees(f"      {question}")


def agrees(question: str) -> bool:
    """Asks for ja or nee, yes or no. Raises click.Abort when there is nobody to answer."""
    choice = _("[j/N]")
    while True:
        answer = click.prompt(f"{question} {choice}", default="n", show_default=False)
        if str(answer).strip().lower() in {"j", "ja", "y", "yes"}:
            return True
        if str(answer).strip().lower() in {"n", "nee", "no"}:
            return False
        click.echo(_("Typ j of n."))


def show_result(found: folder.Differences, *, done: int, undecided: int) -> None:
    """What was done, and what was left as it is on screen."""
    if done:
        click.echo(ngettext("Klaar: %(count)s rij veranderd.", "Klaar: %(count)s rijen veranderd.", done) % {"count": done})
    if found.kept:
        sentence = ngettext(
            "%(count)s waarde is op het scherm veranderd en blijft zo.",
            "%(count)s waarden zijn op het scherm veranderd en blijven zo.",
            len(found.kept),
        )
        click.echo(sentence % {"count": len(found.kept)})
    if undecided:
        sentence = ngettext(
            "%(count)s waarde is op het scherm én in de map veranderd. Het scherm blijft staan. Kies met --take-folder of --keep-screen.",
            "%(count)s waarden zijn op het scherm én in de map veranderd. Het scherm blijft staan. Kies met --take-folder of --keep-screen.",
            undecided,
        )
        click.echo(sentence % {"count": undecided})
