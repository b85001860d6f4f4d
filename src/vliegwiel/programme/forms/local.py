# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fields for texts that the library writes itself: one input per language of the library, side by side."""

from collections.abc import Iterator

from django import forms
from django.conf.locale import LANG_INFO
from django.forms import BoundField
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.forms import KitForm
from vliegwiel.kit.localtext import LocalText
from vliegwiel.places import public as places


def own_name(language: str) -> str:
    """What a language is called in itself: "Nederlands"."""
    return str(LANG_INFO.get(language, {}).get("name_local", language)).capitalize()


class LocalForm(KitForm):
    """A form with texts in every language of the library; those of the first language have the plain name."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.languages = places.library().languages

    def add_text(
        self, name: str, label: str | Promise, *, length: int, rows: int = 0, hint: str | Promise = "", required: str | Promise = ""
    ) -> None:
        """Adds one text: an input per language, `rows` lines high, or a single line.

        `required` is the sentence for when the first language is left empty.
        """
        for language in self.languages:
            widget = forms.Textarea(attrs={"rows": rows, "lang": language}) if rows else forms.TextInput(attrs={"lang": language})
            field = forms.CharField(label=str(label), max_length=length, required=False, widget=widget, help_text=str(hint))
            field.error_messages["max_length"] = _("Dit is te lang. Houd het bij %(limit_value)d letters.")
            if language != self.languages[0]:
                field.label = f"{label} ({own_name(language)})"
                field.help_text = ""
            elif required:
                field.required = True
                field.error_messages["required"] = str(required)
            self.fields[self._field(name, language)] = field

    def _field(self, name: str, language: str) -> str:
        return name if language == self.languages[0] else f"{name}_{language}"

    def values_of(self, name: str) -> list[str]:
        """All values that came in under one name."""
        return [str(value) for value in self.data.getlist(name)] if isinstance(self.data, QueryDict) else []

    def carry_version(self, version: int) -> None:
        """Makes the form, with all that was typed, ready to be saved over what a colleague saved meanwhile."""
        if isinstance(self.data, QueryDict):
            data = self.data.copy()
            data["version"] = str(version)
            self.data = data

    def set_text(self, name: str, text: LocalText) -> None:
        """Fills in what is there already."""
        for language in self.languages:
            self.initial[self._field(name, language)] = text.get(language, "")

    def text(self, name: str) -> LocalText:
        """What was typed, languages that are empty left out."""
        typed = {language: str(self.cleaned_data.get(self._field(name, language)) or "").strip() for language in self.languages}
        return LocalText({language: text for language, text in typed.items() if text})

    def rows(self, name: str) -> Iterator[BoundField]:
        """The inputs of one text, first language first."""
        for language in self.languages:
            yield self[self._field(name, language)]
