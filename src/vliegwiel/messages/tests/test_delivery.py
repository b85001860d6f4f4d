# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sending for real: a mail backend, an HTTP server that plays the provider, files, and Typst."""

import io
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from uuid import uuid4

import pytest
from django.core import mail
from django_tasks_db.models import DBTaskResult
from pypdf import PdfReader
from werkzeug import Request, Response

from vliegwiel.kit import clock, heavy
from vliegwiel.kit.actors import Actor
from vliegwiel.messages import carriers, letter_files, tasks
from vliegwiel.messages.models import Channel, LetterBatch, Message, State
from vliegwiel.messages.tests.factories import a_message, joke

pytestmark = pytest.mark.django_db
BY = Actor("staff", uuid4())


def test_an_email_leaves_in_words_and_in_html(branches):
    message = a_message("email")
    assert tasks.send_due() == 1
    sent = mail.outbox[0]
    assert (sent.subject, sent.to, sent.reply_to) == ("Het gaat niet door", ["joke@voorbeeld.test"], ["hallo@bibliotheek.test"])
    assert "Beste Joke" in sent.body
    assert isinstance(sent, mail.EmailMultiAlternatives)
    assert "Beste Joke" in str(sent.alternatives[0][0])
    assert sent.extra_headers["Message-ID"].startswith(f"<{message.id}@")
    assert Message.objects.get().state == State.DELIVERED


def test_a_line_break_in_a_subject_cannot_add_a_header(branches):
    message = a_message("email")
    Message.objects.filter(id=message.id).update(subject="Hallo\r\nBcc: ander@voorbeeld.test")
    tasks.send_due()
    assert mail.outbox[0].subject == "Hallo Bcc: ander@voorbeeld.test"


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (SMTPRecipientsRefused({"joke@voorbeeld.test": (550, b"unknown")}), State.GIVEN_UP),
        (SMTPRecipientsRefused({"joke@voorbeeld.test": (450, b"busy")}), State.FAILED),
        (SMTPServerDisconnected(), State.FAILED),
        (OSError(), State.FAILED),
    ],
)
def test_a_mail_server_that_refuses_is_taken_at_its_word(branches, monkeypatch, error, state):
    message = a_message("email")

    def fail(self, *args, **kwargs):
        raise error

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", fail)
    tasks.send_due()
    message.refresh_from_db()
    assert message.state == state
    assert "joke" not in message.tries.get().outcome


def test_a_failure_does_not_stop_the_next_message(branches, monkeypatch):
    a_message("email")
    a_message("sms")
    monkeypatch.setattr(carriers.MailCarrier, "carry", lambda self, message: (_ for _ in ()).throw(carriers.NotDelivered("x")))
    assert tasks.send_due() == 2
    assert sorted(Message.objects.values_list("state", flat=True)) == ["delivered", "failed"]


@pytest.fixture
def provider(httpserver, settings, branches):
    settings.SMS_URL, settings.SMS_TOKEN = httpserver.url_for("/v1/messages"), "secret-token"
    return httpserver


def test_a_text_message_goes_to_the_provider(provider):
    message = a_message("sms")
    provider.expect_request(
        "/v1/messages",
        method="POST",
        headers={"Authorization": "Bearer secret-token"},
        json={
            "body": message.text,
            "encoding": "auto",
            "originator": "Bibliotheek",
            "recipients": ["31612345678"],
            "route": "business",
            "reference": str(message.id),
        },
    ).respond_with_json({"id": "1"})
    tasks.send_due()
    provider.check_assertions()
    message.refresh_from_db()
    assert message.state == State.DELIVERED


@pytest.mark.parametrize(("status", "state"), [(422, State.GIVEN_UP), (401, State.FAILED), (429, State.FAILED), (503, State.FAILED)])
def test_a_provider_that_refuses_is_taken_at_its_word(provider, status, state):
    message = a_message("sms")
    provider.expect_request("/v1/messages").respond_with_data("no", status=status)
    tasks.send_due()
    message.refresh_from_db()
    assert (message.state, message.tries.get().outcome) == (state, f"sms:{status}")


def test_the_token_is_not_taken_elsewhere(provider):
    message = a_message("sms")
    seen: list[str] = []

    def thief(request: Request) -> Response:
        seen.append(request.path)
        return Response()

    provider.expect_request("/v1/messages").respond_with_data("", status=302, headers={"Location": provider.url_for("/thief")})
    provider.expect_request("/thief").respond_with_handler(thief)
    tasks.send_due()
    message.refresh_from_db()
    assert (message.state, seen) == (State.FAILED, [])


def test_without_a_provider_a_text_message_is_a_file(branches, tmp_path):
    message = a_message("sms")
    tasks.send_due()
    file = next((tmp_path / "sms").iterdir())
    assert message.text in file.read_text(encoding="utf-8")


def test_files_in_place_of_sending_go_after_their_time(branches, tmp_path):
    a_message("sms")
    tasks.send_due()
    assert carriers.delete_written(before=clock.now() - timedelta(days=1)) == 0
    assert carriers.delete_written(before=clock.now() + timedelta(days=1)) == 1


def a_pile(count: int = 2) -> LetterBatch:
    chosen = [a_message("letter", to=joke(Channel.LETTER)).id for _one in range(count)]
    return tasks.gather_letters(letters_chosen=chosen, branches=None, by=BY)


def test_a_pile_becomes_one_pdf_with_a_letter_on_each_page(branches):
    pytest.importorskip("typst")
    pile = a_pile()
    tasks.make_pdf(pile.id)
    pile.refresh_from_db()
    pages = PdfReader(io.BytesIO(letter_files.read(pile.file))).pages
    assert (pile.state, len(pages)) == ("ready", 2)
    assert "Dorpsstraat 1" in pages[0].extract_text()
    assert "VROOMSHOOP" in pages[0].extract_text()


def test_text_of_a_letter_is_never_read_as_typst(branches):
    pytest.importorskip("typst")
    pile = a_pile(1)
    Message.objects.update(text='#read("/etc/passwd") $x$ @ref *dik*')
    tasks.make_pdf(pile.id)
    pile.refresh_from_db()
    page = PdfReader(io.BytesIO(letter_files.read(pile.file))).pages[0].extract_text()
    assert '#read("/etc/passwd")' in page.replace("”", '"').replace("“", '"')


def test_asking_for_a_pile_and_its_task_is_one_thing(branches):
    pile = a_pile(1)
    assert DBTaskResult.objects.get().args_kwargs["args"] == [str(pile.id)], "ids only"


def test_without_typst_the_pile_is_printed_from_the_screen(branches, monkeypatch):
    def missing(engine):
        raise heavy.EngineMissing(engine, "print")

    monkeypatch.setattr(heavy, "load", missing)
    pile = a_pile()
    tasks.make_pdf(pile.id)
    pile.refresh_from_db()
    assert (pile.state, pile.file, pile.failure) == ("ready", "", "typst_missing")


def test_a_pile_whose_worker_stopped_is_to_print_again(branches):
    a_pile()
    with clock.at(clock.now() + tasks.STUCK + timedelta(seconds=1)):
        tasks.close_stuck_piles()
    assert LetterBatch.objects.get().state == "failed"
    assert Message.objects.filter(batch=None).count() == 2


def test_a_pdf_lies_where_no_web_server_looks_and_goes_after_a_week(branches, tmp_path):
    pytest.importorskip("typst")
    pile = a_pile()
    tasks.make_pdf(pile.id)
    pile.refresh_from_db()
    path = tmp_path / "private" / "letters" / pile.file
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(FileNotFoundError):
        letter_files.read(f"../letters/{pile.file}")
