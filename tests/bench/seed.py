# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fills the database of a measurement, and reads back what came of it. Run as `python -m tests.bench.seed WHAT`, answers in JSON."""

import json
import os
import sys
from datetime import timedelta
from importlib import import_module

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "vliegwiel.config.settings"
django.setup()

# Only now can models be imported.
clock = import_module("vliegwiel.kit.clock")
actors = import_module("vliegwiel.kit.actors")
local = import_module("vliegwiel.kit.localtext").local
places = import_module("vliegwiel.places.public")
programme = import_module("vliegwiel.programme.public")
models = import_module("vliegwiel.programme.models")
messages = import_module("vliegwiel.messages.models")
events = import_module("vliegwiel.kit.events.models")


def _activity(title: str):
    fields = programme.ActivityFields(title=local(title), summary=local("Voor een meting."), text=local("Een tekst. " * 40))
    return programme.set_activity(slug=title.lower().replace(" ", "-"), fields=fields, by=actors.SYSTEM)


def dates(*, title: str, capacity: int, count: int) -> list[str]:
    """So many coming dates of one activity, over all branches, with places."""
    activity, branches = _activity(title), places.branches()
    runs = [
        programme.add_run(
            activity_id=activity,
            fields=programme.OfferingFields(branch_id=branch.id, space_id=None, mode="session", capacity=capacity),
            by=actors.SYSTEM,
        )
        for branch in branches[: min(count, len(branches))]
    ]
    start = clock.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=2)
    made = []
    for number in range(count):
        begins = start + timedelta(hours=6 * (number // len(runs)))
        run = runs[number % len(runs)]
        made.append(programme.plan(run_id=run.id, starts_at=begins, ends_at=begins + timedelta(hours=1), by=actors.SYSTEM))
    return [str(session.id) for session in made]


def tell(session: str) -> dict[str, object]:
    """How a date stands: its registrations in order of arrival, messages and events about them."""
    found = list(
        models.Registration.objects.filter(pool__session_id=session).order_by("number").values("id", "code", "number", "state", "person_id")
    )
    ids = [row["id"] for row in found]
    return {
        "codes": [row["code"] for row in found],
        "numbers": [row["number"] for row in found],
        "states": [row["state"] for row in found],
        "persons": len({row["person_id"] for row in found}),
        "messages": messages.Message.objects.filter(about_id__in=ids).count(),
        "unsent": messages.Message.objects.filter(about_id__in=ids).exclude(state="delivered").count(),
        "events": events.Event.objects.filter(tag__startswith="programme:registration:").count(),
    }


def main() -> None:
    what, *arguments = sys.argv[1:]
    if what == "dates":
        answer: object = dates(title=arguments[0], capacity=int(arguments[1]), count=int(arguments[2]))
    else:
        answer = tell(arguments[0])
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
