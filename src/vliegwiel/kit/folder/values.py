# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Checked values of a row in plain form, the same for folder, memory and database, so that they can be compared."""

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta

from vliegwiel.kit.localtext import LocalText

Plain = None | bool | int | float | str | list[str] | dict[str, str]


class Values(dict[str, Plain]):
    """Field name to plain value. The getters give the type that the field promises; a wrong one is a programming error."""

    def text(self, name: str) -> str:
        """A sentence, code or choice; empty when absent."""
        value = self.get(name)
        return value if isinstance(value, str) else ""

    def words(self, name: str) -> LocalText:
        """A text by language."""
        value = self.get(name)
        return LocalText(value) if isinstance(value, dict) else LocalText()

    def tokens(self, name: str) -> dict[str, str]:
        """Names with values."""
        value = self.get(name)
        return dict(value) if isinstance(value, dict) else {}

    def codes(self, name: str) -> list[str]:
        """A list of words."""
        value = self.get(name)
        return list(value) if isinstance(value, list) else []

    def whole(self, name: str) -> int | None:
        """A whole number."""
        value = self.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def number(self, name: str) -> int:
        """A whole number that is always there. Raises ValueError when it is not."""
        value = self.whole(name)
        if value is None:
            raise ValueError(f"{name} has no number")
        return value

    def measure(self, name: str) -> float | None:
        """A number with decimals."""
        value = self.get(name)
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None

    def yes(self, name: str) -> bool:
        """A yes or no."""
        return self.get(name) is True

    def day(self, name: str) -> date | None:
        """A date."""
        value = self.text(name)
        return date.fromisoformat(value) if value else None

    def given_day(self, name: str) -> date:
        """A required date. Raises ValueError when it is absent."""
        return date.fromisoformat(self.text(name))

    def given_day_after(self, name: str) -> date:
        """The day after a required date. Raises ValueError when it is absent."""
        return self.given_day(name) + timedelta(days=1)

    def given_hour(self, name: str) -> time:
        """A required time of day. Raises ValueError when it is absent."""
        return time.fromisoformat(self.text(name))

    def day_after(self, name: str) -> date | None:
        """The day after a date: periods are inclusive in the folder and half-open in the database."""
        value = self.day(name)
        return value + timedelta(days=1) if value else None

    def hour(self, name: str) -> time | None:
        """A time of day."""
        value = self.text(name)
        return time.fromisoformat(value) if value else None


def plain_day(value: date | None) -> str:
    """A date in plain form; empty for None."""
    return value.isoformat() if value else ""


def plain_last_day(until: date | None) -> str:
    """The last day of a half-open period in plain form."""
    return plain_day(until - timedelta(days=1)) if until else ""


def plain_hour(value: time | None) -> str:
    """A time in plain form, such as 09:30; empty for None."""
    return value.strftime("%H:%M") if value else ""


def plain_words(value: Mapping[str, str]) -> dict[str, str]:
    """A text by language in plain form, without empty translations."""
    return {code: text for code, text in value.items() if text}


def plain_codes(value: Sequence[str]) -> list[str]:
    """Codes in plain form: their order says nothing."""
    return sorted(value)
