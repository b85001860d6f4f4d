# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Persons: known again, changed, and forgotten so that nothing is left."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.core import serializers
from django.db import IntegrityError, transaction

from vliegwiel.kit import actors, clock, db
from vliegwiel.kit.events import public as events
from vliegwiel.kit.events.models import Event
from vliegwiel.kit.privacy import ledger
from vliegwiel.kit.refs import Ref
from vliegwiel.messages import public as messages
from vliegwiel.people import public as people
from vliegwiel.people import queries
from vliegwiel.people.models import CountingKey, Person

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with clock.at(NOW):
        yield


def contact(name: str = "Fenna de Vries", **fields: str) -> people.Contact:
    known = {"channel": "email", "email": "fenna@example.org"}
    return people.Contact(name=name, **{**known, **fields})  # type: ignore[arg-type]


def everything() -> str:
    """The whole database as text."""
    tables = [model for model in apps.get_models() if model._meta.managed]
    return "\n".join(serializers.serialize("json", model._default_manager.all()) for model in tables)


@pytest.mark.parametrize("name", ["Fenna de Vries", "  fenna  DE vries", "Fénna de Vries"])
def test_the_same_name_and_address_is_the_same_person(name):
    first = people.register_contact(contact=contact())
    assert people.register_contact(contact=contact(name, email="FENNA@example.org")).id == first.id
    assert people.known() == 1


def test_a_family_may_share_an_address():
    first, second = (people.register_contact(contact=contact(name)) for name in ["Fenna", "Geert"])
    assert first.id != second.id


def test_who_comes_by_the_desk_is_a_new_person_each_time():
    made = [people.register_contact(contact=contact(channel="desk", email="")) for _ in range(2)]
    assert made[0].id != made[1].id


def test_a_newer_answer_counts_and_an_empty_one_takes_nothing_away():
    kern = apps.get_model("places.Kern")._default_manager.create(code="den-ham", name="Den Ham")
    people.register_contact(
        contact=people.Contact(name="Fenna", channel="email", email="f@example.org", phone="+31612345678", kern_id=kern.pk)
    )
    again = people.register_contact(contact=people.Contact(name="Fenna", channel="email", email="f@example.org", language="en"))
    assert (again.phone, again.kern, again.language) == ("+31612345678", "den-ham", "en")


@pytest.mark.parametrize(("channel", "field"), [("email", "email"), ("sms", "phone"), ("call", "phone"), ("letter", "street")])
def test_a_channel_without_its_address_is_refused(channel, field):
    with pytest.raises(people.AddressMissing):
        people.register_contact(contact=people.Contact(name="Fenna", channel=channel))
    assert people.known() == 0


def test_the_database_itself_refuses_a_channel_without_its_address():
    known = {"name": "Fenna", "created_at": NOW, "last_seen_at": NOW}
    for channel in ["email", "sms", "call", "letter"]:
        with pytest.raises(IntegrityError), transaction.atomic():
            Person.objects.create(channel=channel, **known)


def test_a_name_that_grows_when_it_is_folded_still_fits():
    name = "ﷺ" * 150
    first = people.register_contact(contact=contact(name))
    assert people.register_contact(contact=contact(name)).id == first.id
    other = people.register_contact(contact=contact("ﷺ" * 149))
    assert other.id != first.id


def test_changing_an_address_is_recorded_without_saying_what_it_was():
    person = people.register_contact(contact=contact())
    changed = people.change_contact(person_id=person.id, contact=contact(channel="sms", email="", phone="+31612345678"), by=actors.RESIDENT)
    assert (changed.channel, changed.phone, changed.email) == ("sms", "+31612345678", "")
    fact = events.after(0)[-1]
    assert (fact.tag, fact.refs, fact.numbers) == ("people:contact:changed", {}, {})


