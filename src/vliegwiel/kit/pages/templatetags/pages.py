# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tags and filters that every template has at hand: drawings, hues, fields, moments in words, addresses of pages."""

import json
from datetime import date, datetime, time
from typing import Protocol

from django import template
from django.forms import BoundField, CheckboxInput, Select, Textarea
from django.http import HttpRequest
from django.template import Context
from django.utils import formats, timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext

from vliegwiel.kit import clock, dutch
from vliegwiel.kit.pages import drawings, theme

register = template.Library()

_KINDS = {
    "primary": "utrecht-button--primary-action",
    "second": "utrecht-button--secondary-action",
    "danger": "utrecht-button--secondary-action utrecht-button--danger",
    "subtle": "utrecht-button--subtle",
}
_BADGES = {"good": "safe", "wait": "warning", "stop": "danger"}
_ALERTS = {
    "good": ("ok", "goed"),
    "success": ("ok", "goed"),
    "wait": ("warning", "let-op"),
    "warning": ("warning", "let-op"),
    "stop": ("error", "fout"),
    "error": ("error", "fout"),
}
# Names that say what a colour is for; each is one of the hues of the theme.
_HUE_NAMES = {
    "venster": "petrol",
    "huiskamer": "oker",
    "vliegwiel": "paars",
    "robuust": "mos",
    "zingeving": "amber",
    "wonen": "baksteen",
    "financien": "mos",
    "sociaal": "roos",
    "lichaam": "rood",
    "psyche": "violet",
    "werk": "blauw",
}


@register.simple_tag
def drawing(name: str, size: str = "") -> SafeString:
    """An own line drawing by name, always beside a word."""
    return drawings.drawing(str(name or ""), str(size or ""))


@register.simple_tag
def shapes(name: str) -> SafeString:
    """The lines of a drawing, 48 by 48, for inside a larger drawing."""
    return drawings.shapes(name)


@register.simple_tag
def mark() -> SafeString:
    """The mark of the software, for beside the name of the library."""
    return drawings.MARK


@register.simple_tag
def hue_class(hue: str) -> str:
    """The class that sets the hue of what is in it; ink for an unknown name."""
    name = _HUE_NAMES.get(hue, hue)
    return f"hue-{name}" if name in theme.HUES else "hue-inkt"


@register.simple_tag
def button_kind(kind: str) -> str:
    """The classes of a kind of button."""
    return _KINDS.get(kind, _KINDS["primary"])


@register.simple_tag
def badge_tone(tone: str) -> str:
    """The class of a tone of tag."""
    return f"utrecht-status-badge--{_BADGES.get(tone, 'neutral')}"


@register.simple_tag
def alert_tone(tone: str) -> str:
    """The class of a tone of message."""
    return f"utrecht-alert--{_ALERTS.get(tone, ('info', ''))[0]}"


@register.simple_tag
def alert_drawing(tone: str) -> SafeString:
    """The drawing that goes with a tone of message."""
    return drawings.drawing(_ALERTS.get(tone, ("", "info"))[1])


@register.simple_tag
def control(field: BoundField, size: str = "") -> SafeString:
    """The input of a field, dressed. size: short (a postcode, a number) or medium (a phone number, a date)."""
    widget = field.field.widget
    if isinstance(widget, CheckboxInput):
        return field.as_widget()
    if isinstance(widget, Textarea):
        classes = "utrecht-textarea utrecht-textarea--html-textarea"
    elif isinstance(widget, Select):
        classes = "utrecht-select utrecht-select--html-select"
    else:
        classes = "utrecht-textbox utrecht-textbox--html-input"
    own = str(widget.attrs.get("class", ""))
    extra = f"is-{size}" if size in {"short", "medium"} else ""
    return field.as_widget(attrs={"class": " ".join(filter(None, (classes, extra, own)))})


@register.simple_tag
def field_target(field: BoundField) -> str:
    """The id of the first thing to fill in for a field: where a link in the list of errors leads."""
    return f"{field.auto_id}_0" if field.use_fieldset else str(field.id_for_label or field.auto_id)


@register.simple_tag(takes_context=True)
def page_address(context: Context, number: int) -> str:
    """The address of another page of the same list, with the filters kept."""
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    query["pagina"] = str(number)
    return f"?{query.urlencode()}"


@register.filter
def time_of_day(moment: datetime | time) -> str:
    """As on a Dutch poster, 9.30 or 14.00; with a colon elsewhere. Moments in the library's time zone."""
    clock_time = timezone.localtime(moment).time() if isinstance(moment, datetime) else moment
    between = pgettext("between hours and minutes", ".")
    return f"{clock_time.hour}{between}{clock_time.minute:02d}"


@register.filter
def readable_phone(number: str) -> str:
    """A stored number as people write it."""
    return dutch.readable_phone(number)


@register.filter
def phone_link(number: str) -> str:
    """The address that calls a number, in whatever shape it was written."""
    return f"tel:{dutch.normal_phone(number) or number}"


def _local_date(moment: date | datetime) -> date:
    return timezone.localdate(moment) if isinstance(moment, datetime) else moment


@register.filter
def short_day(moment: date | datetime) -> str:
    """A day in a list: "ma 9 sep"."""
    return formats.date_format(_local_date(moment), pgettext("short date, as Django writes formats", "D j b"))


@register.filter
def long_day(moment: date | datetime) -> str:
    """A day in a sentence: "maandag 9 september", with the year when it is another one than now."""
    day = _local_date(moment)
    if day.year == clock.today().year:
        return formats.date_format(day, pgettext("date without year", "l j F"))
    return formats.date_format(day, pgettext("date with year", "l j F Y"))


@register.filter
def near_day(moment: date | datetime) -> str:
    """A day near by: "vandaag", "morgen", or else "maandag 9 september"."""
    day = _local_date(moment)
    ahead = (day - clock.today()).days
    if ahead == 0:
        return gettext("vandaag")
    return gettext("morgen") if ahead == 1 else long_day(day)


_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
def linked_data(data: dict[str, object]) -> SafeString:
    """A schema.org description for machines (JSON-LD), with nothing in it that could end the script element."""
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308  (escaped in the line above)


class Opening(Protocol):
    """What the open-now line needs to know of a branch; places offers it."""

    @property
    def state(self) -> str: ...
    @property
    def until(self) -> datetime | None: ...
    @property
    def open_until(self) -> datetime | None: ...
    @property
    def with_staff_until(self) -> datetime | None: ...
    @property
    def next_opens(self) -> datetime | None: ...
    @property
    def next_staffed(self) -> datetime | None: ...


@register.inclusion_tag("pages/parts/open_state.html")
def open_state(state: Opening) -> dict[str, object]:
    """Whether a branch is open now, until when, and whether there is someone to help you."""
    return {"now": state}
