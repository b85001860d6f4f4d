# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The frame of a page: its menus, its error pages, and the colours of the library."""

from pathlib import Path

import pytest
from django.test import RequestFactory
from django.urls import reverse

from vliegwiel.kit import snapshot
from vliegwiel.kit.pages import errors, frame, views
from vliegwiel.kit.pages import public as pages


@pytest.fixture
def menus(library, monkeypatch):
    """Empty menus to fill."""
    for name in ("public", "staff", "footer"):
        monkeypatch.setattr(frame._wiring, name, [])
    return library


def at(path: str) -> frame.Frame:
    return frame.Frame(RequestFactory().get(path))


@pytest.mark.usefixtures("menus")
def test_a_menu_is_in_order_and_marks_where_you_are():
    pages.add_to_public_menu("Kleuren", "pages:theme", order=20)
    pages.add_to_public_menu("Bestaat niet", "nergens:heen", order=10)
    assert [(item.title, item.current) for item in at(reverse("pages:theme")).public_menu] == [("Kleuren", "page")]
    assert [item.current for item in at(reverse("pages:theme") + "/meer/").public_menu] == ["true"]
    assert [item.current for item in at("/").public_menu] == [""]


@pytest.mark.usefixtures("menus")
def test_the_staff_menu_shows_only_what_one_may_see():
    pages.add_to_staff_menu("Voor mij", "pages:theme", order=10, may_see=lambda request: True)
    pages.add_to_staff_menu("Voor jou", "pages:theme", order=20, may_see=lambda request: False)
    pages.add_to_footer("Onderaan", "pages:theme", order=10)
    assert [item.title for item in at("/").staff_menu] == ["Voor mij"]
    assert [item.title for item in at("/").footer_menu] == ["Onderaan"]


@pytest.mark.usefixtures("menus")
@pytest.mark.parametrize(
    ("view", "status", "told"),
    [
        (errors.bad_request, 400, "Dit begrijpen we niet"),
        (errors.forbidden, 403, "Dit formulier is verlopen"),
        (errors.csrf_failure, 403, "Er is niets bewaard"),
        (errors.not_found, 404, "Deze pagina is er niet"),
        (errors.too_many, 429, "Even wachten"),
        (errors.server_error, 500, "Er ging iets mis"),
    ],
)
def test_each_error_page_says_what_to_do_now(view, status, told):
    response = view(RequestFactory().get("/"))
    assert response.status_code == status
    assert told in response.content.decode()


def test_the_page_for_our_own_failure_needs_nothing_that_may_be_broken(monkeypatch):
    def broken():
        raise ConnectionError

    monkeypatch.setattr(frame._wiring, "identify", broken)
    assert errors.server_error(RequestFactory().get("/")).status_code == 500


def test_made_up_data_is_said_on_every_page(library, monkeypatch):
    assert "verzonnen gegevens" not in errors.not_found(RequestFactory().get("/")).content.decode()
    made_up = frame.Identity(name=library.name, synthetic=True)
    monkeypatch.setattr(frame._wiring, "identify", lambda: made_up)
    snapshot.forget_all()
    assert "verzonnen gegevens" in errors.not_found(RequestFactory().get("/")).content.decode()


def test_the_phone_number_and_the_way_in_are_on_every_page(library):
    text = errors.not_found(RequestFactory().get("/")).content.decode()
    assert text.count(library.phone_link) >= 2
    assert "kom langs" in text


def test_the_library_has_its_own_colours(library, monkeypatch):
    monkeypatch.setattr(frame._wiring, "identify", lambda: frame.Identity(name=library.name, theme={"accent": "#8f1f4b"}))
    assert "--accent: #8f1f4b" in views.stylesheet(RequestFactory().get("/thema.css")).content.decode()
    assert at("/").theme_url.startswith(reverse("pages:theme"))


def test_colours_that_nobody_can_read_are_left_out(library, monkeypatch):
    monkeypatch.setattr(frame._wiring, "identify", lambda: frame.Identity(name=library.name, theme={"accent": "#ffff00"}))
    assert views.stylesheet(RequestFactory().get("/thema.css")).content == b""


def test_pages_hold_no_inline_style_and_no_inline_script(library):
    text = errors.not_found(RequestFactory().get("/")).content.decode()
    assert library.name in text
    assert "style=" not in text
    assert "<script>" not in text


def test_the_script_is_small_and_an_enhancement():
    script = Path(frame.__file__).parent / "static" / "pages" / "vliegwiel.js"
    assert script.stat().st_size < 4_000
