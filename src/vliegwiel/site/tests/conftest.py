# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small town on a Wednesday afternoon in September, made through the real actions."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from vliegwiel.kit import actors, clock
from vliegwiel.kit.localtext import LocalText, local
from vliegwiel.labels.tests import factories as words
from vliegwiel.places import public as public_places
from vliegwiel.places.tests import factories as places
from vliegwiel.programme import public as programme

NOON = datetime(2026, 9, 9, 10, 0, tzinfo=UTC)


def an_activity(slug: str, title: str, *, code: str, summary: str = "Kom kijken.", text: str = "", at: datetime | None = None) -> None:
    """A published activity for walking in at the branch in Vriezenveen, at a moment or without a date."""
    fields = programme.ActivityFields(
        title=LocalText({"nl": title, "en": f"{title} (en)"}), summary=local(summary), text=local(text), labels=(code,)
    )
    activity_id = programme.set_activity(slug=slug, fields=fields, by=actors.SYSTEM)
    if at:
        branch = public_places.branch("vriezenveen")
        assert branch
        run_fields = programme.OfferingFields(branch_id=branch.id, space_id=None, mode="drop_in", capacity=None)
        run = programme.add_run(activity_id=activity_id, fields=run_fields, by=actors.SYSTEM)
        programme.plan(run_id=run.id, starts_at=at, ends_at=at + timedelta(hours=2), by=actors.SYSTEM)


@pytest.fixture
def afternoon() -> Iterator[None]:
    """It is Wednesday 9 September 2026, twelve o'clock in Amsterdam."""
    with clock.at(NOON):
        yield


@pytest.fixture
def town(db: None, afternoon: None) -> None:
    """A library with one branch that is open, two needs, an ambition, and three activities."""
    places.a_library()
    places.a_branch(access=[places.an_access_fact("rolstoel")], open_weekdays=True)
    words.a_label("leefgebied:financien", "Financiën")
    words.a_label("behoefte:geld", "Geld")
    words.a_label("behoefte:taal", "Taal en lezen")
    words.a_link("behoefte:geld", "draagt", "leefgebied:financien")
    an_activity(
        "toeslagen", "Spreekuur toeslagen", code="leefgebied:financien", summary="Hulp met formulieren.", at=NOON + timedelta(hours=3)
    )
    an_activity("brood", "Brood bakken", code="leefgebied:financien", text="Met gist en bloem.", at=NOON + timedelta(days=2))
    an_activity("zonder-datum", "Budgetteren", code="leefgebied:financien")
