# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of activities and their editor, as a maker uses them."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from vliegwiel.kit import clock, snapshot
from vliegwiel.kit.localtext import LocalText, local
from vliegwiel.programme import queries
from vliegwiel.programme.actions import activities
from vliegwiel.programme.models import Activity, ActivityState
from vliegwiel.programme.tests import factories as make
from vliegwiel.programme.tests.colleagues import colleague, seen

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
def esra() -> Client:
    return colleague("Esra", "maker")


def edit(activity: Activity) -> str:
    return reverse("programme:activity-edit", args=[activity.id])


def typed(activity: Activity | None = None, **fields: object) -> dict[str, object]:
    return {"title": "Brood bakken", "summary": "Samen.", "version": activity.version if activity else "", **fields}


def test_a_new_activity_is_a_draft_that_the_public_does_not_see(esra, client):
    esra.post(reverse("programme:activity-new"), typed(title_en="Baking bread", cost="2,50", min_age="12"))
    made = Activity.objects.get()
    assert made.title == LocalText({"nl": "Brood bakken", "en": "Baking bread"})
    assert (made.cost_cents, made.min_age, made.state) == (250, 12, ActivityState.DRAFT)
    assert client.get(reverse("programme:activity", args=[made.slug])).status_code == 404
    assert "Brood bakken" in seen(esra.get(reverse("programme:activity-preview", args=[made.id])))


def test_the_labels_come_from_the_type_and_the_maker_corrects_them(esra):
    make.label("thema:lezen", "Lezen")
    make.label("thema:meedoen", "Meedoen")
    kind = activities.save_type(code="les", name=local("Les"), label_codes=["thema:lezen"], order=1, by=make.ALICE)
    page = esra.post(reverse("programme:activity-new"), typed(type=str(kind.id), doe="labels")).content.decode()
    assert 'value="thema:lezen" checked' in page
    assert 'value="thema:meedoen" checked' not in page
    assert 'value="Brood bakken"' in page
    esra.post(reverse("programme:activity-new"), typed(type=str(kind.id), labels=["thema:meedoen"]))
    assert queries.label_codes(Activity.objects.get()) == ("thema:meedoen",)


def test_with_htmx_only_the_labels_come_back(esra):
    kind = activities.save_type(code="les", name=local("Les"), label_codes=[], order=1, by=make.ALICE)
    answer = esra.post(reverse("programme:activity-new"), typed(type=str(kind.id), doe="labels"), headers={"HX-Request": "true"})
    assert "<h1>" not in answer.content.decode()
    assert 'id="labels"' in answer.content.decode()


def test_a_label_that_does_not_exist_is_refused_with_a_sentence(esra):
    page = esra.post(reverse("programme:activity-new"), typed(labels=["thema:olifant"]))
    assert "Dit label bestaat niet" in seen(page)
    assert not Activity.objects.exists()


def test_when_a_colleague_saved_meanwhile_nothing_typed_is_lost(esra):
    activity = make.activity("Brood bakken")
    stale = typed(activity, title="Mijn titel")
    esra.post(edit(activity), typed(activity, title="Titel van een collega"))
    page = esra.post(edit(activity), stale)
    words = seen(page)
    assert "Een collega heeft dit intussen gewijzigd." in words
    assert "Titel van een collega" in words
    assert 'value="Mijn titel"' in page.content.decode()
    activity.refresh_from_db()
    assert str(activity.title) == "Titel van een collega"
    esra.post(edit(activity), {**stale, "version": activity.version})
    activity.refresh_from_db()
    assert str(activity.title) == "Mijn titel"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": ""}, "Geef de activiteit een titel."),
        ({"title": "x" * 121}, "Dit is te lang."),
        ({"cost": "duur"}, "Vul een bedrag in, zoals 2,50."),
        ({"cost": "-1"}, "Een bedrag kan niet onder nul liggen."),
        ({"min_age": "jong"}, "Vul een leeftijd in, in cijfers."),
        ({"min_age": "18", "max_age": "12"}, "De hoogste leeftijd ligt onder de laagste."),
        ({"text": "Mijn nummer is 111222333."}, "Dit lijkt op een burgerservicenummer."),
    ],
)
def test_wrong_input_gets_a_sentence_and_keeps_what_was_typed(esra, fields, sentence):
    page = esra.post(reverse("programme:activity-new"), typed(**{"bring": "Een schort", **fields}))
    assert sentence in seen(page)
    assert 'value="Een schort"' in page.content.decode()
    assert not Activity.objects.exists()


