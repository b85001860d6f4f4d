# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an action on labels refuses, and how it records. Every write ends with `recorded`."""

import re
from datetime import date

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.actors import Actor
from vliegwiel.kit.errors import ActionRefused
from vliegwiel.kit.events import public as events
from vliegwiel.labels.queries import LANGUAGE

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class CodeMisshapen(ActionRefused):
    """A code that cannot stand in an address or a file."""

    message = _("Een code bestaat uit kleine letters, cijfers en streepjes, zoals “wonen”.")
    field = "code"


class FacetUnknown(ActionRefused):
    """A label in a facet that is not there."""

    message = _("Dit soort label bestaat niet.")
    field = "facet"


class LabelUnknown(ActionRefused):
    """A parent or an end of a link that is not there."""

    message = _("Dit label bestaat niet.")
    field = "parent"


class ParentInCircle(ActionRefused):
    """A label under itself."""

    message = _("Een label kan niet onder zichzelf hangen.")
    field = "parent"


class PeriodReversed(ActionRefused):
    """An end that is not after the start."""

    message = _("De periode eindigt voordat zij begint.")
    field = "valid_until"


def check_slug(slug: str) -> None:
    """Raises CodeMisshapen."""
    if not SLUG.fullmatch(slug):
        raise CodeMisshapen


def check_period(valid_from: date | None, valid_until: date | None) -> None:
    """Raises PeriodReversed when a half-open period would hold no day."""
    if valid_from and valid_until and valid_until <= valid_from:
        raise PeriodReversed


def recorded(fact: events.Fact, *, by: Actor, labels: tuple[str, ...] = ()) -> None:
    """Records the fact and lets the rest of this write read the language anew."""
    LANGUAGE.touch()
    events.record(fact, by=by, labels=labels)
