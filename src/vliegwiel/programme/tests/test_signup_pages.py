# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signing up on the website: four short screens, any notation, and no harm from a second click or an old page."""

import re
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.test import Client

from vliegwiel.kit import actors, clock, snapshot
from vliegwiel.kit.localtext import local
from vliegwiel.people import public as people
from vliegwiel.programme.actions import activities, registrations, sessions
from vliegwiel.programme.actions.activities import ActivityFields
from vliegwiel.programme.models import ActivityState, EnrolmentMode, Registration, RegistrationState
from vliegwiel.programme.tests import factories as make

pytestmark = pytest.mark.django_db

EMAIL = {"channel": "email", "email": "fenna@example.org"}


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    """A Monday morning in March, in a small library."""
    snapshot.forget_all()
    with clock.at(make.NOW):
        make.library()
        make.branch()
        yield
    snapshot.forget_all()


@pytest.fixture
def session():
    return make.session()


def text_of(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def address(session, step: str, prefix: str = "") -> str:
    return f"{prefix}/aanmelden/keer/{session.id}/{step}/"


def fill_in(client: Client, session, name: str = "Fenna de Vries", prefix: str = "", **reach: str) -> None:
    """The first two screens."""
    assert client.post(address(session, "naam", prefix), {"name": name}).status_code == 303
    assert client.post(address(session, "bereiken", prefix), reach or EMAIL).status_code == 303


def confirm(client: Client, session, prefix: str = ""):
    return client.post(address(session, "controle", prefix), {"hoop": "plek"})


def test_four_screens_lead_to_a_place(client, session):
    assert "Wie komt er?" in text_of(client.get(address(session, "naam")))
    first = client.post(address(session, "naam"), {"name": "  Fenna   de Vries "})
    assert (first.status_code, first.headers["Location"]) == (303, address(session, "bereiken"))
    assert "Hoe mogen we je iets laten weten?" in text_of(client.get(first.headers["Location"]))
    second = client.post(
        address(session, "bereiken"), {"channel": "sms", "sms_phone": "06-12 34 56 78", "kern": "vriezenveen", "language": "en"}
    )
    review = text_of(client.get(second.headers["Location"]))
    for words in ["Klopt dit?", "Fenna de Vries", "Met een sms 06 12 34 56 78", "Vriezenveen", "English"]:
        assert words in review
    assert not Registration.objects.exists()
    assert not people.known()
    done = client.get(confirm(client, session).headers["Location"])
    registration = Registration.objects.get()
    assert registration.code in text_of(done)
    assert f"/mijn/{registration.token}/" in done.content.decode()
    person = people.person(registration.person_id)
    assert (person.name, person.phone, person.kern, person.language) == ("Fenna de Vries", "+31612345678", "vriezenveen", "en")
    assert registration.resident_kern == "vriezenveen"


@pytest.mark.parametrize(
    ("reach", "words"),
    [
        ({"channel": "email", "email": "fenna@example.org"}, "We sturen je een e-mail"),
        ({"channel": "call", "call_phone": "(0546) 12 34 56"}, "We bellen je alleen als er iets verandert"),
        ({"channel": "letter", "street": "Dorpsstraat 12", "postcode": "7671ab", "town": "Vriezenveen"}, "We sturen je een brief"),
        ({"channel": "desk"}, "Vraag aan de balie"),
    ],
)
def test_every_channel_leads_to_a_place(client, session, reach, words):
    fill_in(client, session, **reach)
    assert words in text_of(client.get(confirm(client, session).headers["Location"]))
    assert people.person(Registration.objects.get().person_id).channel == reach["channel"]


@pytest.mark.parametrize("phone", ["0612345678", "06 12 34 56 78", "+31 (0)6-12345678", "0031612345678", "06.12.34.56.78"])
def test_a_phone_number_is_good_in_any_notation(client, session, phone):
    client.post(address(session, "naam"), {"name": "Fenna"})
    assert client.post(address(session, "bereiken"), {"channel": "sms", "sms_phone": phone}).status_code == 303


@pytest.mark.parametrize(
    ("reach", "sentence"),
    [
        ({}, "Kies hoe we je iets mogen laten weten."),
        ({"channel": "pigeon"}, "Deze keuze is er niet."),
        ({"channel": "email"}, "Vul je e-mailadres in."),
        ({"channel": "email", "email": "fenna.example.org"}, "een apenstaartje (@)"),
        ({"channel": "email", "email": "fenna@"}, "Dit e-mailadres klopt niet."),
        ({"channel": "email", "email": "fenna@gmial.com"}, "Bedoel je fenna@gmail.com?"),
        ({"channel": "sms", "sms_phone": "06 1234 567"}, "Dit nummer heeft 9 cijfers. Een telefoonnummer heeft er 10"),
        ({"channel": "sms", "sms_phone": "0546 123456"}, "Sms kan alleen naar een mobiel nummer."),
        ({"channel": "call", "call_phone": "geen"}, "Een telefoonnummer heeft er 10"),
        ({"channel": "call", "call_phone": "9912345678"}, "Dit nummer klopt niet."),
        ({"channel": "letter", "street": "Dorpsstraat 1", "postcode": "76 AB", "town": "X"}, "vier cijfers en twee letters"),
        ({"channel": "letter", "street": "Mijn nummer 111222333", "postcode": "7671 AB", "town": "X"}, "burgerservicenummer"),
        ({"channel": "email", "email": "a@b.nl", "kern": "atlantis"}, "Deze keuze is er niet."),
    ],
)
def test_a_mistake_gets_a_sentence_and_what_was_typed_stays(client, session, reach, sentence):
    client.post(address(session, "naam"), {"name": "Fenna"})
    page = client.post(address(session, "bereiken"), reach)
    assert page.status_code == 422
    assert sentence in text_of(page)
    for name, value in reach.items():
        if name not in {"channel", "kern"}:
            assert f'value="{value}"' in page.content.decode()


def test_a_mistake_in_a_field_of_another_channel_does_no_harm(client, session):
    client.post(address(session, "naam"), {"name": "Fenna"})
    typed = {**EMAIL, "sms_phone": "nonsense", "street": "x" * 500}
    assert client.post(address(session, "bereiken"), typed).status_code == 303


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Vul je naam in."),
        ("   ", "Vul je naam in."),
        ("12345", "Vul een naam in met letters."),
        ("Fenna " + "a" * 250, "Dit is te lang."),
        ("Fenna 111222333", "Dit lijkt op een burgerservicenummer."),
        ("Fenna 111.222.333", "Dit lijkt op een burgerservicenummer."),
    ],
)
def test_a_name_that_cannot_be_gets_a_sentence_and_stays(client, session, name, sentence):
    page = client.post(address(session, "naam"), {"name": name})
    assert page.status_code == 422
    assert sentence in text_of(page)
    assert not name.strip() or name in page.content.decode()


