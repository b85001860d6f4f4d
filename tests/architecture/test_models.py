# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every model keeps the rules about relations, keys and names, and each rule is able to fail."""

import uuid

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from tests.architecture import model_rules

OURS = [model for model in apps.get_models() if model_rules.module_of(model)]
NUMBERED = {"events", "schedule"}  # the record counts in positions, which is its task; due work is never shown
NUMBERED_TABLES = {"people.countingkey"}  # never named in an address


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_relations_across_modules_point_down(model):
    assert model_rules.faults(model) == []


@pytest.mark.parametrize("model", [model for model in OURS if not model._meta.auto_created], ids=lambda model: model._meta.label)
def test_rows_have_a_random_key(model):
    """A number in an address would tell how many there are, and could be guessed."""
    if model._meta.app_label not in NUMBERED and model._meta.label_lower not in NUMBERED_TABLES:
        assert isinstance(model._meta.pk, models.UUIDField | models.OneToOneField), model._meta.pk


@isolate_apps("vliegwiel.places", "vliegwiel.programme")
def test_each_rule_catches_a_planted_relation():
    class Session(models.Model):
        id = models.UUIDField(primary_key=True, default=uuid.uuid4)

        class Meta:
            app_label = "programme"

        def __str__(self):
            return "a session"

    class Branch(models.Model):
        id = models.UUIDField(primary_key=True, default=uuid.uuid4)
        session = models.ForeignKey(Session, on_delete=models.CASCADE)

        class Meta:
            app_label = "places"

        def __str__(self):
            return "a branch"

    Session.__module__ = "vliegwiel.programme.models"
    Branch.__module__ = "vliegwiel.places.models"
    told = " ".join(model_rules.faults(Branch))
    assert "points up" in told
    assert "look back" in told
    assert "deleted along" in told
