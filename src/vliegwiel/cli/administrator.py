# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""`vliegwiel administrator`: the first account, and the way back in for who locked herself out."""

import click
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse

from vliegwiel.accounts import public as accounts
from vliegwiel.cli import tables
from vliegwiel.kit import actors


@click.command(name="administrator")
@click.argument("email")
@click.option("--name", prompt="Name of this person", help="As colleagues will see it.")
def command(email: str, name: str) -> None:
    """Make the person with this EMAIL an administrator and print a link to choose a password.

    The link works once, for seven days. For the first account of a new installation, and for whoever lost password and
    second step. Other colleagues are invited on the page Gebruikers.
    """
    try:
        validate_email(email)
    except ValidationError as error:
        raise click.ClickException(f"{email} is not an e-mail address.") from error
    if not name.strip():
        raise click.ClickException("A name is needed.")
    tables.migrate()
    token = accounts.invite_administrator(email=email, name=name, by=actors.SYSTEM)
    click.echo("Open this page and choose a password:")
    click.echo(f"{settings.BASE_URL or 'http://127.0.0.1:8000'}{reverse('invitation', args=[token])}")
