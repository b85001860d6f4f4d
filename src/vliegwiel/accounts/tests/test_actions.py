# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Accounts and roles: does it, refuses it, records it, and leaves nothing behind when the record fails."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction

from vliegwiel.accounts.actions import access_log, administrator, demo, roles, users
from vliegwiel.accounts.models import AccessLogEntry, Invitation, Role, RoleBinding, User, Verb
from vliegwiel.accounts.tests import factories
from vliegwiel.kit import actors, clock
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.events import public as events
from vliegwiel.places import public as places

pytestmark = pytest.mark.django_db
BY = Actor("staff")


def tags() -> list[str]:
    return [one.tag for one in events.after(0, limit=500)]


@pytest.fixture
def broken_record(monkeypatch):
    """A record that cannot be written."""

    def fail(*args, **kwargs):
        raise RuntimeError("no record")

    monkeypatch.setattr(events, "record", fail)


def test_inviting_makes_an_account_without_a_password():
    invited = users.invite(email=" Doutzen@Bibliotheek.test ", name="Doutzen", by=BY)
    user = User.objects.get(id=invited.user.id)
    assert (user.email, user.has_usable_password()) == ("doutzen@bibliotheek.test", False)
    assert tags() == ["accounts:user:invited"]


def test_the_secret_of_a_link_is_kept_nowhere():
    invited = users.invite(email="doutzen@bibliotheek.test", name="Doutzen", by=BY)
    assert invited.token not in str(list(Invitation.objects.values()))


def test_nobody_is_invited_twice_whatever_the_capitals():
    users.invite(email="doutzen@bibliotheek.test", name="Doutzen", by=BY)
    with pytest.raises(users.AlreadyThere):
        users.invite(email="DOUTZEN@bibliotheek.test", name="Doutzen", by=BY)


def test_an_invitation_that_is_not_recorded_did_not_happen(broken_record):
    with pytest.raises(RuntimeError):
        users.invite(email="doutzen@bibliotheek.test", name="Doutzen", by=BY)
    assert not User.objects.exists()


def test_accepting_sets_the_password_and_works_once():
    invited = users.invite(email="doutzen@bibliotheek.test", name="Doutzen", by=BY)
    user = users.accept(token=invited.token, password=factories.PASSWORD)
    assert user.check_password(factories.PASSWORD)
    with pytest.raises(users.InvitationOver):
        users.accept(token=invited.token, password=factories.PASSWORD)
    assert tags() == ["accounts:user:invited", "accounts:invitation:accepted"]


def test_an_invitation_runs_out():
    invited = users.invite(email="doutzen@bibliotheek.test", name="Doutzen", by=BY)
    with clock.at(clock.now() + users.INVITATION_LASTS), pytest.raises(users.InvitationOver):
        users.accept(token=invited.token, password=factories.PASSWORD)


@pytest.mark.parametrize("password", ["kort", "q1w2e3r4t5y6"])
def test_a_weak_password_is_refused_with_a_sentence(password):
    invited = users.invite(email="doutzen@bibliotheek.test", name="Doutzen", by=BY)
    with pytest.raises(users.WeakPassword):
        users.accept(token=invited.token, password=password)
    assert not User.objects.get(id=invited.user.id).has_usable_password()


def test_a_new_invitation_ends_the_older_link():
    first = users.invite(email="doutzen@bibliotheek.test", name="Doutzen", by=BY)
    users.invite_again(user_id=first.user.id, by=BY)
    with pytest.raises(users.InvitationOver):
        users.accept(token=first.token, password=factories.PASSWORD)


def test_a_role_is_given_once(branches):
    charlie, home = factories.charlie(), branches["vroomshoop"]
    for _again in range(2):
        roles.give(user_id=charlie.id, role=Role.DESK, branch_id=home.id, branch_code=home.code, by=BY)
    assert RoleBinding.objects.filter(user=charlie).count() == 1
    assert tags().count("accounts:role:given") == 1


def test_a_role_at_a_branch_needs_a_branch(branches):
    with pytest.raises(roles.BranchNeeded):
        roles.give(user_id=factories.charlie().id, role=Role.VOLUNTEER, branch_id=None, by=BY)


def test_a_role_for_the_whole_library_takes_no_branch(branches):
    with pytest.raises(roles.NoBranchHere):
        roles.give(user_id=factories.charlie().id, role=Role.AUDITOR, branch_id=branches["vroomshoop"].id, by=BY)


def test_a_role_that_is_not_recorded_was_not_given(branches, broken_record):
    charlie = factories.charlie()
    with pytest.raises(RuntimeError):
        roles.give(user_id=charlie.id, role=Role.DIRECTOR, branch_id=None, by=BY)
    assert not charlie.bindings.exists()


def test_a_role_is_taken_away(branches):
    bob = factories.bob()
    roles.take(user_id=bob.id, binding_id=bob.bindings.get().id, by=BY)
    assert not bob.bindings.exists()
    assert "accounts:role:taken" in tags()


