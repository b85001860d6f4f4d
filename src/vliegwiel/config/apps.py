# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Apps of Django itself under a label that leaves the name free for a module of ours."""

from django.contrib.messages.apps import MessagesConfig


class FlashConfig(MessagesConfig):
    """The sentences shown once after a form; `messages` is our module of what the library tells people."""

    label = "flash"
