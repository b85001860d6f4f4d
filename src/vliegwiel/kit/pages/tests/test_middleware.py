# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The language of a page is in its path, and every address on the page stays in it."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import get_script_prefix, reverse
from django.utils import translation

from vliegwiel.kit.pages import frame
from vliegwiel.kit.pages.middleware import LanguageMiddleware

pytestmark = pytest.mark.usefixtures("library")


def answer(path: str) -> HttpResponse:
    """What a view behind the middleware sees and says."""

    def view(request: HttpRequest) -> HttpResponse:
        links = {link.code: link.url for link in frame.Frame(request).languages}
        return HttpResponse(f"{translation.get_language()} {request.path_info} {reverse('pages:theme')} {links}")

    return LanguageMiddleware(view)(RequestFactory().get(path))


def test_the_first_language_has_no_prefix():
    response = answer("/thema.css")
    assert response.content.startswith(b"nl /thema.css /thema.css")
    assert response["Content-Language"] == "nl"


def test_another_language_keeps_its_prefix_in_every_address():
    response = answer("/en/thema.css")
    assert response.content.startswith(b"en /thema.css /en/thema.css")
    assert response["Content-Language"] == "en"


def test_the_switcher_leads_to_the_same_page_with_its_question():
    text = answer("/en/zoeken/?vraag=brood").content.decode()
    assert "'nl': '/zoeken/?vraag=brood'" in text
    assert "'ar': '/ar/zoeken/?vraag=brood'" in text


def test_the_prefix_is_gone_after_the_answer():
    answer("/en/thema.css")
    assert get_script_prefix() == "/"


def test_the_prefix_is_gone_after_a_failure():
    def fails(request: HttpRequest) -> HttpResponse:
        raise LookupError(request.path)

    with pytest.raises(LookupError):
        LanguageMiddleware(fails)(RequestFactory().get("/en/agenda/"))
    assert get_script_prefix() == "/"
    assert translation.get_language() == "nl"


@pytest.mark.parametrize(
    ("path", "target"), [("/nl/agenda/?dorp=a", "/agenda/?dorp=a"), ("/nl", "/"), ("/en", "/en/"), ("/en?x=1", "/en/?x=1")]
)
def test_there_is_one_address_for_each_page(path, target):
    response = answer(path)
    assert response.status_code == 301
    assert response["Location"] == target


def test_a_language_the_library_does_not_offer_is_part_of_the_path():
    assert answer("/de/agenda/").content.startswith(b"nl /de/agenda/")


def test_static_files_and_the_health_page_have_no_language():
    assert answer("/static/x.css").content.startswith(b"nl /static/x.css")
    assert "Content-Language" not in answer("/healthz")


def test_a_library_can_have_another_first_language(monkeypatch):
    monkeypatch.setattr(frame._wiring, "identify", lambda: frame.Identity(name="X", first_language="en", languages=("en", "nl")))
    assert answer("/thema.css").content.startswith(b"en /thema.css")
    assert answer("/nl/thema.css").content.startswith(b"nl /thema.css /nl/thema.css")
    assert answer("/en/thema.css").status_code == 301


def test_each_language_is_named_by_itself_first():
    request = RequestFactory().get("/agenda/")
    with translation.override("nl"):
        names = {link.code: (link.own_name, link.name_here, link.direction) for link in frame.Frame(request).languages}
    assert names["nl"] == ("Nederlands", "Nederlands", "ltr")
    assert names["en"] == ("English", "Engels", "ltr")
    assert names["ar"][1:] == ("Arabisch", "rtl")
