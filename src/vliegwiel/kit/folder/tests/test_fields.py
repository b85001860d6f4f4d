# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each kind of value accepts what a person may write for it, and answers the rest with a sentence, never with a crash."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.kit.folder import fields
from vliegwiel.kit.folder.mistakes import Wrong, nearest
from vliegwiel.kit.folder.public import Plain

KINDS = [
    fields.Field("x"),
    fields.Code("x"),
    fields.Words("x"),
    fields.Whole("x"),
    fields.Measure("x"),
    fields.YesNo("x"),
    fields.Day("x"),
    fields.Hour("x"),
    fields.Choice("x", choices=("a", "b")),
    fields.Listed("x"),
    fields.Tokens("x"),
    fields.Mail("x"),
    fields.Address("x"),
    fields.Position("x"),
    fields.Many("x", table="t"),
    fields.One("x", table="t"),
]
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.times() | st.datetimes(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


@pytest.mark.parametrize("field", KINDS, ids=lambda field: type(field).__name__)
@given(raw=ANYTHING)
def test_anything_at_all_gives_a_plain_value_or_a_sentence(field: fields.Field, raw: object) -> None:
    try:
        once = field.plain(raw, ["nl", "en"])
    except Wrong as error:
        wrong = error
    else:
        assert field.plain(once, ["nl", "en"]) == once
        return
    assert wrong.what.endswith(".")


@pytest.mark.parametrize(
    ("field", "raw", "plain"),
    [
        (fields.Hour("x"), "9:05", "09:05"),
        (fields.Hour("x"), "09.30", "09:30"),
        (fields.YesNo("x"), "ja", True),
        (fields.Whole("x"), "12", 12),
        (fields.Choice("x", choices=("maandag",), others=(("monday", "maandag"),)), "Monday", "maandag"),
        (fields.Listed("x"), "b a", ["a", "b"]),
        (fields.Listed("x", keeps_order=True), ["b", "a"], ["b", "a"]),
        (fields.Words("x"), "Hoi", {"nl": "Hoi"}),
        (fields.Code("x", facets="facet"), "thema:taal-en-lezen", "thema:taal-en-lezen"),
    ],
)
def test_what_a_person_may_write(field: fields.Field, raw: object, plain: Plain) -> None:
    assert field.plain(raw, ["nl", "en"]) == plain


@pytest.mark.parametrize(
    ("field", "raw"),
    [
        (fields.Code("x"), "Den Ham"),
        (fields.Code("x", facets="facet"), "wonen"),
        (fields.Field("x"), "twee\nregels"),
        (fields.Whole("x", most=10), 11),
        (fields.Whole("x"), True),
        (fields.Listed("x"), ["a", "a"]),
        (fields.Mail("x"), "geen adres"),
        (fields.Address("x"), "javascript:alert(1)"),
        (fields.Measure("x", most=90), float("nan")),
    ],
)
def test_what_is_refused(field: fields.Field, raw: object) -> None:
    with pytest.raises(Wrong):
        field.plain(raw, ["nl", "en"])


def test_the_nearest_word_also_knows_a_code_without_its_facet() -> None:
    assert nearest("wonen", ["leefgebied:wonen", *(f"thema:t{number}" for number in range(20))]) == "Bedoel je “leefgebied:wonen”?"
