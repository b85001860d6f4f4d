# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""How labels stand in the library folder: [[facet]], [[label]], [[link]], [[vision]] and [[promise]]."""

from collections.abc import Iterable
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.actors import Actor
from vliegwiel.kit.folder import public as folder
from vliegwiel.kit.folder.public import Values, plain_day, plain_last_day, plain_words
from vliegwiel.labels.actions import labels, visions
from vliegwiel.labels.models import Facet, Label, LabelLink, LinkKind, Promise, Vision

_PERIOD = (folder.Day("first_day"), folder.Day("last_day"))


def _read_facets() -> Iterable[Values]:
    for facet in Facet.objects.all():
        yield Values(code=facet.code, name=plain_words(facet.name), overlaps=facet.overlaps, order=facet.order)


def _put_facet(values: Values, by: Actor) -> None:
    labels.upsert_facet(
        code=values.text("code"),
        name=values.words("name"),
        overlaps=values.yes("overlaps"),
        order=values.number("order"),
        by=by,
    )


def _read_labels() -> Iterable[Values]:
    for label in Label.objects.filter(retired_at=None).select_related("parent"):
        yield Values(
            code=label.code,
            name=plain_words(label.name),
            description=plain_words(label.description),
            parent=label.parent.code if label.parent else "",
            icon=label.icon,
            hue=label.hue,
            first_day=plain_day(label.valid_from),
            last_day=plain_last_day(label.valid_until),
            order=label.order,
        )


def _put_label(values: Values, by: Actor) -> None:
    labels.upsert(
        code=values.text("code"),
        name=values.words("name"),
        description=values.words("description"),
        parent=values.text("parent") or None,
        icon=values.text("icon"),
        hue=values.text("hue"),
        valid_from=values.day("first_day"),
        valid_until=values.day_after("last_day"),
        order=values.number("order"),
        by=by,
    )


def _retire_label(values: Values, by: Actor) -> None:
    labels.retire(label=Label.objects.get(code=values.text("code")), by=by)


def check_periods(rows: Iterable[folder.Row]) -> Iterable[folder.Mistake]:
    """Mistakes in rows whose last day comes before their first."""
    for row in rows:
        first, last = row.values.day("first_day") or date.min, row.values.day("last_day") or date.max
        if last < first:
            what = str(_("De laatste dag ligt voor de eerste."))
            yield row.mistake(what, str(_("Wissel de twee om of verbeter het jaar.")), name="last_day")


def _read_links() -> Iterable[Values]:
    for link in LabelLink.objects.select_related("source", "target").order_by("source__order", "source__code", "target__code"):
        yield Values(source=link.source.code, target=link.target.code, kind=link.kind)


def _put_link(values: Values, by: Actor) -> None:
    labels.link(source=values.text("source"), target=values.text("target"), kind=LinkKind(values.text("kind")), by=by)


def _remove_link(values: Values, by: Actor) -> None:
    found = LabelLink.objects.get(source__code=values.text("source"), target__code=values.text("target"), kind=values.text("kind"))
    labels.unlink(link=found, by=by)


def _read_visions() -> Iterable[Values]:
    for vision in Vision.objects.all():
        yield Values(
            code=vision.code,
            name=plain_words(vision.name),
            mission=plain_words(vision.mission),
            vision=plain_words(vision.vision),
            first_day=plain_day(vision.valid_from),
            last_day=plain_last_day(vision.valid_until),
        )


def _put_vision(values: Values, by: Actor) -> None:
    visions.upsert(
        code=values.text("code"),
        name=values.words("name"),
        mission=values.words("mission"),
        vision=values.words("vision"),
        valid_from=values.day("first_day") or date.min,
        valid_until=values.day_after("last_day"),
        by=by,
    )


def _read_promises() -> Iterable[Values]:
    for promise in Promise.objects.select_related("vision"):
        yield Values(
            vision=promise.vision.code,
            text=plain_words(promise.text),
            shown_by=plain_words(promise.shown_by),
            shown_url_name=promise.shown_url_name,
            order=promise.order,
        )


def _put_promise(values: Values, by: Actor) -> None:
    visions.set_promise(
        vision=Vision.objects.get(code=values.text("vision")),
        order=values.number("order"),
        text=values.words("text"),
        shown_by=values.words("shown_by"),
        shown_url_name=values.text("shown_url_name"),
        by=by,
    )


def _check_promises(rows: Iterable[folder.Row]) -> Iterable[folder.Mistake]:
    """The page that shows a promise must be there."""
    for row in rows:
        name = row.values.text("shown_url_name")
        try:
            if name:
                reverse(name)
        except NoReverseMatch:
            mend = str(_("Schrijf bijvoorbeeld programme:agenda of site:branches, of laat het weg."))
            yield row.mistake(str(_("De pagina “%(name)s” bestaat niet.")) % {"name": name}, mend, name="shown_url_name")


def _remove_promise(values: Values, by: Actor) -> None:
    found = Promise.objects.get(vision__code=values.text("vision"), order=values.number("order"))
    visions.remove_promise(promise=found, by=by)


folder.register(
    folder.Table(
        name="facet",
        title=_("Soort label"),
        home="labels/facets.toml",
        fields=(
            folder.Code("code"),
            folder.Words("name", required=True),
            folder.YesNo("overlaps"),
            folder.Position("order"),
        ),
        key=("code",),
        read=_read_facets,
        put=_put_facet,
    ),
    folder.Table(
        name="label",
        title=_("Label"),
        home="labels/labels.toml",
        fields=(
            folder.Code("code", longest=80, facets="facet"),
            folder.Words("name", required=True),
            folder.Words("description"),
            folder.One("parent", table="label"),
            folder.Field("icon", longest=40),
            folder.Field("hue", longest=40),
            *_PERIOD,
            folder.Position("order", group="code"),
        ),
        key=("code",),
        read=_read_labels,
        put=_put_label,
        retire=_retire_label,
        check=check_periods,
    ),
    folder.Table(
        name="link",
        title=_("Verband tussen labels"),
        home="labels/labels.toml",
        fields=(
            folder.One("source", required=True, table="label"),
            folder.One("target", required=True, table="label"),
            folder.Choice("kind", required=True, choices=tuple(LinkKind.values)),
        ),
        key=("source", "kind", "target"),
        read=_read_links,
        put=_put_link,
        retire=_remove_link,
        retire_first=True,
    ),
    folder.Table(
        name="vision",
        title=_("Visie"),
        home="vision.toml",
        fields=(
            folder.Code("code"),
            folder.Words("name", required=True),
            folder.Words("mission", required=True),
            folder.Words("vision", required=True),
            folder.Day("first_day", required=True),
            folder.Day("last_day"),
        ),
        key=("code",),
        read=_read_visions,
        put=_put_vision,
        check=check_periods,
    ),
    folder.Table(
        name="promise",
        title=_("Belofte"),
        home="vision.toml",
        fields=(
            folder.One("vision", required=True, table="vision"),
            folder.Words("text", required=True),
            folder.Words("shown_by"),
            folder.Field("shown_url_name", longest=80),
            folder.Position("order", group="vision"),
        ),
        key=("vision", "order"),
        read=_read_promises,
        put=_put_promise,
        retire=_remove_promise,
        check=_check_promises,
        retire_first=True,
    ),
)
