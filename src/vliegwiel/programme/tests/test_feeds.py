# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Calendars, read back as a real client reads them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from icalendar import Calendar

from vliegwiel.kit import clock, snapshot
from vliegwiel.kit.localtext import local
from vliegwiel.programme.actions import activities, sessions
from vliegwiel.programme.actions.activities import ActivityFields
from vliegwiel.programme.actions.sessions import Rule
from vliegwiel.programme.models import ActivityState, Session
from vliegwiel.programme.tests import factories as make

pytestmark = pytest.mark.django_db
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    """A Monday morning in March, in a small library."""
    snapshot.forget_all()
    with clock.at(make.NOW):
        make.library()
        make.branch()
        yield
    snapshot.forget_all()


def read(client, address: str) -> Calendar:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content)


def entries(client, address: str = "/agenda.ics"):
    return read(client, address).walk("VEVENT")


def test_a_client_finds_the_hour_on_the_wall_on_both_sides_of_the_change_of_the_clock(client):
    rule = Rule(weekday=6, starts=time(14), ends=time(15, 30), first=date(2026, 3, 22), until=date(2026, 4, 4))
    sessions.generate(offering=make.offering(), rule=rule, by=make.ALICE)
    for day in [date(2026, 3, 22), date(2026, 3, 29)]:
        (event,) = recurring_ical_events.of(read(client, "/agenda.ics")).at(day)
        start, end = (event[name].dt.astimezone(AMSTERDAM) for name in ("DTSTART", "DTEND"))
        assert (start.date(), start.time(), end.time()) == (day, time(14), time(15, 30))


def test_the_clock_change_in_october_too(client):
    with clock.at(datetime(2026, 10, 1, tzinfo=UTC)):
        rule = Rule(
            weekday=6, starts=time(2, 30), ends=time(4), first=date(2026, 10, 18), until=date(2026, 11, 2), skips_school_holidays=False
        )
        sessions.generate(offering=make.offering(), rule=rule, by=make.ALICE)
        lengths = [event["DTEND"].dt - event["DTSTART"].dt for event in entries(client)]
    assert lengths == [timedelta(hours=1, minutes=30), timedelta(hours=2, minutes=30), timedelta(hours=1, minutes=30)]


def test_an_entry_says_what_where_when_and_its_page(client):
    session = make.session(of=make.offering(of=make.activity("Bakken; met, komma's\\n")))
    (event,) = entries(client)
    assert str(event["SUMMARY"]) == "Bakken; met, komma's\\n"
    assert str(event["UID"]) == f"{session.id}@vliegwiel"
    assert str(event["LOCATION"]) == "Bibliotheek Vriezenveen, Dorpsstraat 1, Vriezenveen"
    assert str(event["URL"]).endswith(f"/activiteit/{session.offering.activity.slug}/")
    assert (event["STATUS"], event["SEQUENCE"]) == ("CONFIRMED", 1)


def test_a_change_keeps_its_identity_and_moves_its_sequence(client):
    session = make.session()
    (before,) = entries(client)
    with clock.at(make.NOW + timedelta(hours=2)):
        sessions.cancel(session=session, reason="De docent is ziek.", by=make.ALICE)
        (after,) = entries(client)
    assert after["UID"] == before["UID"]
    assert (after["STATUS"], after["SEQUENCE"]) == ("CANCELLED", 2)
    assert after["LAST-MODIFIED"].dt == before["LAST-MODIFIED"].dt + timedelta(hours=2)
    assert "De docent is ziek." in str(after["DESCRIPTION"])


def test_another_title_is_a_later_version_too(client):
    session = make.session()
    (before,) = entries(client)
    with clock.at(make.NOW + timedelta(hours=2)):
        fields = ActivityFields(title=local("Taart"), summary=local("Zoet"))
        activities.change(activity=session.offering.activity, fields=fields, version=1, by=make.ALICE)
        (after,) = entries(client)
    assert after["LAST-MODIFIED"].dt > before["LAST-MODIFIED"].dt


def test_every_meeting_of_a_course_is_in_it(client):
    course = make.course(meetings=4)
    assert len(entries(client, f"/activiteit/{course.activity.slug}/agenda.ics")) == 4


def test_what_was_last_week_is_still_in_it_and_older_is_not(client):
    session = make.session()
    for days, number in [(6, 1), (8, 0)]:
        with clock.at(session.ends_at + timedelta(days=days)):
            assert len(entries(client)) == number


def test_each_branch_theme_and_filter_has_its_own(client):
    label = make.label("thema:taal").code
    make.branch("westerhaar")
    den_ham = make.branch("den-ham")
    make.session(of=make.offering(of=make.activity("Ham"), at=den_ham))
    make.session(of=make.offering(of=make.activity("Taal", labels=(label,))))

    def titles(address: str) -> list[str]:
        return sorted(str(event["SUMMARY"]) for event in entries(client, address))

    assert titles("/agenda.ics") == ["Ham", "Taal"]
    assert titles("/vestiging/den-ham/agenda.ics") == ["Ham"]
    assert titles("/vestiging/westerhaar/agenda.ics") == []
    assert titles("/thema/taal/agenda.ics") == ["Taal"]
    assert titles("/agenda.ics?kern=den-ham") == ["Ham"]


def test_unknown_and_hidden_ones_are_404(client):
    draft = make.activity("Concept", state=ActivityState.DRAFT)
    for address in ["/vestiging/atlantis/agenda.ics", "/thema/atlantis/agenda.ics", f"/activiteit/{draft.slug}/agenda.ics"]:
        assert client.get(address).status_code == 404


def test_a_client_that_has_it_already_gets_nothing_new(client):
    make.session()
    first = client.get("/agenda.ics")
    again = client.get("/agenda.ics", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    make.session(ahead=timedelta(days=3))
    assert client.get("/agenda.ics", headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_the_same_dates_give_the_same_bytes_a_minute_later(client):
    make.session()
    first = client.get("/agenda.ics").content
    with clock.at(make.NOW + timedelta(minutes=1)):
        assert client.get("/agenda.ics").content == first


def test_lines_are_folded_and_end_as_the_standard_asks(client):
    make.session(of=make.offering(of=make.activity("Eén heel lange titel die niet op een regel past " * 4)))
    content = client.get("/agenda.ics").content
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75


def test_a_calendar_asks_little_however_long_it_is(client, django_assert_max_num_queries):
    offering = make.offering()
    for days in range(1, 60):
        make.session(of=offering, ahead=timedelta(days=days))
    client.get("/agenda.ics")
    Session.objects.update(version=2)
    with django_assert_max_num_queries(6):
        client.get("/agenda.ics?x=1")
