# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Draws the widgets of forms, as Django's own templates do but without a template for each: a filter panel has a hundred options.

Set as settings.FORM_RENDERER. What is not drawn here falls back on Django; a test holds both against each other.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

# What Django hands to a widget's template; its values have every type.
Drawn = Mapping[str, Any]


def _attributes(attrs: Mapping[str, object]) -> str:
    given = ((name, value) for name, value in attrs.items() if value is not False)
    return "".join(f" {name}" if value is True else f' {name}="{_text(value)}"' for name, value in given)


def _text(value: object) -> str:
    return conditional_escape(value if isinstance(value, SafeString) else str(value))


def _input(widget: Drawn) -> str:
    value = "" if widget["value"] is None else f' value="{_text(widget["value"])}"'
    return f'<input type="{_text(widget["type"])}" name="{_text(widget["name"])}"{value}{_attributes(widget["attrs"])}>'


def _options(options: Iterable[Drawn]) -> str:
    return "".join(
        f'<option value="{_text(option["value"])}"{_attributes(option["attrs"])}>{_text(option["label"])}</option>' for option in options
    )


def _select(widget: Drawn) -> str:
    groups = []
    for name, options, _index in widget["optgroups"]:
        inside = _options(options)
        groups.append(f'<optgroup label="{_text(name)}">{inside}</optgroup>' if name else inside)
    return f'<select name="{_text(widget["name"])}"{_attributes(widget["attrs"])}>{"".join(groups)}</select>'


def _textarea(widget: Drawn) -> str:
    # The line break is eaten by the browser; without it, it would eat one that was typed.
    text = _text(widget["value"]) if widget["value"] else ""
    return f'<textarea name="{_text(widget["name"])}"{_attributes(widget["attrs"])}>\n{text}</textarea>'


_INPUTS = ("checkbox", "date", "datetime", "email", "hidden", "input", "number", "password", "text", "time", "url")
_DRAW: dict[str, Callable[[Drawn], str]] = {
    **{f"django/forms/widgets/{name}.html": _input for name in _INPUTS},
    "django/forms/widgets/select.html": _select,
    "django/forms/widgets/textarea.html": _textarea,
}
_CHOICES = {"django/forms/widgets/radio_option.html", "django/forms/widgets/checkbox_option.html"}


class Renderer(DjangoTemplates):
    """Draws inputs, choices, selects and textareas itself; everything else with Django's templates."""

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """The widget as HTML."""
        widget = context.get("widget")
        if widget is not None:
            draw = _DRAW.get(template_name)
            if template_name in _CHOICES and not widget.get("wrap_label"):
                draw = _input
            if draw:
                return mark_safe(draw(widget))  # noqa: S308  every value above is escaped
        return super().render(template_name, context, request)
