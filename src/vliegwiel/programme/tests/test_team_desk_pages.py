# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signing somebody up at the desk, with as little typing as possible."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from vliegwiel.kit import clock, snapshot
from vliegwiel.people import public as people
from vliegwiel.programme.models import EnrolmentMode, Registration, RegistrationState, Source
from vliegwiel.programme.tests import factories as make
from vliegwiel.programme.tests.colleagues import colleague, looked_at, seen

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday(settings) -> Iterator[None]:
    """A Monday morning in March, in a made-up library with two branches."""
    settings.DEMO_MODE = True  # second steps at sign-in have tests of their own
    with clock.at(make.NOW):
        make.library(synthetic=True)
        make.branch()
        make.branch("den-ham")
        snapshot.forget_all()
        yield


@pytest.fixture
def doutzen() -> Client:
    return colleague("Doutzen", "desk", "vriezenveen")


def address() -> str:
    return reverse("programme:desk-signup")


def form_for(session, **fields: str) -> dict[str, str]:
    return {"for_what": f"keer:{session.id}", "name": "Gerda", "phone": "06 12 34 56 78", "source": "desk", "key": "k1", **fields}


def test_a_name_a_number_and_a_choice_are_enough(doutzen):
    session = make.session()
    response = doutzen.post(address(), form_for(session))
    made = Registration.objects.get()
    assert response.url == reverse("programme:desk-signed-up", args=[made.id])
    assert made.source == Source.DESK
    assert made.person_id
    gerda = people.person(made.person_id)
    assert gerda
    assert (gerda.name, gerda.channel, gerda.phone) == ("Gerda", "call", "+31612345678")
    slip = seen(doutzen.get(response.url))
    assert made.code in slip
    assert "Gerda" in slip


def test_the_same_form_sent_twice_signs_up_once_and_shows_the_same_code(doutzen):
    session = make.session()
    first, second = (doutzen.post(address(), form_for(session)) for _ in range(2))
    assert first.url == second.url
    assert Registration.objects.count() == 1


def test_somebody_who_is_there_already_is_named_as_such(doutzen):
    session = make.session()
    doutzen.post(address(), form_for(session))
    page = seen(doutzen.post(address(), form_for(session, key="k2")))
    assert "Deze persoon staat al op de lijst." in page


def test_a_whole_course_by_phone(doutzen):
    course = make.course()
    doutzen.post(address(), {**form_for(make.session()), "for_what": f"cursus:{course.id}", "source": "phone"})
    made = Registration.objects.get()
    assert made.pool.session is None
    assert made.source == Source.PHONE
    assert "Wanneer" in seen(doutzen.get(reverse("programme:desk-signed-up", args=[made.id])))


def test_when_it_is_full_she_hears_her_place_in_line(doutzen):
    session = make.session(of=make.offering(capacity=1))
    make.sign_up(session)
    page = seen(doutzen.post(address(), form_for(session), follow=True))
    assert Registration.objects.filter(state=RegistrationState.WAITING).exists()
    assert "Op de wachtlijst" in page
    assert "als eerste aan de beurt" in page


@pytest.mark.parametrize(
    ("fields", "channel"),
    [
        ({"phone": "", "email": "gerda@example.org"}, "email"),
        ({"phone": "", "street": "Dorpsstraat 2", "postcode": "7671ab"}, "letter"),
        ({"channel": "sms"}, "sms"),
        ({"phone": "", "channel": "desk"}, "desk"),
    ],
)
def test_the_channel_follows_from_what_is_filled_in_or_chosen(doutzen, fields, channel):
    doutzen.post(address(), form_for(make.session(), **fields))
    person = Registration.objects.get().person_id
    assert person
    found = people.person(person)
    assert found
    assert found.channel == channel


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": ""}, "Vul een naam in."),
        ({"name": "Gerda 111222333"}, "Dit lijkt op een burgerservicenummer."),
        ({"phone": "12"}, "Dit is geen telefoonnummer."),
        ({"phone": "", "email": "gerda"}, "Dit is geen e-mailadres."),
        ({"phone": ""}, "Vul een telefoonnummer, e-mail of adres in"),
        ({"channel": "email"}, "Vul het e-mailadres in."),
        ({"channel": "letter", "street": "Dorpsstraat 2"}, "Vul de postcode in."),
        ({"postcode": "76"}, "Dit is geen postcode."),
        ({"for_what": ""}, "Kies een activiteit."),
        ({"for_what": "keer:onzin"}, "Kies een activiteit."),
    ],
)
def test_wrong_input_gets_a_sentence_and_keeps_what_was_typed(doutzen, fields, sentence):
    page = doutzen.post(address(), form_for(make.session(), **{"town": "Bruinehaar", **fields}))
    assert sentence in seen(page)
    assert 'value="Bruinehaar"' in page.content.decode()
    assert not Registration.objects.exists()


