# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The programme in the folder: activities, runs and their dates. Who signed up is never in it, and is told what changes."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.apps import apps

from tests.folder.conftest import Run, change
from vliegwiel.kit import clock
from vliegwiel.kit.actors import SYSTEM
from vliegwiel.kit.localtext import LocalText
from vliegwiel.programme.actions import activities, offerings, sessions
from vliegwiel.programme.models import Activity, Offering, Session

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
PROGRAMME = """
[[activity]]
code = "knots"
title = { en = "Tying knots", nl = "Knopen leggen" }
summary = { en = "Learn five knots.", nl = "Leer vijf knopen." }
labels = ["thema:water", "doelgroep:iedereen"]

[[activity]]
code = "boat-post"
state = "to_come"
title = { en = "Post by boat", nl = "Post per boot" }
summary = { en = "Books come to your jetty.", nl = "Boeken komen naar je steiger." }
labels = ["thema:water"]

[[run]]
activity = "knots"
code = "evenings"
branch = "zuiderkade"
space = "deck"
mode = "session"
capacity = 8
day = "thursday"
starts = "18:30"
ends = "20:00"
weeks = 4
"""


@pytest.fixture
def loaded(run: Run, example: Path) -> Path:
    """The example with a small programme, loaded on a Monday in November."""
    (example / "programme.toml").write_text(PROGRAMME, encoding="utf-8")
    with clock.at(MONDAY):
        assert run("load", example, "--yes").exit_code == 0
    return example


def hours() -> list[str]:
    return [f"{one.starts_at:%m-%d %H:%M} {one.state}" for one in Session.objects.order_by("starts_at")]


def test_a_run_gets_its_dates_and_a_scheme_to_come_has_none(loaded: Path) -> None:
    assert hours() == ["11-26 17:30 planned", "12-03 17:30 planned", "12-10 17:30 planned", "12-17 17:30 planned"]
    assert {activity.slug: activity.state for activity in Activity.objects.all()} == {"knots": "published", "boat-post": "to_come"}
    assert Offering.objects.get().space.code == "deck"  # type: ignore[union-attr]  # it has one


def test_loading_again_later_makes_no_new_dates(loaded: Path, run: Run) -> None:
    with clock.at(MONDAY + timedelta(weeks=3)):
        assert "gelijk" in run("load", loaded).output
    assert len(hours()) == 4


def test_a_date_moved_on_screen_does_not_come_back_when_the_text_changes(loaded: Path, run: Run) -> None:
    session = Session.objects.order_by("starts_at")[0]
    Session.objects.filter(id=session.id).update(starts_at=session.starts_at + timedelta(hours=1))
    change(loaded / "programme.toml", "capacity = 8", "capacity = 9")
    with clock.at(MONDAY):
        run("load", loaded, "--yes")
    assert Offering.objects.get().capacity == 9
    assert len(hours()) == 4


def test_another_rhythm_adds_dates_and_leaves_those_that_are_there(loaded: Path, run: Run) -> None:
    change(loaded / "programme.toml", 'day = "thursday"', 'day = "maandag"')
    change(loaded / "programme.toml", "weeks = 4", "weeks = 1")
    with clock.at(MONDAY):
        run("load", loaded, "--yes")
    assert hours()[0] == "11-23 17:30 planned"
    assert len(hours()) == 5


def test_a_run_that_leaves_the_folder_is_cancelled_ahead_and_stays_in_history(loaded: Path, run: Run) -> None:
    text = (loaded / "programme.toml").read_text(encoding="utf-8")
    (loaded / "programme.toml").write_text(text[: text.index("[[run]]")], encoding="utf-8")
    with clock.at(MONDAY + timedelta(days=8)):
        assert "- Reeks knots/evenings" in run("load", loaded, "--yes").output
        assert "gelijk" in run("load", loaded, "--yes").output
        assert "gelijk" in run("save", loaded).output
    assert [line.split()[-1] for line in hours()] == ["planned", "cancelled", "cancelled", "cancelled"]


def test_an_activity_that_leaves_the_folder_with_its_runs_is_taken_out(loaded: Path, run: Run) -> None:
    (loaded / "programme.toml").unlink()
    with clock.at(MONDAY):
        assert run("load", loaded, "--yes").exit_code == 0
    assert {activity.state for activity in Activity.objects.all()} == {"archived"}


def test_what_makers_make_on_screen_is_saved_and_loads_to_the_same(loaded: Path, run: Run, tmp_path: Path) -> None:
    fields = activities.ActivityFields(
        title=LocalText(en="Net mending", nl="Netten boeten"), summary=LocalText(en="Bring a net."), labels=("thema:samen",)
    )
    with clock.at(MONDAY):
        made = activities.create(fields=fields, by=SYSTEM, state="published")
        branch = apps.get_model("places", "Branch").objects.get(code="wierum")
        run_fields = offerings.OfferingFields(branch_id=branch.id, space_id=None, mode="drop_in", capacity=None)
        offering = offerings.create(activity=made, fields=run_fields, by=SYSTEM)
        sessions.plan(offering=offering, starts_at=MONDAY + timedelta(days=1), ends_at=MONDAY + timedelta(days=1, hours=1), by=SYSTEM)
        dates = len(hours())
        run("save", tmp_path / "saved")
        assert "Net mending" in (tmp_path / "saved" / "programme" / "activities.toml").read_text(encoding="utf-8")
        assert "gelijk" in run("load", loaded).output
        assert "gelijk" in run("load", tmp_path / "saved").output
    assert len(hours()) == dates


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"18:30"', '"20:30"', "De eindtijd moet na de begintijd liggen."),
        ('ends = "20:00"\n', "", "Een ritme heeft een dag, een begintijd en een eindtijd nodig."),
        ('mode = "session"', 'mode = "drop_in"', "Vrije inloop heeft geen aantal plaatsen."),
        ('space = "deck"', 'space = "room"', "Ruimte “zuiderkade/room” bestaat niet."),
        ('activity = "knots"', 'activity = "knot"', "Bedoel je “knots”?"),
        ('summary = { en = "Learn five knots.", nl = "Leer vijf knopen." }\n', "", "heeft een korte uitleg nodig"),
        ('code = "knots"', 'code = "knots"\nmin_age = 9\nmax_age = 8', "De hoogste leeftijd ligt onder de laagste."),
    ],
)
def test_a_mistake_in_the_programme_is_told(run: Run, example: Path, old: str, new: str, told: str) -> None:
    (example / "programme.toml").write_text(PROGRAMME, encoding="utf-8")
    change(example / "programme.toml", old, new)
    answer = run("load", example, "--yes")
    assert answer.exit_code == 1
    assert told in answer.output
    assert not Activity.objects.exists()
