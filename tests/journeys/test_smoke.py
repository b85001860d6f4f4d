# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A first look round, on either database: the library runs, its pages open, and it says so."""

import pytest

from tests.journeys import visitors

PAGES = ["/", "/agenda/", "/vestigingen/", "/over-ons/", "/onze-belofte/", "/privacy/", "/toegankelijkheid/", "/en/"]


@pytest.mark.smoke
def test_somebody_looks_round(house, arrives, width):
    visitor = arrives(house, width=width)
    for page in PAGES:
        visitor.open(page)


@pytest.mark.smoke
def test_a_colleague_steps_in_and_sees_today(house, arrives):
    colleague = arrives(house, width=visitors.DESK)
    colleague.step_in("Doutzen")
    assert colleague.page.url.startswith(house.address + "/team/")


@pytest.mark.smoke
def test_a_watchman_hears_that_all_is_well(house):
    assert house.health()