def test_publishing_shows_it_and_without_an_explanation_it_is_refused(esra, client):
    bare = make.activity("Kaal", state=ActivityState.DRAFT, summary=LocalText())
    answer = esra.post(reverse("programme:activity-publish", args=[bare.id]), follow=True)
    assert "Vul eerst een korte uitleg in." in seen(answer)
    ready = make.activity("Klaar", state=ActivityState.DRAFT)
    esra.post(reverse("programme:activity-publish", args=[ready.id]))
    assert client.get(reverse("programme:activity", args=[ready.slug])).status_code == 200


def test_a_copy_is_a_draft_with_the_same_runs_and_no_dates(esra):
    activity = make.session().offering.activity
    answer = esra.post(reverse("programme:activity-copy", args=[activity.id]))
    copied = Activity.objects.exclude(id=activity.id).get()
    assert answer.url == edit(copied)
    assert copied.state == ActivityState.DRAFT
    assert copied.offerings.get().sessions.count() == 0


def test_taking_out_asks_first_and_names_the_dates_that_are_planned(esra):
    activity = make.session().offering.activity
    address = reverse("programme:activity-take-out", args=[activity.id])
    assert "Er staan nog datums gepland" in seen(esra.get(address))
    activity.refresh_from_db()
    assert activity.state == ActivityState.PUBLISHED
    esra.post(address)
    activity.refresh_from_db()
    assert activity.state == ActivityState.ARCHIVED


@pytest.mark.parametrize("name", ["activity-publish", "activity-copy"])
def test_a_link_alone_changes_nothing(esra, name):
    activity = make.activity(state=ActivityState.DRAFT)
    assert esra.get(reverse(f"programme:{name}", args=[activity.id])).status_code == 405
    assert Activity.objects.get().state == ActivityState.DRAFT


def test_the_list_is_narrowed_by_words_state_branch_and_what_is_mine(esra):
    here = make.offering(of=make.activity("Taalcafé")).activity
    make.activity("Brood bakken", state=ActivityState.DRAFT)
    esra.post(edit(here), typed(here, title="Taalcafé"))
    address = reverse("programme:activities")
    for asked in [{"zoek": "taalcafe"}, {"staat": "published"}, {"vestiging": "vriezenveen"}, {"mijn": "on"}]:
        words = seen(esra.get(address, asked))
        assert "Taalcafé" in words
        assert "Brood bakken" not in words
    assert "2 activiteiten" in seen(esra.get(address))
    assert "Niets gevonden" in seen(esra.get(address, {"zoek": "olifant"}))
    assert "2 activiteiten" in seen(esra.get(address, {"staat": "onzin"}))


def test_the_list_takes_no_more_queries_when_it_is_longer(esra, django_assert_max_num_queries):
    for number in range(40):
        make.session(of=make.offering(of=make.activity(f"Activiteit {number}")))
    address = reverse("programme:activities")
    esra.get(address)  # places are in memory from the first page on
    with django_assert_max_num_queries(12):
        page = seen(esra.get(address, {"mijn": ""}))
    assert "Pagina 1 van 2" in page


def test_the_editor_takes_at_most_twelve_queries(esra, django_assert_max_num_queries):
    activity = make.session().offering.activity
    esra.get(edit(activity))
    with django_assert_max_num_queries(12):
        esra.get(edit(activity))


@pytest.mark.parametrize("role", ["desk", "volunteer"])
def test_who_does_not_make_activities_finds_nothing(role):
    activity = make.activity()
    bob = colleague("Bob", role, "vriezenveen")
    assert bob.get(edit(activity)).status_code == 404
    assert bob.get(edit(activity).replace(str(activity.id), str(uuid4()))).status_code == 404
