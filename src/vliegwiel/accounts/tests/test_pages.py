# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signing in, the second step, invitations, colleagues, the demo page and the access log, as pages."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.cache import cache
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse

from vliegwiel.accounts.actions import access_log, users
from vliegwiel.accounts.models import AccessLogEntry, Role, RoleBinding, User, Verb
from vliegwiel.accounts.tests import factories
from vliegwiel.kit import clock
from vliegwiel.kit.actors import Actor

pytestmark = pytest.mark.django_db
BY = Actor("staff")


@pytest.fixture(autouse=True)
def no_earlier_tries(db):
    cache.clear()


def sign_in(client: Client, user: User, password: str = factories.PASSWORD) -> HttpResponseBase:
    return client.post(reverse("account_login"), {"login": user.email, "password": password})


def code_of(totp: TOTP) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(totp.instance.data["secret"], counter)))


def test_signing_in_and_out_is_written(branches):
    alice, client = factories.alice(with_password=True), Client()
    assert sign_in(client, alice).status_code == 302
    client.post(reverse("account_logout"))
    verbs = list(AccessLogEntry.objects.order_by("at").values_list("verb", "actor"))
    assert verbs == [(Verb.SIGNED_IN, alice.id), (Verb.SIGNED_OUT, alice.id)]


def test_a_wrong_password_is_written_without_what_was_typed(branches):
    response = sign_in(Client(), factories.alice(with_password=True), "helemaal verkeerd")
    assert response.status_code == 200
    line = AccessLogEntry.objects.get()
    assert (line.verb, line.allowed, line.actor) == (Verb.SIGN_IN_FAILED, False, None)


def test_guessing_is_stopped_for_all_processes_together(branches, settings):
    alice = factories.alice(with_password=True)
    for _guess in range(5):
        sign_in(Client(), alice, "helemaal verkeerd")
    assert sign_in(Client(), alice).status_code in {200, 429}, "even the right password waits"
    assert "DatabaseCache" in settings.CACHES["default"]["BACKEND"]


def test_the_second_step_is_asked_and_a_device_can_be_remembered(branches):
    alice, client = factories.alice(with_password=True), Client()
    totp = factories.with_second_step(alice)
    assert sign_in(client, alice)["Location"] == reverse("mfa_authenticate")
    assert client.get(reverse("access_log"))["Location"].startswith(reverse("account_login"))
    response = client.post(reverse("mfa_authenticate"), {"code": code_of(totp)})
    assert response["Location"] == reverse("mfa_trust")
    response = client.post(reverse("mfa_trust"), {"action": "trust"})
    cookie = response.cookies["mfa_trusted"]
    assert (cookie["max-age"], bool(cookie["httponly"])) == (30 * 24 * 3600, True)
    assert client.get(reverse("access_log")).status_code == 200
    client.post(reverse("account_logout"))
    assert "tweede-stap" not in sign_in(client, alice)["Location"]


def test_a_remembered_device_is_forgotten_with_another_password(branches):
    alice, client = factories.alice(with_password=True), Client()
    totp = factories.with_second_step(alice)
    sign_in(client, alice)
    client.post(reverse("mfa_authenticate"), {"code": code_of(totp)})
    client.post(reverse("mfa_trust"), {"action": "trust"})
    client.post(reverse("account_logout"))
    alice.set_password("een heel andere lange zin")
    alice.save()
    assert sign_in(client, alice, "een heel andere lange zin")["Location"] == reverse("mfa_authenticate")


def test_nobody_signs_up_alone(db):
    page = Client().get(reverse("account_signup"))
    assert page.status_code == 200
    assert "<form" not in page.content.decode().split("<main", 1)[1].split("</main>")[0]
    assert Client().post(reverse("account_signup"), {"email": "x@y.test", "password1": factories.PASSWORD}).status_code == 405
    assert not User.objects.exists()


