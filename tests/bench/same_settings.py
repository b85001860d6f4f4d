# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Our own settings with an empty view among our addresses."""

from vliegwiel.config.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bench.same_urls"
