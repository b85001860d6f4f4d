# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""How time stands in the library folder: opening_hours.csv, [[closure]] and school_holidays.csv. Registered by folder.py.

Periods are inclusive here, because people write them so: first_day and last_day.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.kit.actors import Actor
from vliegwiel.kit.folder import public as folder
from vliegwiel.kit.folder.public import Values, plain_day, plain_hour, plain_last_day, plain_words
from vliegwiel.places.actions import library, opening
from vliegwiel.places.actions.opening import WeekLine
from vliegwiel.places.models import Branch, OpeningException, OpeningRule, OpeningState, SchoolHoliday, SchoolRegion

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAY = folder.Choice("day", required=True, choices=DAYS, others=(*zip(_ENGLISH, DAYS, strict=True), *((day[:2], day) for day in DAYS)))
_STATES = tuple(state.value for state in OpeningState if state is not OpeningState.UNDEFINED)
_PERIOD = (folder.Day("first_day"), folder.Day("last_day"))


def _read_hours() -> Iterable[Values]:
    found = OpeningRule.objects.filter(branch__retired_at=None).select_related("branch")
    for rule in found.order_by("branch__order", "branch__code", F("valid_from").asc(nulls_first=True), "weekday", "opens"):
        yield Values(
            branch=rule.branch.code,
            day=DAYS[rule.weekday],
            opens=plain_hour(rule.opens),
            closes=plain_hour(rule.closes),
            state=rule.state,
            first_day=plain_day(rule.valid_from),
            last_day=plain_last_day(rule.valid_until),
            assumed=rule.assumed,
        )


def _line(values: Values) -> WeekLine:
    return WeekLine(
        weekday=DAYS.index(values.text("day")),
        opens=values.given_hour("opens"),
        closes=values.given_hour("closes"),
        state=OpeningState(values.text("state")),
        assumed=values.yes("assumed"),
    )


def _set_week(values: Values, new: list[WeekLine], by: Actor) -> None:
    """The week this line belongs to, with the line that began at the same hour replaced by `new`."""
    branch = Branch.objects.get(code=values.text("branch"))
    first, until = values.day("first_day"), values.day_after("last_day")
    gone = _line(values)
    lines = [
        WeekLine(rule.weekday, rule.opens, rule.closes, OpeningState(rule.state), rule.assumed)
        for rule in OpeningRule.objects.filter(branch=branch, valid_from=first, valid_until=until)
        if (rule.weekday, rule.opens) != (gone.weekday, gone.opens)
    ]
    opening.set_week(branch=branch, lines=lines + new, valid_from=first, valid_until=until, by=by)


def _put_hours(values: Values, by: Actor) -> None:
    _set_week(values, [_line(values)], by)


def _remove_hours(values: Values, by: Actor) -> None:
    _set_week(values, [], by)


def _check_hours(rows: Iterable[folder.Row]) -> Iterable[folder.Mistake]:
    """Closing after opening, and last day after first."""
    for row in rows:
        opens, closes = row.values.text("opens"), row.values.text("closes")
        if bool(opens) != bool(closes) or (opens and closes <= opens):
            what = _("De sluitingstijd moet na de openingstijd liggen.")
            yield row.mistake(what, _("Kijk of de uren zijn omgewisseld."), name="closes")
    yield from _check_period(rows)


def _check_period(rows: Iterable[folder.Row]) -> Iterable[folder.Mistake]:
    for row in rows:
        first, last = row.values.day("first_day") or date.min, row.values.day("last_day") or date.max
        if last < first:
            what = _("De laatste dag ligt voor de eerste.")
            yield row.mistake(what, _("Wissel de twee om of verbeter het jaar."), name="last_day")


def _read_closures() -> Iterable[Values]:
    for exception in OpeningException.objects.select_related("branch").order_by(
        "starts_on", F("branch__code").asc(nulls_first=True), F("opens").asc(nulls_first=True)
    ):
        yield Values(
            branch=exception.branch.code if exception.branch else "",
            first_day=plain_day(exception.starts_on),
            last_day=plain_last_day(exception.ends_on),
            opens=plain_hour(exception.opens),
            closes=plain_hour(exception.closes),
            state=exception.state,
            reason=plain_words(exception.reason),
            assumed=exception.assumed,
        )


