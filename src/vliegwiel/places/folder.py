# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""How places stand in the library folder: [library], [[kern]], [[branch]], [[space]] and population.csv. Hours: folder_hours.py."""

from collections.abc import Iterable

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.kit.actors import Actor
from vliegwiel.kit.folder import public as folder
from vliegwiel.kit.folder.public import Values, plain_codes, plain_words
from vliegwiel.kit.pages import theme
from vliegwiel.places import folder_hours
from vliegwiel.places.actions import branches, library
from vliegwiel.places.models import Branch, ClosingHoliday, Kern, Library, PopulationFigure, SchoolRegion, Space

_ON_EARTH = (folder.Measure("lat", least=-90, most=90), folder.Measure("lon", least=-180, most=180))


def _read_library() -> Iterable[Values]:
    for row in Library.objects.all():
        others = [code for code in row.languages if code != row.first_language]
        yield Values(
            name=row.name,
            municipality=row.municipality,
            tagline=plain_words(row.tagline),
            phone=row.phone,
            email=row.email,
            website=row.website,
            catalogue_url=row.catalogue_url,
            languages=[row.first_language, *others],
            school_region=row.school_region,
            closing_holidays=plain_codes(row.closing_holidays),
            theme=dict(row.theme),
            assumed=row.assumed,
        )


def _put_library(values: Values, by: Actor) -> None:
    """The mark "synthetic" belongs to the demo and is left as it is."""
    known = Library.objects.first()
    library.save(
        name=values.text("name"),
        municipality=values.text("municipality"),
        tagline=values.words("tagline"),
        phone=values.text("phone"),
        email=values.text("email"),
        website=values.text("website"),
        catalogue_url=values.text("catalogue_url"),
        languages=values.codes("languages"),
        first_language=values.codes("languages")[0],
        school_region=SchoolRegion(values.text("school_region")),
        closing_holidays=values.codes("closing_holidays"),
        theme=values.tokens("theme"),
        synthetic=known.synthetic if known else False,
        assumed=values.yes("assumed"),
        by=by,
    )


def _check_library(rows: Iterable[folder.Row]) -> Iterable[folder.Mistake]:
    """At least one language, and colours that can be read."""
    for row in rows:
        if not row.values.codes("languages"):
            yield row.mistake(_("Er staat geen taal."), _('Schrijf bijvoorbeeld: languages = ["nl", "en"].'), name="languages")
        for finding in theme.examine(row.values.tokens("theme")):
            yield row.mistake(f"{finding.token}: {finding.sentence}", name="theme")


def _read_kernen() -> Iterable[Values]:
    for kern in Kern.objects.all():
        yield Values(
            code=kern.code,
            name=kern.name,
            profile=plain_words(kern.profile),
            lat=kern.lat,
            lon=kern.lon,
            assumed=kern.assumed,
            order=kern.order,
        )


def _put_kern(values: Values, by: Actor) -> None:
    library.upsert_kern(
        code=values.text("code"),
        name=values.text("name"),
        profile=values.words("profile"),
        order=values.number("order"),
        lat=values.measure("lat"),
        lon=values.measure("lon"),
        assumed=values.yes("assumed"),
        by=by,
    )


def _check_positions(rows: Iterable[folder.Row]) -> Iterable[folder.Mistake]:
    for row in rows:
        if (row.values.measure("lat") is None) != (row.values.measure("lon") is None):
            yield row.mistake(_("Een plek op de kaart heeft lat en lon nodig."), _("Vul beide in of haal beide weg."))


def _read_branches() -> Iterable[Values]:
    for branch in Branch.objects.filter(retired_at=None).select_related("kern").prefetch_related("access"):
        yield Values(
            code=branch.code,
            name=plain_words(branch.name),
            kern=branch.kern.code,
            street=branch.street,
            postcode=branch.postcode,
            town=branch.town,
            building=branch.building,
            phone=branch.phone,
            email=branch.email,
            about=plain_words(branch.about),
            lat=branch.lat,
            lon=branch.lon,
            access=plain_codes([label.code for label in branch.access.all()]),
            assumed=branch.assumed,
            order=branch.order,
        )


def _put_branch(values: Values, by: Actor) -> None:
    branches.upsert(
        code=values.text("code"),
        name=values.words("name"),
        kern=Kern.objects.get(code=values.text("kern")),
        street=values.text("street"),
        postcode=values.text("postcode"),
        town=values.text("town"),
        phone=values.text("phone"),
        email=values.text("email"),
        about=values.words("about"),
        building=values.text("building"),
        lat=values.measure("lat"),
        lon=values.measure("lon"),
        order=values.number("order"),
        access=values.codes("access"),
        assumed=values.yes("assumed"),
        by=by,
    )


def _retire_branch(values: Values, by: Actor) -> None:
    branches.retire(branch=Branch.objects.get(code=values.text("code")), by=by)


def _read_spaces() -> Iterable[Values]:
    found = Space.objects.filter(retired_at=None, branch__retired_at=None).select_related("branch", "parent")
    for space in found.order_by("branch__order", "branch__code", "order", "code").prefetch_related("access"):
        yield Values(
            branch=space.branch.code,
            code=space.code,
            name=plain_words(space.name),
            capacity=space.capacity,
            parent=space.parent.code if space.parent else "",
            access=plain_codes([label.code for label in space.access.all()]),
            assumed=space.assumed,
            order=space.order,
        )


