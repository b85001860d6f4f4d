# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kinds of values a folder can hold: each checks what was written and gives it in plain form, or says what is wrong."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _

from vliegwiel.kit.folder.mistakes import Wrong, nearest
from vliegwiel.kit.folder.values import Plain

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(:[a-z0-9]+(-[a-z0-9]+)*)?")
_HOUR = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(:00)?")
_YES, _NO = {"ja", "yes", "true", "1"}, {"nee", "no", "false", "0"}


@dataclass(frozen=True)
class Field:
    """One named value. Subclasses check; this one takes a single line of text."""

    name: str
    required: bool = False
    longest: int = 2000

    @property
    def default(self) -> Plain:
        """What an absent value means."""
        return ""

    def plain(self, raw: object, languages: Sequence[str]) -> Plain:
        """The value in plain form. Raises Wrong."""
        del languages
        text = _line(raw, self.longest)
        if len(text.splitlines()) > 1:
            raise Wrong(_("Deze tekst hoort op een regel."), _("Haal de nieuwe regel weg."))
        return text


def _line(raw: object, longest: int) -> str:
    if not isinstance(raw, str):
        raise Wrong(_("Hier hoort tekst te staan."), _("Zet de waarde tussen dubbele aanhalingstekens."))
    if len(raw) > longest:
        raise Wrong(_("Deze tekst is te lang: %(length)s tekens.") % {"length": len(raw)}, _("Het mogen er %(n)s zijn.") % {"n": longest})
    if "\0" in raw:
        raise Wrong(_("In deze tekst staat een teken dat niet mag."), _("Typ de tekst opnieuw."))
    return raw.strip()


@dataclass(frozen=True)
class Code(Field):
    """What a row is called by others: small letters, digits and hyphens.

    `facets` names the table whose key stands before a colon, when the code has such a beginning.
    """

    required: bool = True
    longest: int = 40
    facets: str = ""

    def plain(self, raw: object, languages: Sequence[str]) -> Plain:
        """Raises Wrong when it cannot stand in an address."""
        del languages
        code = _line(raw, self.longest)
        if self.facets and ":" not in code:
            mend = _("Schrijf soort:naam, zoals “leefgebied:wonen”.")
            raise Wrong(_("“%(code)s” heeft geen soort met een dubbele punt.") % {"code": code}, mend)
        if not _SLUG.fullmatch(code):
            mend = _("Gebruik kleine letters, cijfers en streepjes, zoals “den-ham”.")
            raise Wrong(_("“%(code)s” is geen goede code.") % {"code": code}, mend)
        return code


@dataclass(frozen=True)
class Words(Field):
    """A text in one or more languages; a plain sentence is in the library's first language."""

    @property
    def default(self) -> Plain:
        """No text."""
        return {}

    def plain(self, raw: object, languages: Sequence[str]) -> Plain:
        """Raises Wrong on a language that the library does not list."""
        given = {languages[0]: raw} if isinstance(raw, str) else raw
        if not isinstance(given, Mapping):
            raise Wrong(_("Hier hoort een tekst per taal te staan."), _('Schrijf: { nl = "…", en = "…" }.'))
        for language in given:
            if language not in languages:
                mend = _("De talen van de bibliotheek zijn: %(list)s. Zet de taal erbij in languages, of haal haar hier weg.")
                raise Wrong(
                    _("De taal “%(language)s” staat niet in de lijst.") % {"language": language}, mend % {"list": ", ".join(languages)}
                )
        texts = {str(language): _line(text, self.longest) for language, text in given.items()}
        return {language: text for language, text in texts.items() if text}


@dataclass(frozen=True)
class Whole(Field):
    """A whole number between two bounds."""

    least: int = 0
    most: int = 1_000_000_000

    @property
    def default(self) -> Plain:
        """Not known."""
        return None

    def plain(self, raw: object, languages: Sequence[str]) -> Plain:
        """Raises Wrong."""
        del languages
        try:
            number = int(raw) if isinstance(raw, str) else raw
        except ValueError:
            number = None
        if not isinstance(number, int) or isinstance(number, bool):
            raise Wrong(_("“%(raw)s” is geen heel getal.") % {"raw": raw}, _("Schrijf alleen cijfers, zonder punt of komma."))
        if not self.least <= number <= self.most:
            mend = _("Kies een getal van %(least)s tot en met %(most)s.") % {"least": self.least, "most": self.most}
            raise Wrong(_("%(number)s kan niet.") % {"number": number}, mend)
        return number


@dataclass(frozen=True)
class Measure(Field):
    """A number with decimals between two bounds."""

    least: float = -1e9
    most: float = 1e9

    @property
    def default(self) -> Plain:
        """Not known."""
        return None

    def plain(self, raw: object, languages: Sequence[str]) -> Plain:
        """Raises Wrong."""
        del languages
        try:
            number = float(raw) if isinstance(raw, str | int | float) and not isinstance(raw, bool) else None
        except ValueError:
            number = None
        if number is None or not self.least <= number <= self.most:
            mend = _("Kies een getal van %(least)s tot en met %(most)s, met een punt.") % {"least": self.least, "most": self.most}
            raise Wrong(_("“%(raw)s” is geen goed getal.") % {"raw": raw}, mend)
        return number


@dataclass(frozen=True)
class YesNo(Field):
    """True or false; in CSV also ja and nee."""

    @property
    def default(self) -> Plain:
        """No."""
        return False

    def plain(self, raw: object, languages: Sequence[str]) -> Plain:
        """Raises Wrong."""
        del languages
        if isinstance(raw, bool):
            return raw
        if isinstance(raw, str) and raw.lower() in _YES | _NO:
            return raw.lower() in _YES
        raise Wrong(_("“%(raw)s” is geen ja of nee.") % {"raw": raw}, _("Schrijf true of false."))


