# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A made-up library with two branches, in demo mode, and a data folder of its own."""

import pytest

from vliegwiel.accounts.tests import factories as accounts
from vliegwiel.kit.events import public as events
from vliegwiel.places.tests import factories as places


@pytest.fixture(autouse=True)
def own_folder(tmp_path, settings):
    settings.DATA_FOLDER = tmp_path
    settings.SMS_URL = ""


@pytest.fixture
def branches(db, settings):
    settings.DEMO_MODE = True
    places.a_made_up_library()
    return {code: places.a_branch(code) for code in ("vroomshoop", "den-ham")}


@pytest.fixture
def alice(branches):
    return accounts.signed_in(accounts.alice())


@pytest.fixture
def bob(branches):
    return accounts.signed_in(accounts.bob())


@pytest.fixture
def charlie(branches):
    return accounts.signed_in(accounts.charlie())


@pytest.fixture
def broken_record(monkeypatch):
    """A record that cannot be written."""

    def fail(*args, **kwargs):
        raise RuntimeError("no record")

    monkeypatch.setattr(events, "record", fail)
