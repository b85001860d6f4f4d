# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the programme stands in the library folder: [[activity_type]], [[activity]] and [[run]]. Never who comes."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.kit import clock
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.folder import public as folder
from vliegwiel.kit.folder.public import Values, plain_codes, plain_words
from vliegwiel.places import public as places
from vliegwiel.programme.actions import activities, offerings, sessions
from vliegwiel.programme.models import Activity, ActivityState, ActivityType, EnrolmentMode, LanguageLevel, Offering

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_STATES = tuple(state.value for state in ActivityState if state is not ActivityState.ARCHIVED)
RHYTHM = (
    folder.Choice("day", choices=DAYS, others=tuple(zip(_ENGLISH, DAYS, strict=True))),
    folder.Hour("starts"),
    folder.Hour("ends"),
    folder.Whole("every_weeks", least=1, most=26),
    folder.Day("first_day"),
    folder.Whole("after_weeks", most=52),
    folder.Whole("weeks", least=1, most=52),
    folder.YesNo("in_school_holidays"),
)
WEEKS_AHEAD = 16


def _read_types() -> Iterable[Values]:
    for row in ActivityType.objects.prefetch_related("labels"):
        codes = plain_codes([label.code for label in row.labels.all()])
        yield Values(code=row.code, name=plain_words(row.name), labels=codes, order=row.order)


def _put_type(values: Values, by: Actor) -> None:
    activities.save_type(
        code=values.text("code"), name=values.words("name"), label_codes=values.codes("labels"), order=values.number("order"), by=by
    )


def _read_activities() -> Iterable[Values]:
    found = Activity.objects.exclude(state=ActivityState.ARCHIVED).select_related("type").prefetch_related("labels")
    for activity in found.order_by("created_at", "slug"):
        yield Values(
            code=activity.slug,
            type=activity.type.code if activity.type else "",
            state=activity.state,
            title=plain_words(activity.title),
            summary=plain_words(activity.summary),
            text=plain_words(activity.text),
            bring=plain_words(activity.bring),
            cost_cents=activity.cost_cents or None,
            cost_note=plain_words(activity.cost_note),
            min_age=activity.min_age,
            max_age=activity.max_age,
            language_level=activity.language_level,
            labels=plain_codes([label.code for label in activity.labels.all()]),
        )


def _put_activity(values: Values, by: Actor) -> None:
    kind = ActivityType.objects.filter(code=values.text("type")).first()
    fields = activities.ActivityFields(
        title=values.words("title"),
        summary=values.words("summary"),
        text=values.words("text"),
        bring=values.words("bring"),
        cost_cents=values.whole("cost_cents") or 0,
        cost_note=values.words("cost_note"),
        min_age=values.whole("min_age"),
        max_age=values.whole("max_age"),
        language_level=values.text("language_level"),
        labels=tuple(values.codes("labels")),
        type_id=kind.id if kind else None,
    )
    found = Activity.objects.filter(slug=values.text("code")).first()
    if found is None:
        found = activities.create(fields=fields, by=by, slug=values.text("code"))
    else:
        found = activities.change(activity=found, fields=fields, version=found.version, by=by)
    if found.state != values.text("state"):
        activities.set_state(activity=found, state=ActivityState(values.text("state")), by=by)


def _retire_activity(values: Values, by: Actor) -> None:
    activities.take_out(activity=Activity.objects.get(slug=values.text("code")), by=by)


def _check_activities(rows: Iterable[folder.Row]) -> Iterable[folder.Mistake]:
    """Ages in order, and no published activity without a word of explanation."""
    for row in rows:
        lowest, highest = row.values.whole("min_age"), row.values.whole("max_age")
        if lowest is not None and highest is not None and highest < lowest:
            yield row.mistake(_("De hoogste leeftijd ligt onder de laagste."), _("Wissel de twee om."), name="max_age")
        if row.values.text("state") == ActivityState.PUBLISHED and not row.values.words("summary"):
            what = _("Een gepubliceerde activiteit heeft een korte uitleg nodig.")
            yield row.mistake(what, _("Vul summary in, of maak er een concept van met state = “draft”."), name="state")