def test_the_last_administrator_stays():
    ivo = factories.a_user("Ivo", Role.ADMINISTRATOR)
    with pytest.raises(users.LastAdministrator):
        roles.take(user_id=ivo.id, binding_id=ivo.bindings.get().id, by=BY)
    with pytest.raises(users.LastAdministrator):
        users.deactivate(user_id=ivo.id, by=BY)


def test_nobody_closes_her_own_account():
    ivo, other = factories.a_user("Ivo", Role.ADMINISTRATOR), factories.a_user("Isa", Role.ADMINISTRATOR)
    with pytest.raises(users.NotYourself):
        users.deactivate(user_id=ivo.id, by=Actor("staff", ivo.id))
    users.deactivate(user_id=ivo.id, by=Actor("staff", other.id))
    assert not User.objects.get(id=ivo.id).is_active


def test_closing_an_account_takes_password_and_second_step(branches):
    bob = factories.bob(with_password=True)
    factories.with_second_step(bob)
    users.deactivate(user_id=bob.id, by=BY)
    bob.refresh_from_db()
    assert not bob.has_usable_password()
    assert not Authenticator.objects.filter(user=bob).exists()
    assert "accounts:user:deactivated" in tags()


def test_a_closed_account_is_erased_after_its_time(branches):
    bob = factories.bob()
    users.deactivate(user_id=bob.id, by=BY)
    assert users.erase(closed_before=clock.now() - timedelta(days=90), by=BY) == 0
    assert users.erase(closed_before=clock.now() + timedelta(seconds=1), by=BY) == 1
    bob.refresh_from_db()
    assert (bob.name, bob.bindings.count(), "bob" in bob.email) == ("", 0, False)


def test_looks_are_one_line_for_each_person():
    ids = [factories.charlie().id, factories.a_user("Isa").id]
    written = access_log.looked(subjects=[*ids, ids[0]], subject_kind="people:person", activity="berichten", name="x", by=BY)
    assert written == AccessLogEntry.objects.filter(verb=Verb.LOOKED).count() == 2


def test_the_access_log_leaves_no_event():
    access_log.refused(name="x", by=actors.RESIDENT)
    assert tags() == []


def test_old_lines_of_the_access_log_go():
    with clock.at(clock.now() - timedelta(days=400)):
        access_log.refused(name="old", by=actors.RESIDENT)
    access_log.refused(name="new", by=actors.RESIDENT)
    assert access_log.forget(before=clock.now() - timedelta(days=365)) == 1
    assert AccessLogEntry.objects.get().name == "new"


def test_demo_colleagues_are_made_once_and_cannot_sign_in(branches):
    assert demo.make_demo_staff(by=BY) == len(demo.COLLEAGUES)
    assert demo.make_demo_staff(by=BY) == 0
    assert not any(user.has_usable_password() for user in User.objects.all())
    assert set(RoleBinding.objects.values_list("role", flat=True)) == set(Role.values)


def test_demo_colleagues_work_at_the_second_branch_whatever_it_is_called(branches):
    demo.make_demo_staff(by=BY)
    homes = {binding.branch.code for binding in RoleBinding.objects.exclude(branch=None).select_related("branch")}
    assert homes == {places.branches()[1].code}


def test_demo_colleagues_need_a_branch(db):
    with pytest.raises(demo.NoBranchYet):
        demo.make_demo_staff(by=BY)


@pytest.mark.parametrize(
    ("row", "constraint"),
    [
        ({"role": "baas"}, "rolebinding_role_known"),
        ({"role": Role.DESK}, "rolebinding_branch_where_needed"),
    ],
)
def test_a_binding_that_cannot_be_is_refused_by_the_database(row, constraint):
    user = factories.charlie()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        RoleBinding.objects.create(user=user, **row)


def test_a_look_without_a_subject_is_refused_by_the_database():
    with pytest.raises(IntegrityError, match="accesslog_look_has_subject_and_activity"), transaction.atomic():
        AccessLogEntry.objects.create(verb=Verb.LOOKED, name="x", activity="berichten")


def test_two_accounts_never_share_an_address():
    factories.charlie()
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="CHARLIE@bibliotheek.test", name="Charlie")


def test_the_first_administrator_comes_from_the_command_line_and_so_does_the_way_back():
    token = administrator.invite_administrator(email="ivo@bibliotheek.test", name="Ivo", by=actors.SYSTEM)
    user = users.accept(token=token, password=factories.PASSWORD)
    again = administrator.invite_administrator(email="IVO@bibliotheek.test", name="Ivo", by=actors.SYSTEM)
    assert users.accept(token=again, password="een andere lange zin").id == user.id
    assert list(user.bindings.values_list("role", flat=True)) == [Role.ADMINISTRATOR]
