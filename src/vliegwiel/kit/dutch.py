# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small tools for Dutch text and for what Dutch residents type: folding, stems, phone numbers, the eleven-test."""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

_WORD = re.compile(r"[a-z0-9]+")
_NINE_DIGITS = re.compile(r"(?<!\d)(?:\d[ .\-]?){8}\d(?!\d)")
_stemmer = snowballstemmer.stemmer("dutch")


def fold(text: str) -> str:
    """Lower case without accents: "Één Café" becomes "een cafe"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The Snowball Dutch stem of a folded word."""
    return str(_stemmer.stemWord(word))


def stem_words(text: str) -> list[str]:
    """The stems of all words in a text, in order, folded."""
    return [stem(word) for word in _WORD.findall(fold(text))]


def passes_eleven_test(digits: str) -> bool:
    """Whether nine digits form a valid citizen service number (Wet algemene bepalingen BSN; weights 9..2, -1)."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True))
    return total % 11 == 0 and int(digits) != 0


def holds_bsn(text: str) -> bool:
    """Whether free text holds nine digits (dots, spaces or dashes between them allowed) that pass the eleven-test."""
    return any(passes_eleven_test(re.sub(r"\D", "", found)) for found in _NINE_DIGITS.findall(text))


def normal_phone(text: str) -> str | None:
    """A Dutch or international phone number as "+31612345678", or None when it is not one.

    Any notation is accepted: spaces, dashes, brackets, 06…, 0031…, +31(0)…. Length after E.164.
    """
    digits = re.sub(r"\(0\)", "", text.strip())
    if re.search(r"[^\d\s()+\-./]", digits):
        return None
    plus = digits.startswith("+")
    digits = re.sub(r"\D", "", digits)
    if not plus and digits.startswith("00"):
        plus, digits = True, digits[2:]
    if plus:
        if digits.startswith("310"):
            digits = "31" + digits[3:]
        valid = len(digits) == 11 if digits.startswith("31") else 8 <= len(digits) <= 15
        return f"+{digits}" if valid else None
    return f"+31{digits[1:]}" if re.fullmatch(r"0[1-9]\d{8}", digits) else None


def readable_phone(number: str) -> str:
    """A stored number as people write it: "06 12 34 56 78", "0546 12 34 56", or the international form as it is."""
    if not number.startswith("+31"):
        return number
    local = "0" + number[3:]
    head = 2 if local.startswith("06") else 4
    rest = local[head:]
    return " ".join([local[:head], *(rest[i : i + 2] for i in range(0, len(rest), 2))])
