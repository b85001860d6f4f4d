# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Runs and their dates, as a maker plans, changes and cancels them."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from vliegwiel.kit import clock, snapshot
from vliegwiel.kit.localtext import local
from vliegwiel.programme.models import EnrolmentMode, Offering, RegistrationState, Session, SessionState
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


def at(session: Session, **fields: object) -> dict[str, object]:
    """The form of a date as it stands, with something changed."""
    starts, ends = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    known = {"day": f"{starts:%Y-%m-%d}", "starts_at": f"{starts:%H:%M}", "ends_at": f"{ends:%H:%M}", "version": session.version}
    return {**known, "capacity": session.capacity or "", **fields}


def edit(session: Session) -> str:
    return reverse("programme:session-edit", args=[session.id])


RULE = {
    "weekday": "0",
    "every_weeks": "1",
    "starts_at": "14.00",
    "ends_at": "16:00",
    "first": "2026-03-09",
    "until": "30-03-2026",
    "skips_school_holidays": "on",
}


def test_a_run_is_made_at_a_branch_with_a_way_of_signing_up(esra):
    activity = make.activity()
    typed = {"branch": "den-ham", "mode": "session", "capacity": "12", "has_waiting_list": "on", "signup_closes_at": "2026-03-20T18:00"}
    answer = esra.post(reverse("programme:offering-new", args=[activity.id]), typed)
    made = Offering.objects.get()
    assert answer.url == reverse("programme:offering-edit", args=[made.id])
    assert (made.branch.code, made.mode, made.capacity, made.has_waiting_list) == ("den-ham", "session", 12, True)
    assert made.signup_closes_at
    assert timezone.localtime(made.signup_closes_at).hour == 18
    assert seen(esra.get(answer.url))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"branch": "atlantis"}, "Kies een vestiging uit de lijst."),
        ({"mode": ""}, "Vul dit nog in."),
        ({"capacity": "veel"}, "Vul een heel getal in, zoals 12."),
        ({"capacity": "0"}, "Er moet minstens één plaats zijn."),
        ({"signup_opens_at": "gauw"}, "Vul een dag en tijd in"),
        ({"signup_opens_at": "2026-03-21T10:00"}, "Aanmelden sluit eerder dan het opent."),
    ],
)
def test_wrong_input_for_a_run_gets_a_sentence_and_keeps_what_was_typed(esra, fields, sentence):
    typed = {"branch": "den-ham", "mode": "session", "capacity": "12", "place_note": "Achterom", "signup_closes_at": "2026-03-20T18:00"}
    page = esra.post(reverse("programme:offering-new", args=[make.activity().id]), {**typed, **fields})
    assert sentence in seen(page)
    assert 'value="Achterom"' in page.content.decode()
    assert not Offering.objects.exists()


def test_a_space_of_another_branch_is_refused(esra):
    there = apps.get_model("places.Branch")._default_manager.get(code="den-ham")
    space = apps.get_model("places.Space")._default_manager.create(branch=there, code="zaal", name=local("Zaal"))
    snapshot.forget_all()
    typed = {"branch": "vriezenveen", "mode": "session", "space": str(space.id)}
    assert "Deze ruimte hoort niet bij de vestiging." in seen(
        esra.post(reverse("programme:offering-new", args=[make.activity().id]), typed)
    )


def test_fewer_places_than_people_warns_and_drops_nobody(esra):
    session = make.session()
    for _ in range(2):
        make.sign_up(session)
    offering = session.offering
    typed = {"branch": "vriezenveen", "mode": "session", "capacity": "1", "has_waiting_list": "on", "version": offering.version}
    page = seen(esra.post(reverse("programme:offering-edit", args=[offering.id]), typed, follow=True))
    assert "Er zijn al 2 mensen aangemeld. Niemand wordt afgemeld." in page
    assert session.pool.registrations.filter(state=RegistrationState.CONFIRMED).count() == 2


def test_a_run_that_a_colleague_changed_meanwhile_is_not_saved_over_unseen(esra):
    offering = make.offering()
    typed = {"branch": "vriezenveen", "mode": "session", "capacity": "5", "version": 1}
    address = reverse("programme:offering-edit", args=[offering.id])
    esra.post(address, typed)
    page = esra.post(address, {**typed, "capacity": "9"})
    assert "Een collega heeft dit intussen gewijzigd." in seen(page)
    assert 'value="9"' in page.content.decode()
    offering.refresh_from_db()
    assert offering.capacity == 5


def test_another_branch_is_not_offered_and_its_runs_are_not_there():
    fenna = colleague("Fenna", "branch_lead", "den-ham")
    offering = make.offering()
    assert fenna.get(reverse("programme:offering-edit", args=[offering.id])).status_code == 404
    page = seen(fenna.get(reverse("programme:offering-new", args=[offering.activity_id])))
    assert "Bibliotheek Vriezenveen" not in page
    assert fenna.get(edit(make.session(of=offering))).status_code == 404


def test_one_more_date_in_local_time(esra):
    offering = make.offering()
    address = reverse("programme:session-new", args=[offering.id])
    esra.post(address, {"day": "2026-03-30", "starts_at": "14:00", "ends_at": "16:00"})
    made = Session.objects.get()
    assert timezone.localtime(made.starts_at).hour == 14
    assert "Er is al een bijeenkomst op deze dag en tijd." in seen(
        esra.post(address, {"day": "30-03-2026", "starts_at": "14.00", "ends_at": "15:00"})
    )
    assert "De eindtijd moet na de begintijd liggen." in seen(
        esra.post(address, {"day": "2026-03-31", "starts_at": "14:00", "ends_at": "13:00"})
    )
    assert "Vul een dag in" in seen(esra.post(address, {"day": "gauw", "starts_at": "nu", "ends_at": "13:00"}))


