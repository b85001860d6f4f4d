# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Activities and their runs: making, changing, publishing, copying."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from vliegwiel.kit import clock
from vliegwiel.kit.events import public as events
from vliegwiel.kit.localtext import LocalText, local
from vliegwiel.programme import queries
from vliegwiel.programme.actions import activities, offerings, stale
from vliegwiel.programme.actions.activities import ActivityFields
from vliegwiel.programme.models import Activity, ActivityState, CapacityPool, EnrolmentMode, Offering
from vliegwiel.programme.tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    """A Monday morning in March, in a small library."""
    with clock.at(make.NOW):
        make.library()
        make.branch()
        yield


def test_two_activities_of_one_name_have_addresses_of_their_own():
    assert [make.activity("Koffie").slug for _ in range(3)] == ["koffie", "koffie-2", "koffie-3"]


def test_an_activity_takes_the_labels_of_its_type_until_a_maker_chooses():
    taal, geld = make.label("thema:taal").code, make.label("thema:geld").code
    kind = activities.save_type(code="cursus", name=local("Cursus"), label_codes=[taal], order=1, by=make.ALICE)
    assert queries.label_codes(make.activity(type_id=kind.id)) == (taal,)
    assert queries.label_codes(make.activity(type_id=kind.id, labels=(geld,))) == (geld,)


def test_a_stale_form_does_not_overwrite_a_colleague():
    activity = make.activity()
    fields = ActivityFields(title=local("Nieuw"), summary=local("Kort"))
    activities.change(activity=activity, fields=fields, version=1, by=make.ALICE)
    with pytest.raises(stale.ChangedMeanwhile):
        activities.change(activity=activity, fields=fields, version=1, by=make.ALICE)


def test_a_title_and_sensible_ages_are_asked_for():
    with pytest.raises(activities.TitleMissing):
        make.activity("  ")
    with pytest.raises(activities.AgesReversed):
        make.activity(min_age=12, max_age=4)


def test_the_database_itself_refuses_reversed_ages():
    activity = make.activity(min_age=4, max_age=12)
    activity.max_age = 3
    with pytest.raises(IntegrityError), transaction.atomic():
        activity.save()


def test_publishing_asks_for_a_short_text_and_happens_once():
    draft = make.activity(state=ActivityState.DRAFT, summary=LocalText())
    with pytest.raises(activities.NotReady):
        activities.publish(activity=draft, by=make.ALICE)
    ready = make.activity("Koffie", state=ActivityState.DRAFT)
    activities.publish(activity=ready, by=make.ALICE)
    activities.publish(activity=ready, by=make.ALICE)
    assert [event.tag for event in events.about("activity", ready.id)][-1] == "programme:activity:published"
    assert Activity.objects.get(id=ready.id).version == 2


def test_a_copy_has_texts_labels_and_runs_and_neither_dates_nor_people():
    label = make.label("thema:taal").code
    session = make.session(of=make.offering(of=make.activity(labels=(label,)), capacity=9))
    make.sign_up(session)
    copied = activities.copy(activity=session.offering.activity, by=make.ALICE)
    run = copied.offerings.get()
    assert (copied.state, queries.label_codes(copied), run.capacity) == (ActivityState.DRAFT, (label,), 9)
    assert not run.sessions.exists()


def test_taking_out_hides_and_keeps():
    activity = make.activity()
    activities.take_out(activity=activity, by=make.ALICE)
    activity.refresh_from_db()
    assert (activity.is_public, activity.state) == (False, ActivityState.ARCHIVED)


def test_the_way_of_signing_up_is_fixed_once_somebody_did():
    offering = make.offering()
    make.sign_up(make.session(of=offering))
    fields = make.replaced(offerings.fields_of(offering), mode=EnrolmentMode.COURSE)
    with pytest.raises(offerings.ModeFixed):
        offerings.change(offering=offering, fields=fields, by=make.ALICE)


def test_from_a_date_to_a_course_and_back_the_pools_follow():
    offering = make.offering(capacity=5)
    session = make.session(of=offering)
    for mode, owners in [(EnrolmentMode.COURSE, {None}), (EnrolmentMode.DROP_IN, set()), (EnrolmentMode.PER_SESSION, {session.id})]:
        fields = make.replaced(offerings.fields_of(offering), mode=mode, capacity=5)
        offering = offerings.change(offering=offering, fields=fields, by=make.ALICE)
        found = CapacityPool.objects.filter(offering=offering)
        assert {pool.session_id for pool in found} == owners
        assert {pool.size for pool in found} <= {5}


def test_sign_up_cannot_close_before_it_opens():
    with pytest.raises(offerings.WindowReversed):
        make.offering(signup_opens_at=make.NOW, signup_closes_at=make.NOW - timedelta(days=1))


def test_the_database_itself_refuses_places_for_a_walk_in():
    offering = make.offering(mode=EnrolmentMode.DROP_IN)
    with pytest.raises(IntegrityError), transaction.atomic():
        Offering.objects.filter(id=offering.id).update(capacity=3)


def test_a_date_with_a_size_of_its_own_keeps_it_when_the_run_changes():
    offering = make.offering(capacity=2)
    session = make.session(of=offering)
    session.capacity = 4
    session.save()
    offerings.change(offering=offering, fields=make.replaced(offerings.fields_of(offering), capacity=8), by=make.ALICE)
    assert CapacityPool.objects.get(session=session).size == 4


def test_a_run_that_a_colleague_saved_meanwhile_is_not_overwritten():
    seen_by_alice = make.offering(capacity=4)
    seen_by_bob = Offering.objects.get(id=seen_by_alice.id)
    offerings.change(offering=seen_by_bob, fields=offerings.fields_of(seen_by_bob), by=make.ALICE)
    with pytest.raises(stale.ChangedMeanwhile):
        offerings.change(offering=seen_by_alice, fields=offerings.fields_of(seen_by_alice), by=make.ALICE)
