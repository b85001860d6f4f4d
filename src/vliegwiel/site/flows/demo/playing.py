# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plays the invented season through the real actions, each at its own moment, all of it or nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vliegwiel.accounts import public as accounts
from vliegwiel.kit import clock, db, errors
from vliegwiel.kit.actors import RESIDENT, Actor
from vliegwiel.kit.events import public as events
from vliegwiel.messages import public as messages
from vliegwiel.people import public as people
from vliegwiel.places import public as places
from vliegwiel.programme import public as programme
from vliegwiel.programme.public import AgeBand, EnrolmentMode, Presence, SessionInfo, Source
from vliegwiel.site.events import SeasonPlayed
from vliegwiel.site.flows.demo import cast, season
from vliegwiel.site.flows.demo.timeline import Timeline

STAFF = Actor("demo")
_SOURCES = (Source.WEB, Source.DESK, Source.PHONE)
_SOURCE_SHARES = (6, 3, 1)
_REASON = _("De begeleider is ziek.")


class PlayedBefore(errors.ActionRefused):
    """A season was played already."""

    message = _("Er is al een seizoen gespeeld. Met --again komt er nog een bovenop.")


class NothingToPlay(errors.ActionRefused):
    """There is no branch or no published activity."""

    message = _("Laad eerst de map van een bibliotheek met vestigingen en activiteiten.")


class RealPeopleHere(errors.ActionRefused):
    """The library is in real use."""

    message = _("Hier staan al echte mensen in. De demo mengt verzonnen mensen nooit met echte. Gebruik een lege map (VLIEGWIEL_DATA).")


@dataclass(frozen=True)
class Played:
    """How large the season became."""

    runs: int
    sessions: int
    people: int
    signups: int


@dataclass
class _Date:
    """One session in the play, with who signs up for it. For a course the sign-ups hang on its first date."""

    plan: season.Plan
    run_id: UUID
    session: SessionInfo
    signups: list[programme.SignupInfo] = field(default_factory=list)

    @property
    def place(self) -> UUID | None:
        """What one signs up for: the date, or None for the whole course."""
        return None if self.plan.mode == EnrolmentMode.COURSE else self.session.id


def was_played() -> bool:
    """Whether a season was played before. One query."""
    return bool(events.after(0, limit=1, tag=SeasonPlayed.TAG))


def play(*, seed: int, weeks: tuple[int, int], again: bool, residents: int, progress: Callable[[int, int], None]) -> Played:
    """A season from `weeks[0]` weeks ago to `weeks[1]` weeks ahead. The same seed on the same day is the same season.

    Raises PlayedBefore, NothingToPlay, RealPeopleHere.
    """
    if was_played() and not again:
        raise PlayedBefore
    if people.known() and not places.library().synthetic:
        raise RealPeopleHere
    if not places.branches() or not programme.published():
        raise NothingToPlay
    places.mark_synthetic(by=STAFF)
    with db.write():
        accounts.make_demo_staff(by=STAFF)
        return _Play(seed, weeks, residents).whole(progress)


