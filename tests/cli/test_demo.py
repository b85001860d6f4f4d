# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The played season: for any library, whole, invented through and through, and the same again for the same seed."""

from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from django.db import transaction
from django.utils import timezone

from tests.bench.house import ROOT
from vliegwiel.cli import demo, load
from vliegwiel.kit import clock, snapshot
from vliegwiel.messages import public as messages
from vliegwiel.messages.models import Message
from vliegwiel.people import public as people
from vliegwiel.people.models import Person
from vliegwiel.places import public as places
from vliegwiel.programme import public as programme
from vliegwiel.programme.models import Attendance, Registration, Session, TallyEntry
from vliegwiel.site.flows.demo import playing

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)


@pytest.fixture(params=["twenterand", "voorbeeld"])
def library(request: pytest.FixtureRequest):
    with clock.at(NOW):
        snapshot.forget_all()
        result = CliRunner().invoke(load.command, [str(ROOT / "libraries" / request.param), "--yes"])
        assert result.exit_code == 0, result.output
        yield request.param
    snapshot.forget_all()


def play(seed: int = 1, *, again: bool = False) -> playing.Played:
    return playing.play(seed=seed, weeks=(6, 10), again=again, residents=200, progress=lambda _done, _total: None)


def test_a_season_has_everything_that_happens_in_a_library(library: str):
    played = play()
    assert played.people == 200
    assert 40 <= played.sessions <= 400
    states = set(Registration.objects.values_list("state", flat=True))
    assert states == {"confirmed", "waiting", "cancelled"}
    assert {"web", "desk", "phone", "door"} <= set(Registration.objects.values_list("source", flat=True))
    assert set(Attendance.objects.values_list("presence", flat=True)) == {"present", "absent", "excused"}
    assert TallyEntry.objects.exists()
    assert Session.objects.filter(state="cancelled").exists()
    assert set(Message.objects.values_list("channel", flat=True)) == set(messages.Channel.values)
    assert Message.objects.filter(kind="promoted").exists()


def test_something_waits_today_and_every_village_has_something(library: str):
    play()
    waiting = messages.open_counts(None)
    assert waiting["calls"]
    assert waiting["letters"]
    today = {row.kern_name for row in programme.today()}
    assert today == {branch.kern_name for branch in places.branches()}


def test_nobody_in_it_is_real_and_every_page_says_so(library: str):
    play()
    assert places.library().synthetic
    for person in Person.objects.all():
        assert not person.email or person.email.endswith("@example.org")
        assert not person.phone or person.phone.startswith(("+3160000", "+31546000"))


def seen() -> list[tuple[object, ...]]:
    """The season without what is drawn anew each time: ids and codes."""
    names = people.persons(Registration.objects.exclude(person_id=None).values_list("person_id", flat=True))
    rows = Registration.objects.select_related("pool__session", "pool__offering__activity", "pool__offering__branch")
    return sorted(
        (
            row.pool.offering.activity.slug,
            row.pool.offering.branch.code,
            str(timezone.localtime(row.pool.session.starts_at)) if row.pool.session else "",
            row.number,
            row.state,
            names[row.person_id].name if row.person_id else "",
        )
        for row in rows
    )


@pytest.mark.parametrize("library", ["voorbeeld"], indirect=True)
def test_the_same_seed_is_the_same_season_and_another_is_not(library: str):
    seasons = []
    for seed in (1, 1, 2):
        with transaction.atomic():
            play(seed)
            seasons.append(seen())
            transaction.set_rollback(True)
        snapshot.forget_all()
    assert seasons[0] == seasons[1]
    assert seasons[0] != seasons[2]


@pytest.mark.parametrize("library", ["voorbeeld"], indirect=True)
def test_it_is_not_played_twice_unless_asked(library: str):
    play()
    with pytest.raises(playing.PlayedBefore):
        play()
    assert play(2, again=True).signups


@pytest.mark.parametrize("library", ["voorbeeld"], indirect=True)
def test_it_is_never_mixed_with_real_people(library: str):
    people.register_contact(contact=people.Contact(name="Iemand", channel="desk"))
    with pytest.raises(playing.RealPeopleHere):
        play()
    assert not places.library().synthetic


def test_without_a_library_there_is_nothing_to_play(db: None):
    snapshot.forget_all()
    with pytest.raises(playing.NothingToPlay):
        play()


@pytest.mark.parametrize("library", ["voorbeeld"], indirect=True)
def test_the_command_refuses_where_real_mail_is_set_up(library: str, settings):
    settings.SMS_URL = "https://sms.example"
    result = CliRunner().invoke(demo.command, [])
    assert result.exit_code == 1
    assert "Take that away first" in result.output
