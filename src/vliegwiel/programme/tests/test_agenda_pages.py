# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The agenda and the page of an activity, as a resident reads them."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from vliegwiel.kit import actors, clock, snapshot
from vliegwiel.kit.localtext import local
from vliegwiel.programme.actions import registrations, sessions
from vliegwiel.programme.models import ActivityState, EnrolmentMode, Session
from vliegwiel.programme.tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    """A Monday morning in March, in a small library."""
    snapshot.forget_all()
    with clock.at(make.NOW):
        make.library()
        make.branch()
        yield
    snapshot.forget_all()


def text_of(response: HttpResponse) -> str:
    """What a reader reads: tags away, spaces single."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def agenda(client: Client, **query: str) -> str:
    return text_of(client.get("/agenda/", query))


def make_titled(title: str, *, ahead: timedelta = timedelta(days=1), at: object = None, mode: str = "session", **fields: object):
    return make.session(of=make.offering(of=make.activity(title, **fields), at=at, mode=mode), ahead=ahead)


def test_the_agenda_tells_apart_whether_it_happens_and_whether_one_gets_in(client):
    few = make_titled("Weinig")
    full = make_titled("Stampvol")
    for _ in range(2):
        make.sign_up(full)
    make.sign_up(few)
    make_titled("Inloop", mode=EnrolmentMode.DROP_IN)
    off = make_titled("Ziek")
    sessions.cancel(session=off, reason="De docent is ziek.", by=make.ALICE)
    shown = agenda(client)
    for words in ["Nog 1 plek", "Vol, wel een wachtlijst", "Kom gewoon langs", "Gaat niet door. De docent is ziek."]:
        assert words in shown


def test_a_change_shows_on_the_very_next_request(client):
    session = make_titled("Weinig")
    assert "Nog 2 plekken" in agenda(client)
    registration = make.sign_up(session)
    assert "Nog 1 plek " in agenda(client)
    registrations.cancel(registration=registration, by=actors.RESIDENT)
    assert "Nog 2 plekken" in agenda(client)


def test_what_is_no_longer_going_on_leaves_the_agenda_with_the_minute(client):
    session = make_titled("Kort")
    assert "Kort" in agenda(client)
    with clock.at(session.ends_at):
        assert "Kort" not in agenda(client)


def test_drafts_and_what_was_taken_out_are_not_shown(client):
    for title, state in [("Concept", ActivityState.DRAFT), ("Voorbij", ActivityState.ARCHIVED)]:
        session = make.session(of=make.offering(of=make.activity(title, state=state)))
        slug = session.offering.activity.slug
        assert title not in agenda(client)
        assert client.get(f"/activiteit/{slug}/").status_code == 404


def test_days_are_named_and_stand_in_order(client):
    make_titled("Later", ahead=timedelta(days=3))
    make_titled("Eerder", ahead=timedelta(days=1))
    shown = agenda(client)
    assert shown.index("Morgen") < shown.index("Eerder") < shown.index("Donderdag 5 maart") < shown.index("Later")


def test_a_course_stands_in_the_agenda_once(client):
    make.course(meetings=3, of=make.activity("Spaans"))
    assert agenda(client).count("Spaans") == 1


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"kern": "den-ham"}, {"Ham"}),
        ({"gratis": "on"}, {"Ham", "Taal"}),
        ({"thema": "taal"}, {"Taal"}),
        ({"doelgroep": "ouderen"}, {"Duur"}),
        ({"niveau": "A1"}, {"Ham", "Duur"}),
        ({"woorden": "brieven"}, {"Duur"}),
        ({"woorden": "brief duur"}, {"Duur"}),
        ({"wanneer": "vandaag"}, {"Ham"}),
        ({"wanneer": "weekend"}, {"Duur"}),
        ({"wanneer": "deze-week"}, {"Ham", "Taal", "Duur"}),
        ({"van": "3-3-2026", "tot": "2026-03-05"}, {"Taal"}),
        ({"van": "2026-03-07"}, {"Duur"}),
        ({"toegang": "rolstoel"}, {"Ham"}),
        ({"kern": "den-ham", "thema": "taal"}, set()),
    ],
)
def test_filters_leave_what_fits(client, query, found):
    labels = [make.label(code).code for code in ("thema:taal", "doelgroep:ouderen")]
    rolstoel = make.label("toegang:rolstoel")
    den_ham = make.branch("den-ham")
    den_ham.access.add(rolstoel)
    make_titled("Ham", ahead=timedelta(hours=2), at=den_ham)
    make_titled("Taal", ahead=timedelta(days=2), labels=(labels[0],), language_level="A2")
    make_titled("Duur", ahead=timedelta(days=5), labels=(labels[1],), cost_cents=250, text=local("Samen een brief schrijven."))
    shown = set(re.findall(r"<h3><a[^>]*>(\w+)</a>", client.get("/agenda/", query).content.decode()))
    assert shown == found


def test_a_wrong_date_gets_a_sentence_and_keeps_what_was_typed(client):
    page = client.get("/agenda/", {"van": "31-2-2026", "tot": "9999-12-31", "woorden": "taal"})
    assert page.status_code == 200
    shown = page.content.decode()
    assert shown.count("Deze datum klopt niet.") == 2
    assert 'value="31-2-2026"' in shown
    assert 'type="date" name="van"' not in shown
    assert 'value="taal"' in shown


def test_reversed_dates_and_unknown_choices_get_a_sentence(client):
    assert "De laatste dag ligt voor de eerste." in agenda(client, van="2026-03-09", tot="2026-03-02")
    assert "Deze keuze is er niet" in agenda(client, kern="atlantis")


def test_a_citizen_number_in_the_search_field_is_refused(client):
    assert "burgerservicenummer" in agenda(client, woorden="111222333")


def test_every_filter_in_force_can_be_taken_away_by_itself(client):
    make.label("thema:taal")
    page = client.get("/agenda/", {"kern": "vriezenveen", "thema": "taal", "pagina": "2"}).content.decode()
    chips = re.findall(r'class="chip" href="([^"]+)"', page)
    assert chips == ["/agenda/?kern=&amp;thema=taal", "/agenda/?kern=vriezenveen&amp;thema="] or all("pagina" not in chip for chip in chips)
    assert len(chips) == 2


def test_an_empty_answer_says_what_to_do(client):
    shown = agenda(client, woorden="zeppelin")
    assert "Haal een keuze weg" in shown
    assert "bel ons" in shown


def test_thirty_a_page_in_at_most_twelve_queries(client, django_assert_max_num_queries):
    offering = make.offering(of=make.activity("Vaak"))
    for hours in range(1, 66):
        make.session(of=offering, ahead=timedelta(hours=3 * hours))
    client.get("/agenda/")  # places and labels are in memory from here on
    with django_assert_max_num_queries(12):
        page = client.get("/agenda/", {"kern": "vriezenveen", "woorden": "vaak"})
    assert page.content.decode().count("<h3>") == 30
    assert "pagina=2" in page.content.decode()
    with django_assert_max_num_queries(12):
        last = client.get("/agenda/", {"pagina": "99"})
    assert last.content.decode().count("<h3>") == 5


def test_a_warm_page_costs_one_question(client, django_assert_num_queries):
    make_titled("Weinig")
    client.get("/agenda/")
    with django_assert_num_queries(1):
        client.get("/agenda/")


def test_htmx_gets_the_part_and_a_browser_the_page(client):
    part = client.get("/agenda/", headers={"HX-Request": "true"}).content.decode()
    assert part.strip().startswith('<div id="gevonden">')
    assert "<html" in client.get("/agenda/").content.decode()


def test_the_agenda_speaks_english_under_its_own_address(client):
    make_titled(local({"nl": "Brood", "en": "Bread"}))  # type: ignore[arg-type]
    page = client.get("/en/agenda/").content.decode()
    assert "Bread" in page
    assert "/en/activiteit/" in page


def activity_page(client: Client, session: Session) -> Any:
    return client.get(reverse("programme:activity", args=[session.offering.activity.slug]))


def test_the_page_of_an_activity_says_all_one_needs(client):
    rolstoel, ouderen = make.label("toegang:rolstoel", "Rolstoel kan naar binnen"), make.label("doelgroep:ouderen", "Ouderen")
    den_ham = make.branch("den-ham", phone="+31546123456")
    den_ham.access.add(rolstoel)
    session = make_titled(
        "Bakken", at=den_ham, labels=(ouderen.code,), cost_cents=250, bring=local("Een schort"), min_age=60, language_level="A2"
    )
    shown = text_of(activity_page(client, session))
    for words in [
        "Dinsdag 3 maart", "€ 2,50", "Een schort", "Ouderen", "vanaf 60 jaar", "(A2)", "Rolstoel kan naar binnen", "Dorpsstraat 1",
        "0546 12 34 56", "Nog 2 plekken", "Aanmelden voor dinsdag 3 maart", "Lees voor", "eigen agenda",
    ]:  # fmt: skip
        assert words in shown


def test_a_scheme_to_come_says_so(client):
    activity = make.activity("Buurtkamer", state=ActivityState.TO_COME)
    assert "Dit komt eraan" in text_of(client.get(f"/activiteit/{activity.slug}/"))


def linked(client: Client, session: Session) -> list[dict[str, Any]]:
    page = activity_page(client, session).content.decode()
    return [json.loads(found) for found in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)]


def test_machines_read_the_same_as_people(client):
    session = make_titled("Bakken", cost_cents=250)
    (event,) = linked(client, session)
    assert event["startDate"] == "2026-03-03T10:00:00+01:00"
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["offers"]["price"] == "2.50"
    assert event["remainingAttendeeCapacity"] == 2
    sessions.cancel(session=session, reason="ziek", by=make.ALICE)
    (event,) = linked(client, session)
    assert event["eventStatus"] == "https://schema.org/EventCancelled"
    assert "offers" not in event
    assert "remainingAttendeeCapacity" not in event


def test_machines_are_not_told_of_places_where_there_is_no_limit(client):
    session = make.session(of=make.offering(capacity=None))
    (event,) = linked(client, session)
    assert "remainingAttendeeCapacity" not in event


def test_the_page_of_an_activity_asks_little(client, django_assert_max_num_queries):
    course = make.course(meetings=12)
    client.get(f"/activiteit/{course.activity.slug}/")
    make.sign_up(course)
    with django_assert_max_num_queries(12):
        client.get(f"/activiteit/{course.activity.slug}/?x=1")


def test_no_two_audiences_to_choose_from_read_the_same(client):
    make.label("doelgroep:iedereen", "Iedereen")
    snapshot.forget_all()
    page = client.get(reverse("programme:agenda"), {"woorden": "iedereen"}).content.decode()
    chooser = page[page.index('name="doelgroep"') :].partition("</select>")[0]
    assert chooser.count(">Iedereen<") == 1