@pytest.mark.parametrize("name", ["Jan-Willem van 't Hof", "王小明", "Ğülşen", "a" * 150, "😀" * 100 + "b", "<b>Jan</b>"])
def test_names_from_everywhere_are_good(client, session, name):
    fill_in(client, session, name)
    assert confirm(client, session).status_code == 303
    assert people.person(Registration.objects.get().person_id).name == name


def test_a_double_click_and_an_old_page_lead_to_the_same_place(client, session):
    fill_in(client, session)
    twin = Client()
    twin.cookies = type(client.cookies)(client.cookies.output(header="", sep=";"))
    answers = [confirm(client, session), confirm(twin, session), confirm(client, session)]
    assert {answer.headers["Location"] for answer in answers} == {address(session, "klaar")}
    assert Registration.objects.count() == 1
    assert text_of(client.get(address(session, "klaar"))) == text_of(twin.get(address(session, "klaar")))
    assert client.get(address(session, "controle")).status_code == 303


def test_after_the_end_no_name_or_address_stays_in_the_browser(client, session):
    fill_in(client, session)
    before = client.cookies["aanmelden-nl"]
    confirm(client, session)
    after = client.cookies["aanmelden-nl"]
    assert len(after.value) < len(before.value)
    assert 'value="Fenna' not in client.get(address(session, "naam")).content.decode()


