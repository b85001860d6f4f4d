# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling a change from none, on a table that every installation has."""

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from vliegwiel.kit import changes
from vliegwiel.kit.events.models import Checkpoint

pytestmark = pytest.mark.django_db


def test_a_new_row_is_a_change_even_with_its_defaults() -> None:
    assert changes.put(Checkpoint(reader="impact"), position=0)
    assert Checkpoint.objects.get().position == 0


def test_the_same_values_again_write_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    row = Checkpoint.objects.create(reader="impact", position=7)
    with django_assert_num_queries(0):
        assert not changes.put(row, position=7)


def test_only_what_differs_is_written() -> None:
    row = Checkpoint.objects.create(reader="impact", position=7)
    assert changes.put(row, position=8)
    assert Checkpoint.objects.get().position == 8
