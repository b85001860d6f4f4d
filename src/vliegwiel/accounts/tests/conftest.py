# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A library with two branches."""

import pytest

from vliegwiel.places.tests import factories as places


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Scrypt is slow on purpose; here it would only cost time."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def branches(db):
    places.a_library()
    return {code: places.a_branch(code) for code in ("vroomshoop", "den-ham")}


@pytest.fixture
def demo(branches, settings):
    """Demo mode in a made-up library."""
    settings.DEMO_MODE = True
    places.a_made_up_library()
    return branches
