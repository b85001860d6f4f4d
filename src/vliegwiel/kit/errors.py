# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an action raises when a rule of the library forbids it. Not for programming errors."""

from django.utils.functional import Promise


class ActionRefused(Exception):
    """A broken rule. `message` is a whole sentence for the user; `field` names the form field it belongs to."""

    message: str | Promise = ""
    field: str | None = None

    def __init__(self, message: str | Promise | None = None, *, field: str | None = None) -> None:
        if message is not None:
            self.message = message
        if field is not None:
            self.field = field
        super().__init__(self.message)

    def __str__(self) -> str:
        return str(self.message)