def test_the_answers_are_signed_hidden_from_scripts_and_for_this_address_only(client, session):
    client.post(address(session, "naam"), {"name": "Fenna"})
    cookie = client.cookies["aanmelden-nl"]
    assert (cookie["path"], cookie["max-age"], cookie["samesite"]) == (f"/aanmelden/keer/{session.id}/", 1800, "Lax")
    assert cookie["httponly"]
    other = make.session(of=session.offering, ahead=timedelta(days=9))
    stolen = Client()
    stolen.cookies["aanmelden-nl"] = cookie.value
    assert stolen.get(address(other, "bereiken")).status_code == 303
    stolen.cookies["aanmelden-nl"] = cookie.value[:-3] + "abc"
    assert stolen.get(address(session, "bereiken")).status_code == 303


def test_somebody_who_was_away_too_long_is_told_that_nothing_was_sent(client, session):
    answer = client.post(address(session, "bereiken"), EMAIL)
    assert answer.headers["Location"] == address(session, "naam")
    assert "Je was even weg." in text_of(client.get(answer.headers["Location"]))


def test_a_screen_further_on_leads_to_the_first_question_still_open(client, session):
    for step in ["bereiken", "controle", "klaar"]:
        answer = client.get(address(session, step))
        assert (answer.status_code, answer.headers["Location"]) == (303, address(session, "naam"))
    client.post(address(session, "naam"), {"name": "Fenna"})
    assert client.get(address(session, "controle")).headers["Location"] == address(session, "naam")


def test_what_was_said_is_still_there_when_one_goes_back(client, session):
    fill_in(client, session, channel="call", call_phone="06 12345678")
    assert 'value="Fenna de Vries"' in client.get(address(session, "naam")).content.decode()
    page = client.get(address(session, "bereiken")).content.decode()
    assert 'value="06 12 34 56 78"' in page
    assert re.search(r'value="call"[^>]*checked', page)
    again = client.post(address(session, "naam"), {"name": "Geert"})
    assert again.headers["Location"] == address(session, "controle")


def test_somebody_else_can_be_signed_up_on_the_same_device(client, session):
    fill_in(client, session)
    confirm(client, session)
    fill_in(client, session, "Geert", channel="email", email="geert@example.org")
    confirm(client, session)
    assert Registration.objects.count() == 2


def test_full_is_said_before_and_the_line_is_told(client):
    session = make.session(of=make.offering(capacity=1))
    for _ in range(4):
        make.sign_up(session)
    for step in ["naam", "controle"]:
        if step == "controle":
            fill_in(client, session)
        shown = text_of(client.get(address(session, step)))
        assert "Er is geen plek meer. Wil je op de wachtlijst? Er zijn 3 mensen voor je." in shown
    done = text_of(client.get(confirm(client, session).headers["Location"]))
    assert "Je staat op de wachtlijst" in done
    assert "Er zijn 3 mensen voor je." in done


def test_somebody_who_comes_just_too_late_stands_in_line_and_is_told_so(client):
    session = make.session(of=make.offering(capacity=1))
    fill_in(client, session)
    assert "Ja, meld mij aan" in text_of(client.get(address(session, "controle")))
    make.sign_up(session)
    done = text_of(client.get(confirm(client, session).headers["Location"]))
    assert "Net voor jou was de laatste plek weg." in done
    assert Registration.objects.get(number=2).state == RegistrationState.WAITING


def test_without_a_line_somebody_too_late_reads_why_and_keeps_what_was_typed(client):
    session = make.session(of=make.offering(capacity=1, has_waiting_list=False))
    fill_in(client, session)
    make.sign_up(session)
    page = confirm(client, session)
    assert page.status_code == 422
    assert "Deze activiteit is vol. Er is geen wachtlijst." in text_of(page)
    assert "Fenna de Vries" in text_of(page)


def test_who_is_on_the_list_already_reads_so(client, session):
    make.sign_up(session, "Fenna de Vries", email="fenna@example.org")
    fill_in(client, session)
    assert "Je staat al op de lijst." in text_of(confirm(client, session))


def test_what_one_cannot_sign_up_for_says_why_and_what_to_do(client, session):
    registration = make.sign_up(session)
    sessions.cancel(session=session, reason="ziek", by=make.ALICE)
    shown = text_of(client.get(address(session, "naam")))
    assert "Dit gaat niet door." in shown
    assert "Bekijk de andere dagen" in shown
    assert registration.is_active
    later = make.session(of=make.offering(signup_opens_at=make.NOW + timedelta(days=1)))
    assert "nog niet aanmelden" in text_of(client.get(address(later, "naam")))


