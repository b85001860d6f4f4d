# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Texts that a library writes in more than one language. Texts of the product itself go through gettext."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression
from django.utils.translation import get_language


class LocalText(dict[str, str]):
    """Text by language code. str() gives the active language, else the first that is filled in."""

    def __str__(self) -> str:
        return self.in_language(get_language() or "")

    def in_language(self, language: str) -> str:
        """The text in `language` ("nl", "en-gb"), else the first one there is, else an empty string."""
        found = self.get(language) or self.get(language.partition("-")[0])
        return found or next((text for text in self.values() if text), "")

    def language_for(self, language: str) -> str:
        """The language in which `in_language` answers, for a lang attribute beside a fallback."""
        short = language.partition("-")[0]
        if self.get(short):
            return short
        return next((code for code, text in self.items() if text), short)


def local(value: "str | Mapping[str, str] | None", language: str = "nl") -> LocalText:
    """A LocalText from a plain sentence (in `language`) or from a mapping by language."""
    if not value:
        return LocalText()
    return LocalText({language: value}) if isinstance(value, str) else LocalText(value)


if TYPE_CHECKING:
    _Base = models.JSONField[LocalText | Mapping[str, str], LocalText]
else:
    _Base = models.JSONField


class LocalTextField(_Base):
    """Stores a LocalText as JSON. Shape: {language code: text}."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("default", LocalText)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django passes its own options through

    def from_db_value(self, value: str | None, expression: Expression, connection: BaseDatabaseWrapper) -> LocalText:
        """JSON from the database as LocalText."""
        return self.to_python(super().from_db_value(value, expression, connection))

    def to_python(self, value: object) -> LocalText:
        """Accepts None, a sentence or a mapping. Raises ValidationError on anything else."""
        if value is None or isinstance(value, LocalText):
            return value if isinstance(value, LocalText) else LocalText()
        if isinstance(value, str):
            return local(value)
        if isinstance(value, Mapping):
            return LocalText({str(code): str(text) for code, text in value.items()})
        raise ValidationError("a text needs a sentence per language")