def _code_of(run: Offering, codes: dict[UUID, str]) -> str:
    return codes.get(run.id, f"r-{run.id.hex[:12]}")


def _read_runs() -> Iterable[Values]:
    """The runs as they are, with the rhythm that the folder gave them: the database knows dates, not rules."""
    remembered = folder.memory("run")
    codes = {UUID(row.notes["run"]): row.values.text("code") for row in remembered.values() if "run" in row.notes}
    found = Offering.objects.exclude(activity__state=ActivityState.ARCHIVED).select_related("activity", "branch", "space")
    for run in found.order_by("activity__created_at", "created_at", "id").prefetch_related("sessions"):
        if run.id not in codes and _is_over(run):
            continue
        code = _code_of(run, codes)
        known = remembered.get(f"{run.activity.slug}/{code}")
        rhythm = {field.name: known.values.get(field.name, field.default) if known else field.default for field in RHYTHM}
        yield Values(
            activity=run.activity.slug,
            code=code,
            branch=run.branch.code,
            space=run.space.code if run.space else "",
            name=plain_words(run.name),
            place_note=plain_words(run.place_note),
            mode=run.mode,
            capacity=run.capacity,
            waiting_list="yes" if run.has_waiting_list else "no",
            spoken_languages=plain_codes(run.spoken_languages),
            **rhythm,
        )


def _is_over(run: Offering) -> bool:
    """Whether it had dates and has none ahead: history, no part of the offer any more."""
    dates = list(run.sessions.all())
    return bool(dates) and not any(not one.is_cancelled and one.ends_at > clock.now() for one in dates)


def _retire_run(values: Values, by: Actor) -> None:
    """Cancels the dates ahead; everyone signed up hears it. What was, stays."""
    run = _run(values)
    for session in run.sessions.filter(state="planned", starts_at__gt=clock.now()) if run else ():
        sessions.cancel(session=session, reason=_("Deze activiteit staat niet meer op het programma."), by=by)


def _run(values: Values) -> Offering | None:
    """The run of this row: by the note of its first load, or by the beginning of its id when it was made on screen."""
    known = folder.memory("run").get(f"{values.text('activity')}/{values.text('code')}")
    runs = Offering.objects.select_related("activity", "branch").filter(activity__slug=values.text("activity"))
    if known and "run" in known.notes:
        return runs.filter(id=known.notes["run"]).first()
    return next((run for run in runs if _code_of(run, {}) == values.text("code")), None)


def _put_run(values: Values, by: Actor) -> folder.Notes:
    branch = places.branch(values.text("branch"))
    if branch is None:
        raise ValueError("the branch was checked to be there")
    space = next((space for space in places.spaces(branch.id) if space.code == values.text("space")), None)
    fields = offerings.OfferingFields(
        branch_id=branch.id,
        space_id=space.id if space else None,
        mode=values.text("mode"),
        capacity=values.whole("capacity"),
        has_waiting_list=values.text("waiting_list") == "yes",
        name=values.words("name"),
        place_note=values.words("place_note"),
        spoken_languages=tuple(values.codes("spoken_languages")),
    )
    before = folder.memory("run").get(f"{values.text('activity')}/{values.text('code')}")
    run = _run(values)
    if run is None:
        run = offerings.create(activity=Activity.objects.get(slug=values.text("activity")), fields=fields, by=by)
    else:
        kept = replace(fields, signup_opens_at=run.signup_opens_at, signup_closes_at=run.signup_closes_at)
        run = offerings.change(offering=run, fields=kept, by=by)
    if before is None or any(before.values.get(field.name) != values.get(field.name) for field in RHYTHM):
        _plan(run, values, by)
    return {"run": str(run.id)}