def test_unknown_hidden_and_free_to_walk_in_are_the_same_404(client):
    hidden = make.session(of=make.offering(of=make.activity(state=ActivityState.DRAFT)))
    walk_in = make.session(of=make.offering(mode=EnrolmentMode.DROP_IN))
    course = make.course()
    addresses = [address(hidden, "naam"), address(walk_in, "naam"), address(course.sessions.first(), "naam")]
    addresses += [f"/aanmelden/keer/{uuid4()}/naam/", f"/aanmelden/cursus/{uuid4()}/naam/", address(make.session(), "iets")]
    assert {client.get(path).status_code for path in addresses} == {404}


def test_a_course_is_signed_up_for_once(client):
    course = make.course()
    base = f"/aanmelden/cursus/{course.id}"
    assert "(eerste keer)" in text_of(client.get(f"{base}/naam/"))
    client.post(f"{base}/naam/", {"name": "Fenna"})
    client.post(f"{base}/bereiken/", EMAIL)
    done = client.get(client.post(f"{base}/controle/").headers["Location"])
    assert text_of(done).count("9.00 tot") + text_of(done).count("10.00 tot") >= 3
    assert Registration.objects.get().pool.session is None


def test_one_may_switch_language_halfway(client, session):
    client.post(address(session, "naam"), {"name": "Fenna de Vries"})
    page = client.get(address(session, "bereiken", "/en"))
    assert page.status_code == 200
    assert client.cookies["aanmelden-en"]["path"] == f"/en/aanmelden/keer/{session.id}/"


def test_a_form_from_another_website_is_refused(session):
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.post(address(session, "naam"), {"name": "Fenna"}).status_code == 403


def test_no_screen_is_kept_by_the_browser_and_none_is_found_by_search_engines(client, session):
    page = client.get(address(session, "naam"))
    assert "no-store" in page.headers["Cache-Control"]
    assert b'content="noindex"' in page.content


def test_only_the_last_screen_writes(client, session, django_assert_max_num_queries):
    client.get(address(session, "naam"))
    # Small ones: has anything changed (about the library, the programme, the villages), and how many are signed up.
    with django_assert_max_num_queries(3):
        client.get(address(session, "naam"))
    with django_assert_max_num_queries(1):
        client.post(address(session, "naam"), {"name": "Fenna"})
    with django_assert_max_num_queries(4):
        client.get(address(session, "bereiken"))
    with django_assert_max_num_queries(2):
        client.post(address(session, "bereiken"), EMAIL)
    with django_assert_max_num_queries(4):
        client.get(address(session, "controle"))
    assert not apps.get_model("sessions.Session")._default_manager.exists()


def test_sending_it_asks_and_writes_little(client, session, django_assert_max_num_queries):
    make.sign_up(session)  # warms what is kept in memory
    fill_in(client, session)
    client.get(address(session, "controle"))
    # Savepoints of the test and of the outbox are among them; seven are the inserts that have to be.
    with django_assert_max_num_queries(21):
        confirm(client, session)


def test_what_is_kept_in_memory_follows_every_change(client, session):
    assert "Brood bakken" in text_of(client.get(address(session, "naam")))
    activity = session.offering.activity
    fields = ActivityFields(title=local("Taart bakken"), summary=local("Zoet"))
    activities.change(activity=activity, fields=fields, version=activity.version, by=make.ALICE)
    assert "Taart bakken" in text_of(client.get(address(session, "naam")))
    activities.take_out(activity=activity, by=make.ALICE)
    assert client.get(address(session, "naam")).status_code == 404


def test_giving_up_and_coming_back_is_a_new_registration(client, session):
    fill_in(client, session)
    confirm(client, session)
    registrations.cancel(registration=Registration.objects.get(), by=actors.RESIDENT)
    assert "Je bent afgemeld" in text_of(client.get(address(session, "klaar")))
    fill_in(client, session)
    confirm(client, session)
    assert Registration.objects.filter(state=RegistrationState.CONFIRMED).count() == 1
