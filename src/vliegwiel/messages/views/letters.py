# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters: choose what is to print, get one PDF, and say that it was printed and posted."""

from uuid import UUID

from django.contrib import messages as sentences
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from vliegwiel.accounts import public as accounts
from vliegwiel.kit import clock, errors
from vliegwiel.kit.forms import add_refusal
from vliegwiel.kit.pages import public as pages
from vliegwiel.messages import access, letter_files, queries, tasks
from vliegwiel.messages.actions import letters
from vliegwiel.messages.forms import Pile, PileStep
from vliegwiel.messages.letters import pdf
from vliegwiel.messages.models import Channel, LetterBatch

letters_page = accounts.staff_page(accounts.Permission.LETTERS_PRINT)
AT_ONCE = 100


@require_http_methods(["GET", "HEAD", "POST"])
@letters_page
def index(request: HttpRequest) -> HttpResponse:
    """What is to be printed, and the piles that are not on the post yet."""
    branches = access.branches_for(request, Channel.LETTER)
    waiting = list(queries.letters(branches=branches)[:AT_ONCE])
    form = Pile(request.POST if request.method == "POST" else None, waiting=waiting)
    if request.method == "POST" and form.is_valid():
        chosen = [UUID(value) for value in form.cleaned_data["letters"]]
        try:
            batch = tasks.gather_letters(letters_chosen=chosen, branches=branches, by=accounts.actor_of(request))
        except errors.ActionRefused as refused:
            add_refusal(form, refused)
        else:
            return redirect("messages:pile", batch.id)
    access.log_listed(request, waiting)
    context = {"form": form, "waiting": waiting, "piles": list(queries.batches(branches=branches)[:20])}
    return pages.render(request, "messages/letters.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@letters_page
def pile(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """How far a pile is, and the next thing to do with it."""
    batch = access.batch_for(request, batch_id)
    form = PileStep(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            _step(request, batch, form.cleaned_data["step"])
        except errors.ActionRefused as refused:
            sentences.warning(request, str(refused))
        return redirect("messages:pile", batch.id)
    return pages.render(request, "messages/pile.html", {"pile": batch}, status=400 if form.is_bound else 200)


def _step(request: HttpRequest, batch: LetterBatch, step: str) -> None:
    by = accounts.actor_of(request)
    steps = {"geprint": letters.printed, "mislukt": letters.misprinted, "gepost": letters.posted}
    steps[step](batch_id=batch.id, by=by)


@require_safe
@letters_page
def download(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """The PDF of a pile; written in the access log for everyone in it."""
    batch = access.batch_for(request, batch_id)
    try:
        content = letter_files.read(batch.file)
    except FileNotFoundError as error:
        raise Http404 from error
    access.log_listed(request, list(batch.letters.all()), exported=True)
    name = f'attachment; filename="brieven-{batch.made_at:%Y-%m-%d}.pdf"'
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": name})


@require_safe
@letters_page
def on_screen(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """The letters as a page to print from the browser, for a machine without the engine for PDFs."""
    batch = access.batch_for(request, batch_id)
    rows = list(batch.letters.order_by("postcode", "name", "id"))
    if not rows:
        raise Http404
    access.log_listed(request, rows, exported=True)
    today = clock.today()
    context = {"sender": tasks.sender(batch), "letters": [pdf.letter(row, today) for row in rows]}
    return pages.render(request, "messages/letters_print.html", context)