class _Play:
    """One season being played. `rng` draws everything, so that a seed says it all."""

    def __init__(self, seed: int, weeks: tuple[int, int], residents: int) -> None:
        self.seed, self.weeks = seed, weeks
        self.rng = Random(seed)
        self.now = clock.now()
        self.run = f"demo-{self.now:%Y%m%d%H%M%S}-{seed}"
        self.cast = cast.residents(self.rng, residents)
        self.keys = self.signups = 0
        self.begun_courses: set[UUID] = set()
        self.timeline = Timeline()

    def whole(self, progress: Callable[[int, int], None]) -> Played:
        """Draws, plans and plays everything; what it came to."""
        with clock.at(self.now - timedelta(weeks=self.weeks[0])):
            dates = self._planned()
        self._today_everywhere(dates)
        for one in dates:
            self._fill(one)
            if one.session.ends_at < self.now:
                self._hold(one)
        self._highlights(dates)
        self._work_days()
        self.timeline.play(progress)
        runs = len({one.run_id for one in dates})
        events.record(SeasonPlayed(seed=self.seed, sessions=len(dates), signups=self.signups), by=STAFF)
        return Played(runs, len(dates), len(self.cast), self.signups)

    # What is on.

    def _planned(self) -> list[_Date]:
        found = []
        for plan in season.Season(self.rng, timezone.localdate(self.now), self.weeks).draw():
            run = plan.run or programme.add_run(activity_id=plan.activity.id, fields=self._fields(plan), by=STAFF)
            dates = programme.sessions_of(run.id) if plan.run else []
            try:
                dates = self._earlier(plan, dates) + dates if dates else programme.generate(run_id=run.id, rule=plan.rule, by=STAFF)
            except errors.ActionRefused:
                continue
            found += [_Date(plan, run.id, session) for session in dates]
        return found

    def _earlier(self, plan: season.Plan, dates: list[SessionInfo]) -> list[SessionInfo]:
        """The weeks before now of a run that the folder planned from now on, in its own rhythm. A course is left as it is."""
        starts, ends = (timezone.localtime(moment) for moment in (dates[0].starts_at, dates[0].ends_at))
        first = timezone.localdate(self.now) - timedelta(weeks=self.weeks[0])
        if plan.run is None or plan.mode == EnrolmentMode.COURSE or starts.date() <= first:
            return []
        pause = (dates[1].starts_at - dates[0].starts_at).days // 7 if len(dates) > 1 else 1
        offset = (starts.date() - first).days % (7 * max(pause, 1))
        rule = programme.Rule(
            weekday=starts.weekday(),
            starts=starts.time(),
            ends=ends.time(),
            first=first + timedelta(days=offset),
            until=starts.date(),
            every_weeks=max(pause, 1),
        )
        try:
            return programme.generate(run_id=plan.run.id, rule=rule, by=STAFF)
        except errors.ActionRefused:
            return []

    def _fields(self, plan: season.Plan) -> programme.OfferingFields:
        rooms = [space for space in places.spaces(plan.branch.id) if space.capacity is None or space.capacity >= (plan.capacity or 0)]
        return programme.OfferingFields(
            branch_id=plan.branch.id,
            space_id=self.rng.choice(rooms).id if rooms else None,
            mode=plan.mode,
            capacity=plan.capacity,
        )

    def _today_everywhere(self, dates: list[_Date]) -> None:
        """Adds a date today in every village that has none, if need be in the evening."""
        today = timezone.localdate(self.now)
        busy = {one.plan.branch.kern_code for one in dates if timezone.localdate(one.session.starts_at) == today}
        for number, branch in enumerate(places.branches()):
            mine = [one for one in dates if one.plan.branch.id == branch.id and one.plan.mode != EnrolmentMode.COURSE]
            if branch.kern_code in busy or not mine:
                continue
            one = next((one for one in mine if one.plan.mode == EnrolmentMode.PER_SESSION), mine[0])
            starts = self._hour_today(today, number)
            with clock.at(self.now - timedelta(days=6)):
                session = programme.plan(run_id=one.run_id, starts_at=starts, ends_at=starts + timedelta(minutes=90), by=STAFF)
            dates.append(_Date(one.plan, one.run_id, session))
            busy.add(branch.kern_code)

    def _hour_today(self, today: date, number: int) -> datetime:
        """Later today when the day allows it, so that there is still something to go to."""
        hours = (10, 11, 14, 15, 16, 19, 20)
        moments = [timezone.make_aware(datetime.combine(today, time(hour, 30))) for hour in hours]
        coming = [moment for moment in moments if moment > self.now - timedelta(minutes=20)]
        return coming[number % len(coming)] if coming else moments[number % len(moments)]

    # Who comes.

    def _near(self, plan: season.Plan) -> list[cast.Resident]:
        """The residents in a drawn order, those of the same village first in two cases out of three."""
        return sorted(self.cast, key=lambda one: self.rng.random() - (0.5 if one.kern == plan.branch.kern_code else 0))

    def _fill(self, one: _Date) -> None:
        plan, session = one.plan, one.session
        if plan.mode == EnrolmentMode.DROP_IN or one.run_id in self.begun_courses:
            return
        if plan.mode == EnrolmentMode.COURSE:
            self.begun_courses.add(one.run_id)
        weeks_ahead = max((session.starts_at - self.now).days / 7, 0)
        wanted = round((plan.capacity or 10) * plan.popularity * self.rng.uniform(0.6, 1.1) / (1 + weeks_ahead / 4))
        for resident in self._near(plan)[:wanted]:
            self._signs_up(one, resident, self._before(session))

    def _before(self, session: SessionInfo) -> datetime:
        """A waking moment in the four weeks before a date, and before now."""
        latest = min(session.starts_at - timedelta(hours=3), self.now - timedelta(minutes=20))
        earliest = max(latest - timedelta(weeks=4), self.now - timedelta(weeks=self.weeks[0]))
        drawn = earliest + (latest - earliest) * self.rng.random()
        daytime = timezone.localtime(drawn).replace(hour=self.rng.randint(9, 20), minute=self.rng.randint(0, 59))
        return min(daytime, latest)

    def _signs_up(self, one: _Date, resident: cast.Resident, at: datetime) -> None:
        source = self.rng.choices(_SOURCES, _SOURCE_SHARES)[0] if resident.channel != messages.Channel.DESK else Source.DESK
        key = self._key()
        thinks_better = self.rng.random() < 0.07

        def step() -> None:
            by = RESIDENT if source == Source.WEB else STAFF
            signup = programme.sign_up(run_id=one.run_id, session_id=one.place, contact=resident.contact, source=source, key=key, by=by)
            one.signups.append(signup)
            self.signups += 1

        def gives_up() -> None:
            mine = next((signup for signup in one.signups if signup.number % 9 == 4), None)
            if mine:
                one.signups.remove(mine)
                programme.cancel_signup(signup_id=mine.id, by=RESIDENT)

        self.timeline.add(at, step)
        later = at + timedelta(days=2)
        if thinks_better and later < min(self.now, one.session.starts_at):
            self.timeline.add(later, gives_up)

    def _key(self) -> str:
        self.keys += 1
        return f"{self.run}-{self.keys}"

    # What happened at the door.

    def _hold(self, one: _Date) -> None:
        begins = one.session.starts_at
        if one.plan.mode == EnrolmentMode.DROP_IN:
            for _tap in range(self.rng.randint(3, 9)):
                self._taps(one, begins + timedelta(minutes=self.rng.randint(1, 55)))
            return
        self.timeline.add(begins + timedelta(minutes=10), lambda: self._mark(one))
        if self.rng.random() < 0.3:
            resident, key = self.rng.choice(self.cast), self._key()
            self.timeline.add(
                begins + timedelta(minutes=12),
                lambda: programme.walk_in(session_id=one.session.id, contact=resident.contact, key=key, by=STAFF),
            )
        self.timeline.add(one.session.ends_at, lambda: programme.close_door(session_id=one.session.id, by=STAFF))

    def _taps(self, one: _Date, at: datetime) -> None:
        bands = (
            [AgeBand.CHILD] * 3 + [AgeBand.ADULT]
            if season.is_for_children(one.plan.activity)
            else [AgeBand.YOUTH, AgeBand.ADULT, AgeBand.ADULT, AgeBand.SENIOR]
        )
        band, key = self.rng.choice(bands), self._key()
        self.timeline.add(at, lambda: programme.tally(session_id=one.session.id, band=band, key=key, by=STAFF))

    def _mark(self, one: _Date) -> None:
        """Most come, some excuse themselves; who is not marked did not come, as the end of the session will say."""
        for signup in programme.with_place(one.run_id, one.place):
            drawn = self.rng.random()
            if drawn < 0.9:
                presence = Presence.PRESENT if drawn < 0.84 else Presence.EXCUSED
                programme.mark(signup_id=signup.id, session_id=one.session.id, presence=presence, by=STAFF)

    # What waits today.

    def _highlights(self, dates: list[_Date]) -> None:
        """A full date with a line and a freed place, a date that is called off, both with somebody in each channel."""
        soon = [
            one
            for one in dates
            if one.place and one.plan.mode == EnrolmentMode.PER_SESSION and one.session.starts_at > self.now + timedelta(days=1)
        ]
        soon.sort(key=lambda one: (one.session.starts_at, str(one.run_id)))
        by_channel = {channel: [one for one in self.cast if one.channel == channel] for channel in messages.Channel}
        for one in soon[:2]:
            for channel in messages.Channel:
                self._signs_up(one, self.rng.choice(by_channel[channel]), self.now - timedelta(days=1, hours=self.rng.randint(1, 30)))
        for one in soon[1:2]:
            self._is_called_off(one, self.now - timedelta(minutes=90))
        for one in soon[:1]:
            self._freed_place(one, by_channel)
        gone = [one for one in dates if one.plan.mode == EnrolmentMode.PER_SESSION and one.session.ends_at < self.now - timedelta(days=7)]
        for one in gone[-1:]:
            self._is_called_off(one, one.session.starts_at - timedelta(days=1))

    def _is_called_off(self, one: _Date, at: datetime) -> None:
        self.timeline.add(at, lambda: programme.cancel_session(session_id=one.session.id, reason=str(_REASON), by=STAFF))

    def _freed_place(self, one: _Date, by_channel: dict[messages.Channel, list[cast.Resident]]) -> None:
        """Fills a date, puts two in line who are called and written to, and frees two places this very day."""
        for resident in self._near(one.plan)[: one.plan.capacity or 10]:
            self._signs_up(one, resident, self.now - timedelta(hours=20))
        for channel in (messages.Channel.CALL, messages.Channel.LETTER, messages.Channel.EMAIL):
            self._signs_up(one, by_channel[channel][-1], self.now - timedelta(hours=18))

        def frees() -> None:
            for signup in programme.with_place(one.run_id, one.place)[:2]:
                programme.cancel_signup(signup_id=signup.id, by=RESIDENT)

        self.timeline.add(self.now - timedelta(minutes=45), frees)

    def _work_days(self) -> None:
        """Every afternoon until yesterday the desk does its calls and post; what came since waits for today."""
        today = timezone.localdate(self.now)
        for back in range(1, self.weeks[0] * 7):
            at = timezone.make_aware(datetime.combine(today - timedelta(days=back), time(17, 15)))
            self.timeline.add(at, lambda: messages.work_off(by=STAFF))
