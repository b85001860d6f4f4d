# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Settings of the baseline: the same database and tables, other addresses. plain.py takes the middleware away."""

from vliegwiel.config.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bench.plain_urls"
