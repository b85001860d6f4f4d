# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The screens of calls, letters and notes: they do it, refuse strangers, keep what was typed, and write who looked."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from vliegwiel.accounts.public import Role
from vliegwiel.accounts.tests import factories as accounts
from vliegwiel.messages import tasks
from vliegwiel.messages.models import Channel, LetterBatch, Message
from vliegwiel.messages.tests.factories import a_message, joke

pytestmark = pytest.mark.django_db


def test_a_volunteer_works_through_the_list_one_by_one(bob):
    first, second = a_message("call"), a_message("call")
    response = bob.post(reverse("messages:next_call"), follow=True)
    assert response.redirect_chain[-1][0] == reverse("messages:call", args=[first.id])
    page = response.content.decode()
    assert 'href="tel:+31612345678"' in page
    assert "Poging 1 van 3" in page
    response = bob.post(reverse("messages:call", args=[first.id]), {"outcome": "bereikt", "number": 1})
    assert response["Location"] == reverse("messages:call", args=[second.id])
    response = bob.post(response["Location"], {"outcome": "niet-bereikt", "number": 1, "reason": "voicemail"})
    assert response["Location"] == reverse("messages:calls")
    assert list(Message.objects.order_by("created_at").values_list("state", flat=True)) == ["reached", "to_call"]


def test_a_double_click_on_a_call_does_no_harm(bob):
    call = a_message("call")
    for _click in range(2):
        response = bob.post(reverse("messages:call", args=[call.id]), {"outcome": "niet-bereikt", "number": 1})
        assert response.status_code == 302
    call.refresh_from_db()
    assert call.attempts == 1


def test_a_call_that_a_colleague_finished_is_told_so(bob):
    call = a_message("call")
    url = reverse("messages:call", args=[call.id])
    bob.post(url, {"outcome": "bereikt", "number": 1})
    response = bob.post(url, {"outcome": "bereikt", "number": 2}, follow=True)
    assert "al afgerond" in response.content.decode()


def test_a_call_of_another_branch_is_not_there(bob):
    call = a_message("call", branch="den-ham")
    assert bob.get(reverse("messages:call", args=[call.id])).status_code == 404
    assert bob.get(reverse("messages:call", args=[uuid4()])).status_code == 404
    assert "Joke" not in bob.get(reverse("messages:calls")).content.decode()
    assert accounts.lines_in_the_log("refused", branch="den-ham").count() == 1


def test_charlie_finds_nothing(charlie):
    for name in ("calls", "letters", "notes"):
        assert charlie.get(reverse(f"messages:{name}")).status_code == 404


def test_each_look_at_a_call_is_written(bob):
    call = a_message("call")
    bob.get(reverse("messages:calls"))
    bob.get(reverse("messages:call", args=[call.id]))
    lines = accounts.lines_in_the_log("looked")
    assert {(line.subject, line.activity, line.branch) for line in lines} == {(call.person, "berichten", "vroomshoop")}
    assert lines.count() == 2


@pytest.mark.parametrize("number", [3, 30])
def test_the_call_list_asks_the_same_number_of_queries_whatever_its_length(bob, number, django_assert_max_num_queries):
    for _one in range(number):
        a_message("call")
    bob.get(reverse("messages:calls"))
    with django_assert_max_num_queries(12):
        bob.get(reverse("messages:calls"))


@pytest.mark.parametrize("number", [3, 30])
def test_the_notes_ask_the_same_number_of_queries_whatever_their_length(alice, number, django_assert_max_num_queries):
    for _one in range(number):
        a_message("desk")
    alice.get(reverse("messages:notes"))
    with django_assert_max_num_queries(12):
        alice.get(reverse("messages:notes"))


@pytest.mark.parametrize("number", [3, 30])
def test_the_letters_ask_the_same_number_of_queries_whatever_their_length(alice, number, django_assert_max_num_queries):
    for _one in range(number):
        a_message("letter")
    alice.get(reverse("messages:letters"))
    with django_assert_max_num_queries(12):
        alice.get(reverse("messages:letters"))


def gather(client: Client) -> tuple[LetterBatch, str]:
    letter = a_message("letter")
    response = client.post(reverse("messages:letters"), {"letters": [str(letter.id)]})
    return LetterBatch.objects.get(), response["Location"]


def test_letters_become_a_pile_that_tells_how_far_it_is(alice):
    pytest.importorskip("typst")
    pile, url = gather(alice)
    assert url == reverse("messages:pile", args=[pile.id])
    assert 'http-equiv="refresh"' in alice.get(url).content.decode()
    tasks.make_pdf(pile.id)
    page = alice.get(url).content.decode()
    assert "Is het goed geprint?" in page
    assert 'http-equiv="refresh"' not in page
    pdf = alice.get(reverse("messages:pile_pdf", args=[pile.id]))
    assert (pdf.headers["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")
    assert accounts.lines_in_the_log("exported").count() == 1
    for step in ("geprint", "gepost", "gepost"):
        alice.post(url, {"step": step})
    assert Message.objects.get().state == "posted"


def test_choosing_no_letter_is_told_at_the_field(alice):
    a_message("letter")
    response = alice.post(reverse("messages:letters"), {})
    assert response.status_code == 400
    assert "Kies minstens één brief." in response.content.decode()


def test_a_pile_of_another_branch_is_not_there(alice, branches):
    pile, _url = gather(alice)
    stranger = accounts.signed_in(accounts.a_user("Stranger", Role.DESK, "den-ham"))
    for name in ("pile", "pile_pdf", "pile_print"):
        assert stranger.get(reverse(f"messages:{name}", args=[pile.id])).status_code == 404


def test_letters_can_be_printed_from_the_screen(alice):
    pile, _url = gather(alice)
    page = alice.get(reverse("messages:pile_print", args=[pile.id])).content.decode()
    assert "Dorpsstraat 1" in page
    assert "VROOMSHOOP" in page


def test_the_desk_finds_a_note_by_name_and_tells_it(alice):
    note = a_message("desk", to=joke(Channel.DESK, town="Vroomshoop"))
    assert "Joke de Vries" in alice.get(reverse("messages:notes"), {"naam": "JÓKE"}).content.decode()
    assert "Joke de Vries" not in alice.get(reverse("messages:notes"), {"naam": "Piet"}).content.decode()
    for _click in range(2):
        alice.post(reverse("messages:note_told", args=[note.id]))
    note.refresh_from_db()
    assert note.state == "told"


def test_a_volunteer_does_not_read_notes_and_letters(bob):
    assert bob.get(reverse("messages:notes")).status_code == 404
    assert bob.get(reverse("messages:letters")).status_code == 404
