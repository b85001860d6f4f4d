# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A visitor who complains of nothing would prove nothing: each complaint is planted once. Needs no library."""

import pytest

from tests.journeys.visitors import Visitor

GOOD = "<!doctype html><html lang='nl'><head><title>Goed</title></head><body><main><h1>Goed</h1><p>Tekst</p></main></body></html>"


@pytest.fixture
def visitor(chromium):
    context = chromium.new_context(viewport={"width": 360, "height": 800})
    yield Visitor(context.new_page(), "http://127.0.0.1:9", "planted")
    context.close()


def test_a_good_page_gives_no_complaint(visitor):
    visitor.page.set_content(GOOD)
    visitor.look()
    visitor.leave()


@pytest.mark.parametrize(
    ("html", "told"),
    [
        (GOOD.replace(" lang='nl'", ""), "axe html-has-lang"),
        (GOOD.replace("<p>", "<img src='data:,'><p>"), "axe image-alt"),
        (GOOD.replace("<p>", "<p style='color: #ccc'>"), "axe color-contrast"),
        (GOOD.replace("<p>", "<label>Naam</label><input>"), "axe label"),
        (GOOD.replace("<p>", "<div style='width: 700px'>breed</div><p>"), "sideways"),
        (GOOD.replace("<p>", "<h1>Nog een</h1><p>"), "main headings"),
        (GOOD.replace("<p>", "<script>throw new Error('stuk')</script><p>"), "stuk"),
    ],
)
def test_a_planted_fault_is_complained_of(visitor, html, told):
    visitor.page.set_content(html)
    visitor.look()
    with pytest.raises(AssertionError, match=told):
        visitor.leave()