def _plan(run: Offering, values: Values, by: Actor) -> None:
    """Makes the dates of the rhythm, from today on; dates that are there stay. A rhythm without dates left makes none."""
    starts, ends = values.hour("starts"), values.hour("ends")
    if not values.text("day") or starts is None or ends is None:
        return
    first = max(clock.today() + timedelta(weeks=values.whole("after_weeks") or 0), values.day("first_day") or date.min)
    rule = sessions.Rule(
        weekday=DAYS.index(values.text("day")),
        starts=starts,
        ends=ends,
        first=first,
        until=first + timedelta(weeks=values.whole("weeks") or WEEKS_AHEAD),
        every_weeks=values.whole("every_weeks") or 1,
        skips_school_holidays=not values.yes("in_school_holidays"),
    )
    try:
        sessions.generate(offering=run, rule=rule, by=by)
    except sessions.NothingPlanned:
        return


def _check_runs(rows: Iterable[folder.Row]) -> Iterable[folder.Mistake]:
    """Walking in knows no places; a rhythm is a day with two hours, or nothing."""
    for row in rows:
        values = row.values
        if values.text("mode") == EnrolmentMode.DROP_IN and values.whole("capacity") is not None:
            what = _("Vrije inloop heeft geen aantal plaatsen.")
            yield row.mistake(what, _("Haal capacity weg of kies een andere mode."), name="capacity")
        given = [bool(values.text(name)) for name in ("day", "starts", "ends")]
        if any(given) and not all(given):
            what = _("Een ritme heeft een dag, een begintijd en een eindtijd nodig.")
            yield row.mistake(what, _("Vul day, starts en ends alle drie in, of geen van drie."), name="day")
        elif all(given) and values.text("ends") <= values.text("starts"):
            what = _("De eindtijd moet na de begintijd liggen.")
            yield row.mistake(what, _("Kijk of de uren zijn omgewisseld."), name="ends")


folder.register(
    folder.Table(
        name="activity_type",
        title=gettext_lazy("Soort activiteit"),
        home="programme/types.toml",
        fields=(
            folder.Code("code", longest=60),
            folder.Words("name", required=True),
            folder.Many("labels", table="label"),
            folder.Position("order"),
        ),
        key=("code",),
        read=_read_types,
        put=_put_type,
    ),
    folder.Table(
        name="activity",
        title=gettext_lazy("Activiteit"),
        home="programme/activities.toml",
        fields=(
            folder.Code("code", longest=120),
            folder.One("type", table="activity_type"),
            folder.Choice("state", choices=_STATES, otherwise=ActivityState.PUBLISHED.value),
            folder.Words("title", required=True),
            folder.Words("summary"),
            folder.Words("text", longest=20_000),
            folder.Words("bring"),
            folder.Whole("cost_cents", most=1_000_000),
            folder.Words("cost_note"),
            folder.Whole("min_age", most=120),
            folder.Whole("max_age", most=120),
            folder.Choice("language_level", choices=tuple(LanguageLevel.values)),
            folder.Many("labels", required=True, table="label"),
        ),
        key=("code",),
        read=_read_activities,
        put=_put_activity,
        retire=_retire_activity,
        check=_check_activities,
    ),
    folder.Table(
        name="run",
        title=gettext_lazy("Reeks"),
        home="programme/runs.toml",
        fields=(
            folder.One("activity", required=True, table="activity"),
            folder.Code("code"),
            folder.One("branch", required=True, table="branch"),
            folder.One("space", table="space", within=("branch",)),
            folder.Words("name"),
            folder.Words("place_note"),
            folder.Choice("mode", required=True, choices=tuple(EnrolmentMode.values)),
            folder.Whole("capacity", least=1, most=10_000),
            folder.Choice("waiting_list", choices=("yes", "no"), otherwise="yes"),
            folder.Listed("spoken_languages"),
            *RHYTHM,
        ),
        key=("activity", "code"),
        read=_read_runs,
        put=_put_run,
        retire=_retire_run,
        check=_check_runs,
    ),
)
