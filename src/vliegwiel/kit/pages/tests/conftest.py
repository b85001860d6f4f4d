# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A library for the frame, without a database behind it."""

import pytest

from vliegwiel.kit.pages import frame


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> frame.Identity:
    """A library with two languages, Dutch first; the position of the newest event stands still."""
    identity = frame.Identity(name="Bibliotheek Voorbeeld", phone="+31546123456", languages=("nl", "en", "ar"))
    monkeypatch.setattr(frame._wiring, "identify", lambda: identity)
    monkeypatch.setattr("vliegwiel.kit.snapshot.events.latest_position", lambda *_: 7)
    return identity
