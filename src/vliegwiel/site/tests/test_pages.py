# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The public pages show what is there, in the language of the path, with few queries, and never something old."""

import json
import re
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model

from vliegwiel.kit import clock
from vliegwiel.labels.tests import factories as words
from vliegwiel.places.tests import factories as places
from vliegwiel.site.tests.conftest import NOON, an_activity

pytestmark = pytest.mark.usefixtures("town")
PAGES = (
    "/", "/zoeken/", "/zoeken/?vraag=geld", "/hulp/geld/", "/hulp/taal/", "/vestigingen/", "/vestigingen/vriezenveen/", "/over-ons/",
    "/onze-belofte/", "/privacy/", "/toegankelijkheid/", "/galerij/",
)  # fmt: skip


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_in_both_languages_with_the_phone_number(client, language, path):
    response = client.get(language + path)
    assert response.status_code == 200
    text = response.content.decode()
    assert f'<html lang="{language[1:] or "nl"}" dir="ltr">' in text
    assert "tel:+31546123456" in text
    assert text.count("<h1") == 1
    assert 'id="inhoud"' in text


@pytest.mark.parametrize("path", PAGES)
def test_no_page_sets_a_cookie_or_holds_anything_inline(client, path):
    response = client.get(path)
    text = response.content.decode()
    assert not response.cookies
    assert "style=" not in text
    assert not re.search(r"<script(?![^>]*(src=|application/ld))", text)
    assert "default-src 'self'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("path", PAGES)
def test_no_page_asks_much(client, path, django_assert_max_num_queries):
    client.get("/")  # labels and places come from memory
    with django_assert_max_num_queries(10):
        client.get(path)


def test_a_kept_page_costs_one_query(client, django_assert_num_queries):
    client.get("/")
    with django_assert_num_queries(1):
        client.get("/")


def test_about_us_names_the_challenges_and_tells_what_each_village_is_like(client):
    words.a_label("opgave:lezen", "Goed kunnen lezen")
    places.a_kern("vroomshoop", "Vroomshoop", profile="Hier is de Avondschool ontstaan.")
    text = client.get("/over-ons/").content.decode()
    assert "Goed kunnen lezen" in text
    assert "Hier is de Avondschool ontstaan." in text


def test_every_link_on_every_page_leads_somewhere(client):
    seen = set()
    for path in PAGES:
        links = re.findall(r'(?:href|action)="(/[^"]*)"', client.get(path).content.decode())
        seen |= {link.replace("&amp;", "&") for link in links if not link.startswith("/static/")}
    for link in sorted(seen):
        assert client.get(link).status_code in {200, 302}, link


def test_home_helps_first_and_tells_what_is_open_and_on(client):
    text = client.get("/").content.decode()
    assert "Waar kunnen we je mee helpen?" in text
    assert "Open tot 17.00 uur" in text
    assert text.index("Geld") < text.index("Vandaag bij jou in de buurt") < text.index("Binnenkort te doen")
    assert "15.00</strong> Spreekuur toeslagen" in text
    assert "Kom gewoon langs" in text


def test_home_has_a_way_to_the_books_when_the_library_has_a_catalogue(client):
    assert "Boeken en lenen" not in client.get("/").content.decode()
    places.a_library(catalogue_url="https://boeken.example/")
    assert 'href="https://boeken.example/"' in client.get("/").content.decode()


def test_home_is_never_old(client):
    client.get("/")
    an_activity("nieuw", "Net bedacht", code="behoefte:taal", at=NOON + timedelta(hours=1))
    assert "Net bedacht" in client.get("/").content.decode()


def test_home_without_anything_still_welcomes(client):
    with clock.at(NOON + timedelta(days=400)):
        assert "Er staat nu niets in de agenda" in client.get("/").content.decode()


def test_a_need_leads_to_what_carries_its_life_domains(client):
    text = client.get("/hulp/geld/").content.decode()
    assert text.index("Spreekuur toeslagen") < text.index("Brood bakken") < text.index("Budgetteren")
    assert "Hier is nu geen activiteit over" in client.get("/hulp/taal/").content.decode()
    assert client.get("/hulp/onzin/").status_code == 404


