# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables that every command needs, brought up to date before it begins."""

import click
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def migrate() -> bool:
    """Brings the tables up to date, if they are not; whether there was anything to do."""
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    click.echo("Making the database ready for this version.", err=True)
    call_command("migrate", verbosity=0, interactive=False)
    return True
