# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the folder said at the last load, so that a change on screen can be told from a change in the folder."""

from uuid import uuid4

from django.db import models

from vliegwiel.kit import privacy


class FolderRow(models.Model):
    """One loaded row: the values as the folder gave them, and the file it came from. Reference data, never persons.

    `notes` is what the module wants to find back, such as the id of a row that has no code of its own.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    table = models.CharField(max_length=60)
    key = models.CharField(max_length=200)
    values = models.JSONField(default=dict)
    notes = models.JSONField(default=dict)
    file = models.CharField(max_length=200)

    class Meta:
        """A row is known once."""

        constraints = [models.UniqueConstraint(fields=["table", "key"], name="folderrow_unique")]

    def __str__(self) -> str:
        return f"{self.table} {self.key}"


privacy.impersonal(FolderRow)