def test_a_branch_tells_its_hours_and_the_days_that_differ(client):
    branch = places.a_branch(access=[places.an_access_fact("rolstoel")], open_weekdays=True)
    places.a_closed_day(branch, date(2026, 9, 21), "Verbouwing")
    text = client.get("/vestigingen/vriezenveen/").content.decode()
    assert "Met een medewerker" in text or "Er is een medewerker" in text
    assert "9.00 tot 17.00 uur" in text
    assert "maandag 21 september" in text
    assert "Verbouwing" in text
    assert "Rolstoel" in text
    assert client.get("/vestigingen/nergens/").status_code == 404


def test_maps_can_read_the_hours_of_a_branch(client):
    text = client.get("/vestigingen/vriezenveen/").content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text)
    assert found
    data = json.loads(found.group(1))
    assert data["@type"] == "Library"
    assert len(data["openingHoursSpecification"]) == 5
    assert data["openingHoursSpecification"][0] == {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": "https://schema.org/Wednesday",
        "opens": "09:00",
        "closes": "17:00",
    }


def test_what_is_assumed_is_told_to_the_team_only(client):
    places.a_branch(open_weekdays=True, assumed=True)
    assert "aangenomen" not in client.get("/vestigingen/vriezenveen/").content.decode()
    alice = get_user_model().objects.create(email="alice@voorbeeld.example.org", name="Alice")
    client.force_login(alice, backend=settings.AUTHENTICATION_BACKENDS[0])
    assert "aangenomen" in client.get("/vestigingen/vriezenveen/").content.decode()
    client.logout()
    assert "aangenomen" not in client.get("/vestigingen/vriezenveen/").content.decode()


def test_made_up_data_is_said_on_every_page(client):
    assert "verzonnen gegevens" not in client.get("/").content.decode()
    places.all_is_made_up()
    for path in PAGES:
        assert "verzonnen gegevens" in client.get(path).content.decode()


def test_the_vision_is_shown_with_its_period_and_its_bonds(client):
    words.a_label("ambitie:venster", "Het venster")
    words.a_label("ambitie:huiskamer", "De huiskamer")
    words.a_label("thema:lezen", "Lezen", parent="ambitie:venster")
    words.a_link("ambitie:venster", "versterkt", "ambitie:huiskamer")
    words.a_vision("Je bent welkom.", shown_url_name="site:branches", first=date(2024, 1, 1), until=date(2026, 1, 1))
    text = client.get("/over-ons/").content.decode()
    assert "Iedereen telt mee." in text
    assert "1 januari 2024 tot en met 31 december 2025" in text
    assert "Aan een nieuwe visie wordt gewerkt" in text
    assert "<strong>Het venster</strong> versterkt <strong>De huiskamer</strong>" in text


def test_each_promise_leads_to_what_shows_it(client):
    words.a_vision("Je bent welkom.", shown_url_name="site:branches", first=date(2024, 1, 1))
    assert '<a href="/vestigingen/">Zo merk je het: Je bent welkom.</a>' in client.get("/onze-belofte/").content.decode()
    words.a_vision("Je bent welkom.", shown_url_name="bestaat:niet", first=date(2024, 1, 1))
    assert "<span>Zo merk je het: Je bent welkom.</span>" in client.get("/onze-belofte/").content.decode()


def test_privacy_comes_from_the_register(client):
    text = client.get("/privacy/").content.decode()
    assert "Aanmelden voor een activiteit" in text
    assert "Tot 12 maanden na je laatste activiteit" in text
    assert "burgerservicenummer" in text


def test_machines_get_their_small_texts(client):
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode()
    sitemap = client.get("/sitemap.xml").content.decode()
    assert "<loc>http://testserver/vestigingen/vriezenveen/</loc>" in sitemap
    assert "<loc>http://testserver/hulp/geld/</loc>" in sitemap
    security = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:hallo@bibliotheek.test" in security
    assert "Expires: 2027-02-28T00:00:00+01:00" in security


def test_made_up_data_stays_out_of_search_engines(client):
    places.all_is_made_up()
    assert "Disallow: /\n" in client.get("/robots.txt").content.decode()


def test_a_second_library_has_its_own_words(client):
    words.a_label("behoefte:tuin", "Mijn tuin")
    places.a_branch("elders", open_weekdays=True)
    text = client.get("/").content.decode()
    assert "Mijn tuin" in text
    assert "Elders" in text
