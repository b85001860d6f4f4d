# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""`vliegwiel demo`: plays an invented season around today, for a demonstration or a course."""

import sys

import click
from django.conf import settings

from vliegwiel.cli import tables
from vliegwiel.kit import errors
from vliegwiel.site.flows.demo import playing

RESIDENTS = 200


def play(*, seed: int, weeks: tuple[int, int], again: bool) -> playing.Played:
    """Plays with a progress bar on stderr. Raises ActionRefused."""
    with click.progressbar(length=100, label="Playing an invented season", file=sys.stderr, show_pos=False) as bar:
        shown = 0

        def progress(done: int, total: int) -> None:
            nonlocal shown
            percent = done * 100 // total
            if percent > shown:
                bar.update(percent - shown)
                shown = percent

        return playing.play(seed=seed, weeks=weeks, again=again, residents=RESIDENTS, progress=progress)


@click.command(name="demo")
@click.option("--seed", default=1, show_default=True, help="The same seed gives the same season on the same day.")
@click.option("--weeks-back", default=6, show_default=True, type=click.IntRange(2, 52), help="How long ago the season began.")
@click.option("--weeks-ahead", default=10, show_default=True, type=click.IntRange(2, 52), help="How long it still goes on.")
@click.option("--again", is_flag=True, help="Play one more season on top of an earlier one.")
def command(seed: int, weeks_back: int, weeks_ahead: int, again: bool) -> None:
    """Play an invented season around today: people, sign-ups, waiting lists, cancellations, who came and who did not.

    For a demonstration or a course, on a library that was just loaded. All people are invented, none can be reached,
    and every page says so from then on. Never plays where real people are known, and sends nothing.
    """
    if str(settings.EMAIL_BACKEND).endswith("smtp.EmailBackend") or settings.SMS_URL:
        raise click.ClickException("Real mail or SMS is set up here (VLIEGWIEL_SMTP, VLIEGWIEL_SMS_URL). Take that away first.")
    tables.migrate()
    try:
        played = play(seed=seed, weeks=(weeks_back, weeks_ahead), again=again)
    except errors.ActionRefused as refused:
        raise click.ClickException(str(refused)) from refused
    click.echo(f"Played: {played.runs} runs, {played.sessions} dates, {played.people} invented people, {played.signups} sign-ups.")