def test_a_forgotten_password_says_the_same_for_everyone(branches):
    alice = factories.alice(with_password=True)
    for email in (alice.email, "niemand@voorbeeld.test"):
        assert Client().post(reverse("account_reset_password"), {"email": email})["Location"] == reverse("account_reset_password_done")
    assert [sent.to for sent in mail.outbox] == [[alice.email]]
    client = Client()
    link = re.findall(r"http://testserver(\S+)", str(mail.outbox[0].body))[0]
    response = client.get(link, follow=True)
    new = "nog een veel langere zin"
    response = client.post(response.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert response["Location"] == reverse("account_reset_password_from_key_done")
    alice.refresh_from_db()
    assert alice.check_password(new)


def test_an_invitation_leads_to_a_password(db):
    invited = users.invite(email="doutzen@bibliotheek.test", name="Doutzen", by=BY)
    url = reverse("invitation", args=[invited.token])
    assert "Doutzen" in Client().get(url).content.decode()
    response = Client().post(url, {"password": "kort"})
    assert response.status_code == 400
    assert "12" in response.content.decode()
    assert Client().post(url, {"password": factories.PASSWORD})["Location"] == reverse("account_login")
    assert Client().get(url).status_code == 404
    assert sign_in(Client(), invited.user).status_code == 302


def test_a_made_up_link_is_not_there(db):
    assert Client().get(reverse("invitation", args=["verzonnen"])).status_code == 404


@pytest.fixture
def ivo(demo):
    return factories.signed_in(factories.a_user("Ivo", Role.ADMINISTRATOR))


def test_the_administrator_invites_a_colleague_with_a_role(ivo):
    form = {"name": "Doutzen", "email": "doutzen@bibliotheek.test", "role": "desk", "branch": "vroomshoop"}
    page = ivo.post(reverse("user_new"), form).content.decode()
    link = re.findall(r'value="http://testserver(/team/uitnodiging/[^"]+)"', page)[0]
    assert link in str(mail.outbox[0].body)
    assert RoleBinding.objects.filter(user__name="Doutzen", branch__code="vroomshoop").exists()


def test_an_invitation_with_a_role_that_does_not_fit_leaves_nothing(ivo):
    form = {"name": "Doutzen", "email": "doutzen@bibliotheek.test", "role": "desk", "branch": ""}
    response = ivo.post(reverse("user_new"), form)
    page = response.content.decode()
    assert (response.status_code, mail.outbox, User.objects.filter(name="Doutzen").exists()) == (400, [], False)
    assert "Kies de vestiging waar deze rol geldt." in page
    assert 'value="doutzen@bibliotheek.test"' in page, "what was typed stays"


def test_the_administrator_gives_and_takes_roles_and_closes(ivo):
    charlie = factories.charlie(with_password=True)
    url = reverse("user", args=[charlie.id])
    ivo.post(url, {"step": "geef", "role": "maker", "branch": ""})
    post = charlie.bindings.get()
    ivo.post(url, {"step": "neem", "post": str(post.id)})
    assert not charlie.bindings.exists()
    ivo.post(url, {"step": "sluit"})
    charlie.refresh_from_db()
    assert not charlie.is_active
    assert "Open het account weer" in ivo.get(url).content.decode()


def test_an_unknown_step_is_not_there(ivo):
    assert ivo.post(reverse("user", args=[factories.charlie().id]), {"step": "ontplof"}).status_code == 404


def test_alice_is_no_administrator(demo):
    client = factories.signed_in(factories.alice())
    for name in ("users", "user_new"):
        assert client.get(reverse(name)).status_code == 404


@pytest.mark.parametrize("number", [3, 28])
def test_the_users_ask_the_same_number_of_queries_whatever_their_number(ivo, number, django_assert_max_num_queries):
    for one in range(number):
        factories.a_user(f"Naam{one}", Role.DESK, "vroomshoop")
    ivo.get(reverse("users"))
    with django_assert_max_num_queries(12):
        ivo.get(reverse("users"))


def test_stepping_in_exists_in_the_demo_only(branches, settings):
    settings.DEMO_MODE = True
    assert Client().get(reverse("demo")).status_code == 404, "the library is not made up"
    settings.DEMO_MODE = False
    assert Client().get(reverse("demo")).status_code == 404


def test_outside_demo_mode_a_made_up_library_has_no_stepping_in(demo, settings):
    settings.DEMO_MODE = False
    assert Client().post(reverse("demo"), {"step": "maak"}).status_code == 404


def test_anyone_steps_in_as_a_made_up_colleague_and_as_no_other(demo):
    client = Client()
    client.post(reverse("demo"), {"step": "maak"})
    bob = User.objects.get(name="Bob", is_synthetic=True)
    client.post(reverse("demo"), {"email": bob.email})
    assert "Bob" in client.get(reverse("own_account")).content.decode()
    real = factories.a_user("Echt", Role.ADMINISTRATOR)
    assert client.post(reverse("demo"), {"email": real.email}).status_code == 404


def test_who_steps_in_keeps_her_language(demo):
    client = Client()
    client.post(reverse("demo"), {"step": "maak"})
    bob = User.objects.get(name="Bob", is_synthetic=True)
    assert client.post("/en/team/proef/", {"email": bob.email}).headers["Location"] == "/en/team/"


def test_alice_reads_the_log_of_her_branch(demo):
    alice, bob = factories.alice(), factories.bob()
    for branch in ("vroomshoop", "den-ham"):
        access_log.looked(
            subjects=[bob.id], subject_kind="people:person", activity="berichten", name=f"look-{branch}",
            branch=branch, by=Actor("volunteer", bob.id),
        )  # fmt: skip
    page = factories.signed_in(alice).get(reverse("access_log")).content.decode()
    assert "look-vroomshoop" in page
    assert "look-den-ham" not in page


def test_whose_data_an_account_saw_stands_on_one_screen(ivo):
    bob, charlie = factories.bob(), factories.charlie()
    with clock.at(clock.now() - timedelta(days=40)):
        access_log.looked(subjects=[bob.id], subject_kind="x", activity="berichten", name="old", by=Actor("volunteer", bob.id))
    for _look in range(2):
        access_log.looked(subjects=[charlie.id], subject_kind="x", activity="berichten", name="new", by=Actor("volunteer", bob.id))
    day = clock.today()
    asked = {"account": str(bob.id), "since": str(day - timedelta(days=1)), "until": str(day)}
    page = ivo.get(reverse("access_log"), asked).content.decode()
    assert str(charlie.id) in page
    assert "(2 keer)" in page
    assert f"<code>{bob.id}</code>" not in page


def test_a_wrong_day_in_the_filter_is_told(ivo):
    assert ivo.get(reverse("access_log"), {"since": "gisteren"}).status_code == 400


@pytest.mark.parametrize(
    "name",
    [
        "mfa_index",
        "mfa_list_webauthn",
        "own_account",
        "account_logout",
        "account_change_password",
    ],
)
def test_pages_about_oneself_open(branches, name):
    assert factories.signed_in(factories.alice(with_password=True)).get(reverse(name)).status_code == 200


def test_setting_up_an_app_asks_the_password_first_and_gives_recovery_codes(branches):
    alice, client = factories.alice(with_password=True), Client()
    sign_in(client, alice)
    response = client.get(reverse("mfa_activate_totp"))
    if response.status_code == 302:
        client.post(reverse("account_reauthenticate"), {"password": factories.PASSWORD})
        response = client.get(reverse("mfa_activate_totp"))
    secret = client.session["mfa.totp.secret"]
    counter = next(iter(yield_hotp_counters_from_time()))
    response = client.post(reverse("mfa_activate_totp"), {"code": format_hotp_value(hotp_value(secret, counter))})
    assert response["Location"] == reverse("mfa_view_recovery_codes")
    for name in ("mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_index", "mfa_deactivate_totp", "mfa_add_webauthn"):
        assert client.get(reverse(name)).status_code == 200