def _exceptions(values: Values) -> list[OpeningException]:
    code = values.text("branch")
    found = OpeningException.objects.filter(starts_on=values.given_day("first_day"), opens=values.hour("opens"))
    return list(found.filter(branch__code=code) if code else found.filter(branch=None))


def _put_closure(values: Values, by: Actor) -> None:
    """An exception has no action that changes it: the old one goes, the new one comes."""
    _remove_closure(values, by)
    code = values.text("branch")
    opening.add_exception(
        branch=Branch.objects.get(code=code) if code else None,
        starts_on=values.given_day("first_day"),
        ends_on=values.given_day_after("last_day"),
        opens=values.hour("opens"),
        closes=values.hour("closes"),
        state=OpeningState(values.text("state")),
        reason=values.words("reason"),
        assumed=values.yes("assumed"),
        by=by,
    )


def _remove_closure(values: Values, by: Actor) -> None:
    for exception in _exceptions(values):
        opening.remove_exception(exception=exception, by=by)


def _read_holidays() -> Iterable[Values]:
    for holiday in SchoolHoliday.objects.order_by("region", "starts_on"):
        yield Values(
            region=holiday.region,
            name=plain_words(holiday.name),
            first_day=plain_day(holiday.starts_on),
            last_day=plain_last_day(holiday.ends_on),
        )


def _put_holiday(values: Values, by: Actor) -> None:
    library.set_school_holiday(
        name=values.words("name"),
        region=SchoolRegion(values.text("region")),
        starts_on=values.given_day("first_day"),
        ends_on=values.given_day_after("last_day"),
        by=by,
    )


def _remove_holiday(values: Values, by: Actor) -> None:
    found = SchoolHoliday.objects.get(region=values.text("region"), starts_on=values.given_day("first_day"))
    library.remove_school_holiday(holiday=found, by=by)


TABLES = (
    folder.Table(
        name="opening_hours",
        title=gettext_lazy("Openingstijd"),
        home="opening_hours.csv",
        fields=(
            folder.One("branch", required=True, table="branch"),
            DAY,
            folder.Hour("opens", required=True),
            folder.Hour("closes", required=True),
            folder.Choice("state", choices=_STATES, otherwise=OpeningState.STAFFED.value),
            *_PERIOD,
            folder.YesNo("assumed"),
        ),
        key=("branch", "day", "opens", "first_day", "last_day"),
        read=_read_hours,
        put=_put_hours,
        retire=_remove_hours,
        check=_check_hours,
        retire_first=True,
    ),
    folder.Table(
        name="closure",
        title=gettext_lazy("Afwijkende dag"),
        home="closures.toml",
        fields=(
            folder.One("branch", table="branch"),
            folder.Day("first_day", required=True),
            folder.Day("last_day", required=True),
            folder.Hour("opens"),
            folder.Hour("closes"),
            folder.Choice("state", choices=_STATES, otherwise=OpeningState.CLOSED.value),
            folder.Words("reason"),
            folder.YesNo("assumed"),
        ),
        key=("branch", "first_day", "opens"),
        read=_read_closures,
        put=_put_closure,
        retire=_remove_closure,
        check=_check_hours,
        retire_first=True,
    ),
    folder.Table(
        name="school_holidays",
        title=gettext_lazy("Schoolvakantie"),
        home="school_holidays.csv",
        fields=(
            folder.Choice("region", required=True, choices=tuple(SchoolRegion.values)),
            folder.Words("name", required=True),
            folder.Day("first_day", required=True),
            folder.Day("last_day", required=True),
        ),
        key=("region", "first_day"),
        read=_read_holidays,
        put=_put_holiday,
        retire=_remove_holiday,
        check=_check_period,
        retire_first=True,
    ),
)
