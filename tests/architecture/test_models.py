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
ALLAUTH_DECIDES = "its own tables follow the account"


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_relations_across_modules_point_down(model):
    assert model_rules.faults(model) == []


@pytest.mark.parametrize("model", [model for model in OURS if not model._meta.auto_created], ids=lambda model: model._meta.label)
def test_rows_have_a_random_key(model):
    """A number would tell how many there are, and could be guessed. The event record counts in positions, which is its task."""
    keys = (models.UUIDField, models.OneToOneField)
    assert isinstance(model._meta.pk, keys) or model._meta.app_label in {"events", "schedule"}, model._meta.pk


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_constraints_have_names_that_tell_the_table(model):
    for constraint in model._meta.constraints:
        assert constraint.name.startswith(model._meta.app_label), f"{constraint.name} should start with {model._meta.app_label}"


@isolate_apps("vliegwiel.places", "vliegwiel.programme")
def test_each_rule_catches_a_planted_relation():
    class Session(models.Model):
        id = models.UUIDField(primary_key=True, default=uuid.uuid4)

        class Meta:
            app_label = "programme"

    class Branch(models.Model):
        id = models.UUIDField(primary_key=True, default=uuid.uuid4)
        session = models.ForeignKey(Session, on_delete=models.CASCADE)

        class Meta:
            app_label = "places"

    Session.__module__ = "vliegwiel.programme.models"
    Branch.__module__ = "vliegwiel.places.models"
    told = " ".join(model_rules.faults(Branch))
    assert "points up" in told
    assert "look back" in told
    assert "deleted along" in told