def test_the_search_finds_words_and_chooses_the_only_one(doutzen):
    make.session(of=make.offering(of=make.activity("Brood bakken")))
    make.session(of=make.offering(of=make.activity("Taalcafé")))
    page = doutzen.post(address(), {"doe": "zoek", "zoek": "taalcafe"})
    assert "Taalcafé" in seen(page)
    assert "Brood bakken" not in seen(page)
    assert page.content.decode().count(" checked") == 2  # the only one found, and "at the desk"


def test_enter_in_the_search_box_searches_when_nothing_else_is_filled_in(doutzen):
    make.session()
    page = seen(doutzen.post(address(), {"doe": "aanmelden", "zoek": "brood"}))
    assert "Er klopt nog iets niet" not in page


def test_her_own_branch_stands_on_top_and_free_walk_in_is_not_there():
    esra = colleague("Esra", "maker")
    make.session(of=make.offering(of=make.activity("Ver weg"), at=None), ahead=timedelta(days=1))
    there = make.apps.get_model("places.Branch")._default_manager.get(code="den-ham")
    make.session(of=make.offering(of=make.activity("Dichtbij"), at=there), ahead=timedelta(days=3))
    make.session(of=make.offering(of=make.activity("Inloop"), mode=EnrolmentMode.DROP_IN), ahead=timedelta(days=1))
    page = seen(esra.get(address(), {"vestiging": "den-ham"}))
    assert page.index("Dichtbij") < page.index("Ver weg")
    assert "Inloop" not in page


def test_another_branch_is_not_offered_and_not_taken(doutzen):
    there = make.apps.get_model("places.Branch")._default_manager.get(code="den-ham")
    session = make.session(of=make.offering(at=there))
    assert "Bibliotheek Den Ham" not in seen(doutzen.get(address()))
    assert doutzen.post(address(), form_for(session)).status_code == 404
    assert not Registration.objects.exists()


def test_somebody_we_know_is_filled_in_with_one_tap_and_each_look_is_written_down(doutzen):
    known = make.sign_up(make.session(), "Hanna Vos")
    assert known.person_id
    found = doutzen.post(address(), {"doe": "wie", "name": "vos"})
    assert "hanna.vos@example.org" in seen(found)
    filled = doutzen.post(address(), {"vul": str(known.person_id), "name": "vos", "for_what": "", "key": "k9"}).content.decode()
    assert 'value="Hanna Vos"' in filled
    assert 'value="hanna.vos@example.org"' in filled
    assert 'value="k9"' in filled
    assert looked_at(known.person_id) == 2


def test_filling_in_nobody_keeps_what_was_typed(doutzen):
    filled = doutzen.post(address(), {"vul": "onzin", "name": "Gerda"}).content.decode()
    assert 'value="Gerda"' in filled


def test_the_slip_of_another_branch_is_not_there():
    made = make.sign_up(make.session())
    elsewhere = colleague("Carla", "desk", "den-ham")
    assert elsewhere.get(reverse("programme:desk-signed-up", args=[made.id])).status_code == 404


def test_the_desk_takes_no_more_queries_when_there_is_more_to_choose(doutzen, django_assert_max_num_queries):
    for _ in range(15):
        make.session()
    doutzen.get(address())  # places are in memory from the first page on
    with django_assert_max_num_queries(12):
        doutzen.get(address())