def test_two_people_cannot_become_one_by_a_change():
    people.register_contact(contact=contact())
    other = people.register_contact(contact=contact(email="other@example.org"))
    with pytest.raises(people.AnotherPersonThere):
        people.change_contact(person_id=other.id, contact=contact(), by=actors.RESIDENT)
    assert Person.objects.get(id=other.id).email == "other@example.org"


def test_a_person_counts_once_a_year_and_is_not_followed_into_the_next():
    person = Person.objects.get(id=people.register_contact(contact=contact()).id)
    keys = [queries.subject_of(person, NOW + timedelta(days=days)).count_key for days in (0, 30, 365)]
    assert keys[0] == keys[1] != keys[2]


def test_meeting_somebody_happens_inside_an_action_only():
    with pytest.raises(RuntimeError):
        people.meet(contact=contact(), at=NOW)


def test_erasing_leaves_nothing_of_the_person_anywhere(tmp_path):
    with db.write():
        met = people.meet(contact=contact(phone="+31612345678", street="Dorpsstraat 12", postcode="7671 AB"), at=NOW)
        messages.send(
            to=people.recipient(met.person), subject="Hallo", text="Beste Fenna de Vries", about=Ref("tests:thing", uuid4()), kind="hello",
            person=met.person.id, dedupe="once", by=actors.SYSTEM,
        )  # fmt: skip
    people.change_contact(person_id=met.person.id, contact=contact(phone="+31612345678"), by=actors.RESIDENT)
    secret = Person.objects.get().secret
    people.erase(person_id=met.person.id, ledger_folder=tmp_path, by=actors.SYSTEM)
    left = everything()
    for trace in ["Fenna", "fenna@example.org", "+31612345678", "Dorpsstraat", "7671", str(met.person.id), secret, met.subject.key]:
        assert trace not in left
    assert not CountingKey.objects.exists()
    assert Event.objects.exclude(tag="people:person:erased").exists()


def test_erasing_is_noted_outside_the_database_and_repeats_harmlessly(tmp_path):
    person = people.register_contact(contact=contact())
    assert people.erase(person_id=person.id, ledger_folder=tmp_path, by=actors.SYSTEM) == 0
    assert people.erase(person_id=person.id, ledger_folder=tmp_path, by=actors.SYSTEM) == 0
    assert ledger.erased(tmp_path) == [("person", person.id)] * 2
    assert "Fenna" not in (tmp_path / ledger.NAME).read_text(encoding="utf-8")


def test_the_ledger_is_written_before_anything_goes(tmp_path, monkeypatch):
    person = people.register_contact(contact=contact())

    def fails(*args: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(ledger, "note", fails)
    with pytest.raises(OSError, match="disk full"):
        people.erase(person_id=person.id, ledger_folder=tmp_path, by=actors.SYSTEM)
    assert people.known() == 1


def test_a_broken_or_missing_ledger_is_loud(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        ledger.erased(tmp_path)
    ledger.open_ledger(tmp_path)
    assert ledger.erased(tmp_path) == []
    (tmp_path / ledger.NAME).write_text("{half", encoding="utf-8")
    with pytest.raises(json.JSONDecodeError):
        ledger.erased(tmp_path)


def test_somebody_not_seen_for_a_year_is_due():
    old = people.register_contact(contact=contact())
    with clock.at(NOW + timedelta(days=300)):
        seen = people.register_contact(contact=contact("Geert"))
    assert people.due_for_erasure(NOW + timedelta(days=366)) == [old.id]
    assert seen.id not in people.due_for_erasure(NOW + timedelta(days=366))


@pytest.mark.parametrize("text", ["vries", "fenna vries", "FENNA@example.org", "06 12 34 56 78"])
def test_a_person_is_found_by_name_address_or_number(text):
    person = people.register_contact(contact=contact(phone="+31612345678"))
    people.register_contact(contact=contact("Geert", email="geert@example.org"))
    assert [found.id for found in people.search(text)] == [person.id]


def test_nothing_is_found_by_nothing():
    people.register_contact(contact=contact())
    assert people.search("  ") == []
    assert people.person(UUID(int=0)) is None
