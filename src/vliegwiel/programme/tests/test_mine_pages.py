# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody sees with a code or a link, and what she can do there."""

import re
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from vliegwiel.kit import actors, clock, snapshot
from vliegwiel.people import public as people
from vliegwiel.programme.actions import erasure, registrations, sessions
from vliegwiel.programme.models import Registration, RegistrationState
from vliegwiel.programme.tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    """A Monday morning in March, in a small library."""
    snapshot.forget_all()
    cache.clear()
    with clock.at(make.NOW):
        make.library()
        make.branch()
        yield
    cache.clear()
    snapshot.forget_all()


@pytest.fixture
def fenna():
    return make.sign_up(make.session(of=make.offering(capacity=1)), "Fenna de Vries", email="fenna@example.org")


def text_of(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def page_of(registration: Registration, part: str = "") -> str:
    return f"/mijn/{registration.token}/{part}"


@pytest.mark.parametrize("write", [str, str.lower, lambda code: code.replace("-", " "), lambda code: f"  {code.replace('-', '')} "])
def test_a_code_is_good_however_it_is_typed(client, fenna, write):
    answer = client.post("/mijn/", {"code": write(fenna.code)})
    assert (answer.status_code, answer.headers["Location"]) == (303, page_of(fenna))


@pytest.mark.parametrize("code", ["BCDF-GHJK", "x", "ÀÉ-ß", "1' OR 1=1", "9" * 500])
def test_an_unknown_code_gets_a_sentence(client, fenna, code):
    page = client.post("/mijn/", {"code": code})
    assert page.status_code == 404
    assert "Deze code kennen we niet." in text_of(page) or "Dit is te lang." in text_of(page)


def test_guessing_codes_stops_after_ten_and_not_for_others(client, fenna):
    statuses = [client.post("/mijn/", {"code": f"BCDF-GHJ{n}"}).status_code for n in range(2, 13)]
    assert statuses == [404] * 10 + [429]
    assert "Even wachten" in text_of(client.get("/mijn/"))
    assert client.post("/mijn/", {"code": fenna.code}).status_code == 429
    assert Client(REMOTE_ADDR="192.0.2.9").post("/mijn/", {"code": fenna.code}).status_code == 303


def test_good_codes_do_not_count_as_guesses(client, fenna):
    assert {client.post("/mijn/", {"code": fenna.code}).status_code for _ in range(15)} == {303}


def test_behind_our_proxy_the_visitor_is_told_apart_by_what_the_proxy_wrote(fenna, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    guesser = Client(headers={"X-Forwarded-For": "203.0.113.1, 192.0.2.1"})
    for _ in range(10):
        guesser.post("/mijn/", {"code": "BCDF-GHJK"})
    assert Client(headers={"X-Forwarded-For": "198.51.100.7, 192.0.2.1"}).get("/mijn/").status_code == 429
    assert Client(headers={"X-Forwarded-For": "203.0.113.1, 192.0.2.2"}).get("/mijn/").status_code == 200


@pytest.mark.parametrize("part", ["", "gegevens/", "afmelden/"])
def test_a_forged_link_and_that_of_somebody_erased_are_the_same_404(client, fenna, part):
    forged = client.get(f"/mijn/{'a' * 22}/{part}")
    token = fenna.token
    erasure.forget(person_id=fenna.person_id)
    erased = client.get(f"/mijn/{token}/{part}")
    assert forged.status_code == erased.status_code == 404
    assert text_of(forged) == text_of(erased)


def test_the_page_says_where_she_stands_how_we_reach_her_and_what_we_sent(client, fenna):
    shown = text_of(client.get(page_of(fenna)))
    for words in [
        "Je hebt een plek.",
        fenna.code,
        "Maandag 9 maart",
        "Met een e-mail fenna@example.org",
        "Je bent aangemeld: Brood bakken (e-mail",
    ]:
        assert words in shown


def test_the_line_before_her_is_counted(client, fenna):
    waiting = [make.sign_up(fenna.pool.session) for _ in range(3)]
    shown = [text_of(client.get(page_of(row))) for row in waiting]
    assert "Jij bent als eerste aan de beurt." in shown[0]
    assert "Er is 1 persoon voor je." in shown[1]
    assert "Er zijn 2 mensen voor je." in shown[2]


def test_a_cancelled_date_says_so(client, fenna):
    sessions.cancel(session=fenna.pool.session, reason="De docent is ziek.", by=make.ALICE)
    shown = text_of(client.get(page_of(fenna)))
    assert "Gaat niet door. De docent is ziek." in shown
    assert "Je hoeft je niet af te melden." in shown


def test_cancelling_asks_first_and_gives_the_place_to_the_next(client, fenna):
    following = make.sign_up(fenna.pool.session)
    asked = text_of(client.get(page_of(fenna, "afmelden/")))
    assert "Je plek gaat dan naar de volgende op de wachtlijst." in asked
    assert Registration.objects.get(id=fenna.id).is_active
    assert client.post(page_of(fenna, "afmelden/")).headers["Location"] == page_of(fenna)
    following.refresh_from_db()
    assert following.state == RegistrationState.CONFIRMED
    assert "Je bent afgemeld." in text_of(client.get(page_of(fenna)))
    assert client.post(page_of(fenna, "afmelden/")).status_code == 303
    assert client.get(page_of(fenna, "afmelden/")).status_code == 303


def test_cancelling_after_the_start_says_why_not(client, fenna):
    with clock.at(fenna.pool.session.starts_at):
        assert "meld mij af" not in text_of(client.get(page_of(fenna)))
        page = client.post(page_of(fenna, "afmelden/"))
    assert page.status_code == 409
    assert "Afmelden kan niet meer." in text_of(page)
    assert Registration.objects.get(id=fenna.id).is_active


def test_contact_details_can_be_changed(client, fenna):
    page = client.get(page_of(fenna, "gegevens/")).content.decode()
    assert 'value="Fenna de Vries"' in page
    assert 'value="fenna@example.org"' in page
    typed = {"name": "Fenna Jansen", "channel": "call", "call_phone": "0546-123456", "kern": "vriezenveen", "language": "en"}
    assert client.post(page_of(fenna, "gegevens/"), typed).status_code == 303
    person = people.person(fenna.person_id)
    assert (person.name, person.channel, person.phone, person.kern, person.language) == (
        "Fenna Jansen",
        "call",
        "+31546123456",
        "vriezenveen",
        "en",
    )
    assert "We bellen je 0546 12 34 56" in text_of(client.get(page_of(fenna)))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": "", "channel": "desk"}, "Vul je naam in."),
        ({"name": "Fenna", "channel": "email", "email": "x"}, "een apenstaartje (@)"),
        ({"name": "Fenna 111222333", "channel": "desk"}, "burgerservicenummer"),
    ],
)
def test_a_mistake_in_a_change_gets_a_sentence_and_changes_nothing(client, fenna, typed, sentence):
    page = client.post(page_of(fenna, "gegevens/"), typed)
    assert page.status_code == 422
    assert sentence in text_of(page)
    assert people.person(fenna.person_id).name == "Fenna de Vries"


def test_one_cannot_become_somebody_else_by_a_change(client, fenna):
    make.sign_up(fenna.pool.session, "Geert", email="geert@example.org")
    page = client.post(page_of(fenna, "gegevens/"), {"name": "Geert", "channel": "email", "email": "geert@example.org"})
    assert page.status_code == 422
    assert "Vraag het aan de balie." in text_of(page)


def test_looking_changes_nothing_and_stays_private(client, fenna):
    for part in ["", "gegevens/", "afmelden/"]:
        page = client.get(page_of(fenna, part))
        assert "no-store" in page.headers["Cache-Control"]
        assert b'content="noindex"' in page.content
    assert Registration.objects.get(id=fenna.id).is_active


def test_the_pages_ask_little(client, fenna, django_assert_max_num_queries):
    client.get(page_of(fenna))
    with django_assert_max_num_queries(8):
        client.get(page_of(fenna))
    registrations.cancel(registration=fenna, by=actors.RESIDENT)
    with django_assert_max_num_queries(8):
        client.get(page_of(fenna))
