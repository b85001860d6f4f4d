# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""When each piece of due work last ran, so that a restart does not do it twice and silence shows."""

from django.db import models

from vliegwiel.kit import privacy


class Due(models.Model):
    """One piece of due work. `last_error` is the class name of what went wrong, never data."""

    name = models.CharField(max_length=120, primary_key=True)
    last_run_at = models.DateTimeField(null=True)
    last_ok_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name


privacy.impersonal(Due)
