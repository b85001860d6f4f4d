# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Declarations beside the models fill this register; a test walks every table and fails on a field that is not in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.apps import apps
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class ProcessingActivity:
    """One line of the register that GDPR article 30 asks for. Texts are read by residents on the privacy page."""

    code: str
    name: str | Promise
    purpose: str | Promise
    ground: str | Promise
    kept: str | Promise


@dataclass(frozen=True)
class Kept:
    """Why a personal field is kept (code of a processing activity), how long, and what erases it."""

    activity: str
    keep: str
    erased: str


_INTEREST = _("gerechtvaardigd belang: zonder deze gegevens kunnen we je niet helpen")

ACTIVITIES: dict[str, ProcessingActivity] = {
    activity.code: activity
    for activity in (
        ProcessingActivity(
            "aanmelden",
            _("Aanmelden voor een activiteit"),
            _("Een plek voor je bewaren en je laten weten als er iets verandert."),
            _INTEREST,
            _("Tot 12 maanden na je laatste activiteit. Daarna wissen we je naam en adres."),
        ),
        ProcessingActivity(
            "berichten",
            _("Berichten, brieven en telefoontjes"),
            _("Je bereiken op de manier die jij kiest: e-mail, sms, brief, bellen of aan de balie."),
            _INTEREST,
            _("Tot 90 dagen nadat het bericht is afgehandeld."),
        ),
        ProcessingActivity(
            "medewerkers",
            _("Accounts van medewerkers en vrijwilligers"),
            _("Weten wie er inlogt en wie wat mag."),
            _("overeenkomst met de medewerker of vrijwilliger"),
            _("Zolang iemand bij de bibliotheek werkt, en daarna 90 dagen."),
        ),
        ProcessingActivity(
            "inzage",
            _("Wie heeft in persoonsgegevens gekeken"),
            _("Kunnen nagaan wie welke gegevens heeft gezien."),
            _("wettelijke plicht: verantwoording (AVG artikel 5, lid 2)"),
            _("12 maanden."),
        ),
        ProcessingActivity(
            "tellen",
            _("Tellen wat de bibliotheek doet"),
            _("Laten zien hoeveel mensen we bereiken, zonder namen."),
            _("gerechtvaardigd belang: verantwoording aan gemeente en inwoners"),
            _("Namen staan er niet in. De koppeling met jou verdwijnt als we je gegevens wissen."),
        ),
        ProcessingActivity(
            "techniek",
            _("Veilig draaien van de website"),
            _("Misbruik tegenhouden en storingen oplossen."),
            _("gerechtvaardigd belang: beveiliging"),
            _("Ten hoogste 14 dagen."),
        ),
    )
}

_declared: dict[str, dict[str, Kept | None]] = {}
_files: dict[str, Kept] = {}


def classify(label: str, *, personal: Mapping[str, Kept], other: Iterable[str]) -> None:
    """Declares the fields of a table by its label ("account.EmailAddress"), also of a third party.

    Raises ValueError when a field names an unknown processing activity.
    """
    for kept in personal.values():
        if kept.activity not in ACTIVITIES:
            raise ValueError(f"{label}: unknown processing activity {kept.activity}")
    _declared.setdefault(label.lower(), {}).update({**dict.fromkeys(other), **personal})


def register(model: type[models.Model], *, personal: Mapping[str, Kept], other: Iterable[str]) -> None:
    """Declares the fields of one of our own models; stands right under the model."""
    classify(model._meta.label, personal=personal, other=other)


def impersonal(model: type[models.Model]) -> None:
    """Declares that none of the present fields says anything about a person; a later field must be declared anew."""
    classify(model._meta.label, personal={}, other=[field.name for field in model._meta.local_fields])


def files(place: str, kept: Kept) -> None:
    """Declares a folder, file or log outside the database that can hold personal data."""
    if kept.activity not in ACTIVITIES:
        raise ValueError(f"{place}: unknown processing activity {kept.activity}")
    _files[place] = kept


def declared_files() -> dict[str, Kept]:
    """All places outside the database, relative to the data folder; "stderr" is the log."""
    return _files


def classified() -> dict[str, dict[str, Kept | None]]:
    """All declarations: table label in lower case → field → Kept, or None for a field that is not personal."""
    return _declared


def unclassified() -> list[str]:
    """The fields that nobody declared, as "app.model.field"; empty when the register is complete."""
    missing = []
    for model in apps.get_models(include_auto_created=True):
        known = _declared.get(model._meta.label_lower, {})
        if model._meta.auto_created and not known:
            continue
        missing += [f"{model._meta.label_lower}.{field.name}" for field in model._meta.local_fields if field.name not in known]
    return missing