@dataclass(frozen=True)
class Day(Field):
    """A date that exists."""

    def plain(self, raw: object, languages: Sequence[str]) -> Plain:
        """As 2026-09-01. Raises Wrong."""
        del languages
        if isinstance(raw, date) and not isinstance(raw, datetime):
            return raw.isoformat()
        try:
            return date.fromisoformat(str(raw)).isoformat()
        except ValueError:
            mend = _("Schrijf jaar-maand-dag, zoals 2026-09-01, en kijk of die dag bestaat.")
            raise Wrong(_("“%(raw)s” is geen datum.") % {"raw": raw}, mend) from None


@dataclass(frozen=True)
class Hour(Field):
    """A time of day to the minute."""

    def plain(self, raw: object, languages: Sequence[str]) -> Plain:
        """As 09:30. Raises Wrong."""
        del languages
        text = raw.strftime("%H:%M") if isinstance(raw, time) else str(raw)
        parts = _HOUR.fullmatch(text)
        if not parts or int(parts[1]) > 23 or int(parts[2]) > 59:
            raise Wrong(_("“%(raw)s” is geen tijd.") % {"raw": text}, _("Schrijf een tijd van 00:00 tot en met 23:59, zoals 09:30."))
        return f"{int(parts[1]):02}:{parts[2]}"


@dataclass(frozen=True)
class Choice(Field):
    """One of a few words. `others` maps further spellings to them."""

    choices: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    otherwise: str = ""

    @property
    def default(self) -> Plain:
        """What an absent choice means."""
        return self.otherwise

    def plain(self, raw: object, languages: Sequence[str]) -> Plain:
        """Raises Wrong with the word that was probably meant."""
        del languages
        word = _line(raw, self.longest)
        word = dict(self.others).get(word.lower(), word)
        if word not in self.choices:
            raise Wrong(_("“%(word)s” kan hier niet.") % {"word": word}, nearest(word, self.choices))
        return word


@dataclass(frozen=True)
class Listed(Field):
    """A list of words, in TOML between [ ], in CSV with spaces between. `keeps_order` False when the order says nothing."""

    choices: tuple[str, ...] = ()
    keeps_order: bool = False

    @property
    def default(self) -> Plain:
        """None of them."""
        return []

    def plain(self, raw: object, languages: Sequence[str]) -> Plain:
        """Raises Wrong on a word that is not among the choices, or stands there twice."""
        del languages
        words = raw.split() if isinstance(raw, str) else raw
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise Wrong(_("Hier hoort een lijst te staan."), _('Schrijf: ["…", "…"].'))
        for word in words:
            if self.choices and word not in self.choices:
                raise Wrong(_("“%(word)s” kan hier niet.") % {"word": word}, nearest(word, self.choices))
        if len(set(words)) != len(words):
            raise Wrong(_("In deze lijst staat iets dubbel."), _("Haal het dubbele weg."))
        return list(words) if self.keeps_order else sorted(words)


@dataclass(frozen=True)
class Tokens(Field):
    """Names with values, such as the colours of a theme."""

    @property
    def default(self) -> Plain:
        """None."""
        return {}

    def plain(self, raw: object, languages: Sequence[str]) -> Plain:
        """Raises Wrong."""
        del languages
        if not isinstance(raw, Mapping):
            raise Wrong(_("Hier horen namen met waarden te staan."), _('Schrijf per regel: naam = "waarde".'))
        return {str(name): _line(value, self.longest) for name, value in raw.items()}


@dataclass(frozen=True)
class Mail(Field):
    """An e-mail address."""

    def plain(self, raw: object, languages: Sequence[str]) -> Plain:
        """Raises Wrong."""
        del languages
        try:
            validate_email(_line(raw, self.longest))
        except ValidationError:
            raise Wrong(_("“%(raw)s” is geen e-mailadres.") % {"raw": raw}, _("Schrijf het zoals info@bibliotheek.nl.")) from None
        return str(raw).strip()


@dataclass(frozen=True)
class Address(Field):
    """The address of a page on the web."""

    def plain(self, raw: object, languages: Sequence[str]) -> Plain:
        """Raises Wrong."""
        del languages
        try:
            URLValidator(schemes=["http", "https"])(_line(raw, self.longest))
        except ValidationError:
            raise Wrong(_("“%(raw)s” is geen webadres.") % {"raw": raw}, _("Schrijf het zoals https://bibliotheek.nl/.")) from None
        return str(raw).strip()


@dataclass(frozen=True)
class Position(Field):
    """The place of a row among its sisters. Left out of files: the order in the file is the order on the screen.

    `group` names the field whose text before a colon, or whole, says who the sisters are.
    """

    group: str = ""

    @property
    def default(self) -> Plain:
        """Filled in by the reader."""
        return None

    def plain(self, raw: object, languages: Sequence[str]) -> Plain:
        """Raises Wrong."""
        return Whole(self.name, most=9999).plain(raw, languages)


@dataclass(frozen=True)
class One(Field):
    """The key of a row in another table. `within` names fields of this row that come before it in that key."""

    table: str = ""
    within: tuple[str, ...] = ()
    facet: str = ""


@dataclass(frozen=True)
class Many(Listed):
    """Keys of rows in another table."""

    table: str = ""
    facet: str = ""
