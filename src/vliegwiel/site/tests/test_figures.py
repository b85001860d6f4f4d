# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of figures: what the municipality comes for, and all that its auditor gets."""

from datetime import date

import pytest
from django.urls import reverse

from vliegwiel.labels.tests import factories as labels
from vliegwiel.places.tests import factories as places
from vliegwiel.site.tests.test_board import branches, colleague

pytestmark = pytest.mark.django_db
__all__ = ["branches"]  # a fixture


def test_the_auditor_arrives_at_the_figures_with_their_source_and_period(branches):
    places.a_figure(None, 34071)
    places.a_figure(places.a_kern("vroomshoop", "Vroomshoop"), 8732)
    labels.a_label("gemeentedoel:taal", "Meer mensen leren lezen", first=date(2022, 6, 1), until=date(2027, 1, 1))
    labels.a_label("gemeentedoel:cultuur", "Cultuur voor iedereen", first=date(2021, 1, 1), until=date(2025, 1, 1))
    hilde = colleague("Hilde", "auditor")
    assert hilde.get("/team/").headers["Location"] == reverse("site:figures")
    page = " ".join(hilde.get(reverse("site:figures")).content.decode().split())
    assert "<td>40</td><td>vestiging</td>" in page
    assert "<td>8732</td><td>2021</td><td>CBS</td>" in page
    assert "Geen cijfer met een bron" in page  # Den Ham
    assert "geldt van 1 juni 2022 tot en met 31 december 2026" in page
    assert "geldt van 1 januari 2021 tot en met 31 december 2024 · voorbij" in page


def test_the_figures_come_from_memory(branches, django_assert_max_num_queries):
    hilde = colleague("Hilde", "auditor")
    hilde.get(reverse("site:figures"))
    with django_assert_max_num_queries(6):
        hilde.get(reverse("site:figures"))


def test_the_desk_does_not_see_the_figures(branches):
    assert colleague("Doutzen", "desk", "den-ham").get(reverse("site:figures")).status_code == 404