def _space(values: Values, code: str) -> Space:
    return Space.objects.select_related("branch").get(branch__code=values.text("branch"), code=values.text(code))


def _put_space(values: Values, by: Actor) -> None:
    branches.upsert_space(
        branch=Branch.objects.get(code=values.text("branch")),
        code=values.text("code"),
        name=values.words("name"),
        parent=_space(values, "parent") if values.text("parent") else None,
        capacity=values.whole("capacity"),
        order=values.number("order"),
        access=values.codes("access"),
        assumed=values.yes("assumed"),
        by=by,
    )


def _retire_space(values: Values, by: Actor) -> None:
    branches.retire_space(space=_space(values, "code"), by=by)


def _read_population() -> Iterable[Values]:
    for figure in PopulationFigure.objects.select_related("kern").order_by(F("kern__order").asc(nulls_first=True), "kern__code", "year"):
        yield Values(
            kern=figure.kern.code if figure.kern else "",
            year=figure.year,
            inhabitants=figure.inhabitants,
            source=figure.source,
            assumed=figure.assumed,
        )


def _put_population(values: Values, by: Actor) -> None:
    library.set_population(
        kern=Kern.objects.get(code=values.text("kern")) if values.text("kern") else None,
        year=values.number("year"),
        inhabitants=values.number("inhabitants"),
        source=values.text("source"),
        assumed=values.yes("assumed"),
        by=by,
    )


def _remove_population(values: Values, by: Actor) -> None:
    code = values.text("kern")
    found = PopulationFigure.objects.filter(year=values.number("year"))
    library.remove_population(figure=found.get(kern__code=code) if code else found.get(kern=None), by=by)


folder.register(
    folder.Table(
        name="library",
        title=gettext_lazy("Bibliotheek"),
        home="library.toml",
        fields=(
            folder.Field("name", required=True, longest=120),
            folder.Field("municipality", longest=120),
            folder.Words("tagline"),
            folder.Field("phone", required=True, longest=20),
            folder.Mail("email", required=True),
            folder.Address("website"),
            folder.Address("catalogue_url"),
            folder.Listed("languages", required=True, choices=("nl", "en"), keeps_order=True),
            folder.Choice("school_region", choices=tuple(SchoolRegion.values), otherwise="noord"),
            folder.Listed("closing_holidays", choices=tuple(ClosingHoliday.values)),
            folder.Tokens("theme"),
            folder.YesNo("assumed"),
        ),
        key=(),
        read=_read_library,
        put=_put_library,
        check=_check_library,
        single=True,
        languages_field="languages",
    ),
    folder.Table(
        name="kern",
        title=gettext_lazy("Kern"),
        home="places.toml",
        fields=(
            folder.Code("code"),
            folder.Field("name", required=True, longest=80),
            folder.Words("profile"),
            *_ON_EARTH,
            folder.YesNo("assumed"),
            folder.Position("order"),
        ),
        key=("code",),
        read=_read_kernen,
        put=_put_kern,
        check=_check_positions,
    ),
    folder.Table(
        name="branch",
        title=gettext_lazy("Vestiging"),
        home="places.toml",
        fields=(
            folder.Code("code"),
            folder.Words("name", required=True),
            folder.One("kern", required=True, table="kern"),
            folder.Field("street", longest=120),
            folder.Field("postcode", longest=10),
            folder.Field("town", longest=80),
            folder.Field("building", longest=120),
            folder.Field("phone", longest=20),
            folder.Mail("email"),
            folder.Words("about"),
            *_ON_EARTH,
            folder.Many("access", table="label", facet="toegang"),
            folder.YesNo("assumed"),
            folder.Position("order"),
        ),
        key=("code",),
        read=_read_branches,
        put=_put_branch,
        retire=_retire_branch,
        check=_check_positions,
    ),
    folder.Table(
        name="space",
        title=gettext_lazy("Ruimte"),
        home="places.toml",
        fields=(
            folder.One("branch", required=True, table="branch"),
            folder.Code("code"),
            folder.Words("name", required=True),
            folder.Whole("capacity", least=1, most=10_000),
            folder.One("parent", table="space", within=("branch",)),
            folder.Many("access", table="label", facet="toegang"),
            folder.YesNo("assumed"),
            folder.Position("order", group="branch"),
        ),
        key=("branch", "code"),
        read=_read_spaces,
        put=_put_space,
        retire=_retire_space,
    ),
    folder.Table(
        name="population",
        title=gettext_lazy("Inwonertal"),
        home="population.csv",
        fields=(
            folder.One("kern", table="kern"),
            folder.Whole("year", required=True, least=1900, most=2200),
            folder.Whole("inhabitants", required=True),
            folder.Field("source", required=True, longest=200),
            folder.YesNo("assumed"),
        ),
        key=("kern", "year"),
        read=_read_population,
        put=_put_population,
        retire=_remove_population,
        retire_first=True,
    ),
    *folder_hours.TABLES,
)