def test_a_rule_shows_its_dates_and_what_it_leaves_out_before_it_makes_any(esra):
    offering = make.offering()
    holidays = apps.get_model("places.SchoolHoliday")._default_manager
    holidays.create(name=local("Voorjaarsvakantie"), region="noord", starts_on="2026-03-14", ends_on="2026-03-23")
    snapshot.forget_all()
    page = seen(esra.post(reverse("programme:sessions-generate", args=[offering.id]), {**RULE, "doe": "toon"}))
    assert "3 datums" in page
    assert "maandag 16 maart Voorjaarsvakantie" in page
    assert not Session.objects.exists()


def test_the_dates_that_were_ticked_are_made(esra):
    offering = make.offering()
    shown = ["2026-03-09", "2026-03-16", "2026-03-23", "2026-03-30"]
    typed = {**RULE, "doe": "maak", "getoond": shown, "houd": shown[1:]}
    esra.post(reverse("programme:sessions-generate", args=[offering.id]), typed)
    made = [timezone.localtime(session.starts_at) for session in Session.objects.all()]
    assert [f"{moment:%Y-%m-%d %H:%M}" for moment in made] == [f"{day} 14:00" for day in shown[1:]]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"until": "2026-03-01"}, "De laatste dag ligt voor de eerste."),
        ({"until": "2036-03-01"}, "Dat is meer dan twee jaar vooruit."),
        ({"ends_at": "13:00"}, "De eindtijd moet na de begintijd liggen."),
        ({"first": ""}, "Vul dit nog in."),
    ],
)
def test_a_rule_that_cannot_be_gets_a_sentence(esra, fields, sentence):
    address = reverse("programme:sessions-generate", args=[make.offering().id])
    assert sentence in seen(esra.post(address, {**RULE, **fields, "doe": "maak"}))
    assert not Session.objects.exists()


def test_moving_a_date_says_who_hears_it_before_it_is_done(esra):
    session = make.session()
    make.sign_up(session)
    make.sign_up(session, "Gerda", channel="call", email="", phone="+31612345678")
    before = session.starts_at
    page = seen(esra.post(edit(session), at(session, starts_at="12:00", ends_at="13:00")))
    assert "2 mensen krijgen bericht" in page
    assert "1 × bellen" in page
    session.refresh_from_db()
    assert session.starts_at == before
    after = seen(esra.post(edit(session), at(session, starts_at="12:00", ends_at="13:00", doe="ja"), follow=True))
    session.refresh_from_db()
    assert timezone.localtime(session.starts_at).hour == 12
    assert "2 mensen zijn nog niet bereikt" in after
    assert "06 12 34 56 78" in after


def test_a_change_that_nobody_hears_is_saved_at_once(esra):
    session = make.session()
    make.sign_up(session)
    esra.post(edit(session), at(session, title="Met gist"))
    session.refresh_from_db()
    assert str(session.title) == "Met gist"


def test_more_places_promote_who_waits_and_fewer_ask_first(esra):
    session = make.session()
    registrations = [make.sign_up(session) for _ in range(3)]
    esra.post(edit(session), at(session, capacity="3"))
    registrations[2].refresh_from_db()
    assert registrations[2].state == RegistrationState.CONFIRMED
    session.refresh_from_db()
    page = seen(esra.post(edit(session), at(session, capacity="1")))
    assert "Er zijn al 3 mensen aangemeld, meer dan er plaatsen zijn." in page
    session.refresh_from_db()
    assert session.capacity == 3


def test_a_date_that_a_colleague_changed_meanwhile_is_not_saved_over_unseen(esra):
    session = make.session()
    stale = at(session, title="Mijn titel")
    esra.post(edit(session), at(session, title="Titel van een collega"))
    page = esra.post(edit(session), stale)
    assert "Een collega heeft dit intussen gewijzigd." in seen(page)
    assert 'value="Mijn titel"' in page.content.decode()


def test_cancelling_says_who_hears_it_and_afterwards_who_was_not_reached(esra):
    session = make.session()
    make.sign_up(session, "Gerda", channel="call", email="", phone="+31612345678")
    address = reverse("programme:session-cancel", args=[session.id])
    assert "1 persoon krijgt bericht" in seen(esra.get(address))
    assert "Vul in waarom het niet doorgaat." in seen(esra.post(address, {"reason": ""}))
    after = seen(esra.post(address, {"reason": "De docent is ziek."}, follow=True))
    session.refresh_from_db()
    assert session.state == SessionState.CANCELLED
    assert "De reden: De docent is ziek." in after
    assert "1 persoon is nog niet bereikt" in after
    assert esra.get(address).url == reverse("programme:session-told", args=[session.id])


def test_what_is_over_cannot_be_cancelled_any_more(esra):
    session = make.session(ahead=-timedelta(days=1))
    page = seen(esra.post(reverse("programme:session-cancel", args=[session.id]), {"reason": "Te laat."}))
    assert "Deze bijeenkomst is al geweest." in page


def test_a_run_with_many_dates_takes_at_most_twelve_queries(esra, django_assert_max_num_queries):
    offering = make.offering(mode=EnrolmentMode.PER_SESSION)
    for week in range(1, 30):
        make.session(of=offering, ahead=timedelta(weeks=week))
    address = reverse("programme:offering-edit", args=[offering.id])
    esra.get(address)
    with django_assert_max_num_queries(12):
        esra.get(address)
