# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Places for tests, made through the real actions so that events are recorded and nothing read from memory is stale."""

from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta

from vliegwiel.kit import actors
from vliegwiel.labels.tests import factories as labels
from vliegwiel.places.actions import branches, library, opening
from vliegwiel.places.models import Branch, Kern, Library, OpeningState, Space

NINE_TO_FIVE = tuple(opening.WeekLine(weekday, time(9), time(17)) for weekday in range(5))


def a_library(
    *, closing_holidays: Sequence[str] | None = None, languages: Sequence[str] = ("nl", "en"), catalogue_url: str = ""
) -> Library:
    """Bibliotheek Test, which closes on the national holidays."""
    return library.save(
        name="Bibliotheek Test",
        phone="+31546123456",
        email="hallo@bibliotheek.test",
        languages=languages,
        closing_holidays=closing_holidays,
        catalogue_url=catalogue_url,
        by=actors.SYSTEM,
    )


def a_made_up_library() -> None:
    """Bibliotheek Test, marked as invented: what a demo needs."""
    a_library()
    library.mark_synthetic(by=actors.SYSTEM)


def a_kern(code: str = "vriezenveen", name: str = "Vriezenveen", *, profile: str = "") -> Kern:
    """A village."""
    return library.upsert_kern(code=code, name=name, profile=profile, by=actors.SYSTEM)


def a_figure(kern: Kern | None, inhabitants: int) -> None:
    """How many people lived in a village, or in the whole municipality, in 2021."""
    library.set_population(kern=kern, year=2021, inhabitants=inhabitants, source="CBS", by=actors.SYSTEM)


def a_branch(code: str = "vriezenveen", *, access: Iterable[str] = (), open_weekdays: bool = False, assumed: bool = False) -> Branch:
    """A branch in a village of the same code; on request open with staff from 9 to 17 on weekdays."""
    kern = a_kern(code, code.title())
    branch = branches.upsert(code=code, name=f"Bibliotheek {code.title()}", kern=kern, access=access, assumed=assumed, by=actors.SYSTEM)
    if open_weekdays:
        opening.set_week(branch=branch, lines=NINE_TO_FIVE, by=actors.SYSTEM)
    return branch


def a_space(branch: Branch, code: str = "zaal", *, parent: Space | None = None, access: Iterable[str] = ()) -> Space:
    """A space for twenty people."""
    return branches.upsert_space(branch=branch, code=code, name=code.title(), parent=parent, capacity=20, access=access, by=actors.SYSTEM)


def an_access_fact(slug: str) -> str:
    """A label of facet toegang; its code."""
    return labels.a_label(f"toegang:{slug}").code


def a_line(weekday: int, opens: int, closes: int, state: OpeningState = OpeningState.STAFFED) -> opening.WeekLine:
    """A stretch of a week in whole hours."""
    return opening.WeekLine(weekday, time(opens), time(closes), state)


def all_is_made_up() -> None:
    """The library says on each page that its data is made up."""
    library.mark_synthetic(by=actors.SYSTEM)


def a_closed_day(branch: Branch, on: date, reason: str) -> None:
    """A date on which a branch is closed."""
    opening.add_exception(
        branch=branch, starts_on=on, ends_on=on + timedelta(days=1), state=OpeningState.CLOSED, reason=reason, by=actors.SYSTEM
    )
