# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Widgets drawn by us are the ones that Django's templates draw."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.test.html import parse_html
from django.utils.safestring import mark_safe

from vliegwiel.kit.pages.widgets import Renderer

CHOICES = [("a", "Één & <b>"), ("Groep", [("b", "B"), ("c", mark_safe("<i>C</i>"))]), ("", "---")]


@pytest.mark.parametrize("value", [None, "", 'a "quoted" <b>', "b", 0, True, ["a", "c"]])
@pytest.mark.parametrize(
    "widget",
    [
        forms.TextInput(attrs={"class": "x", "required": True, "disabled": False}),
        forms.EmailInput(),
        forms.NumberInput(attrs={"min": 0}),
        forms.PasswordInput(),
        forms.HiddenInput(),
        forms.DateInput(attrs={"type": "date"}),
        forms.TimeInput(),
        forms.URLInput(),
        forms.CheckboxInput(),
        forms.Textarea(attrs={"rows": 3}),
        forms.Select(choices=CHOICES),
        forms.SelectMultiple(choices=CHOICES),
        forms.RadioSelect(choices=CHOICES),
        forms.CheckboxSelectMultiple(choices=CHOICES),
    ],
    ids=lambda widget: type(widget).__name__,
)
def test_ours_are_the_same_as_those_of_django(widget, value):
    attrs = {"id": "id_x", "aria-describedby": "y"}
    ours = widget.render("x", value, attrs, Renderer())
    theirs = widget.render("x", value, attrs, DjangoTemplates())
    assert parse_html(ours) == parse_html(theirs)


def test_choices_drawn_one_by_one_are_the_same_too():
    class Form(forms.Form):
        one = forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect)

    ours, theirs = (Form({"one": "b"}, renderer=renderer) for renderer in (Renderer(), DjangoTemplates()))
    for mine, other in zip(ours["one"], theirs["one"], strict=True):
        assert parse_html(mine.tag()) == parse_html(other.tag())


def test_a_line_break_that_was_typed_first_is_kept():
    assert '<textarea name="x">\n\nTekst</textarea>' in forms.Textarea(attrs={}).render(
        "x", "\nTekst", {"cols": False, "rows": False}, Renderer()
    )
