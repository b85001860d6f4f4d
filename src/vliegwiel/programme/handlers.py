# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the programme does when lower modules move: forget an erased person, open references, stand in the team's menu."""

from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.accounts import public as accounts
from vliegwiel.kit import refs
from vliegwiel.kit.pages import public as pages
from vliegwiel.people import public as people
from vliegwiel.programme.actions import erasure
from vliegwiel.programme.models import Registration, Session


def _forget(person_id: UUID) -> None:
    erasure.forget(person_id=person_id)


def _registration(identifier: UUID) -> refs.Target | None:
    found = Registration.objects.filter(id=identifier).select_related("pool__offering__activity").first()
    if found is None:
        return None
    title = str(found.pool.offering.activity.title)
    return refs.Target(title, reverse("programme:signups", args=[found.pool.offering_id]))


def _session(identifier: UUID) -> refs.Target | None:
    found = Session.objects.filter(id=identifier).select_related("offering__activity").first()
    if found is None:
        return None
    return refs.Target(str(found.offering.activity.title), reverse("programme:door", args=[found.id]))


def _when(row: Registration) -> str:
    """When it is, on the clock of the library; of a course, when she signed up."""
    if row.pool.session is None:
        return date_format(localtime(row.created_at), "j F Y")
    return date_format(localtime(row.pool.session.starts_at), "j F Y, H.i")


def _kept(person_id: UUID) -> people.Section:
    registrations = Registration.objects.filter(person_id=person_id).order_by("created_at")
    found = registrations.select_related("pool__offering__activity", "pool__session")
    lines = [f"{row.pool.offering.activity.title}, {_when(row)}, {row.get_state_display()}, {row.code}" for row in found]
    return people.Section(_("Aanmeldingen"), lines)


people.on_erase(_forget)
people.on_export(_kept)
refs.register("programme:registration", _registration)
refs.register("programme:session", _session)


def _may_sign_up(request: HttpRequest) -> bool:
    return accounts.may(accounts.staff_of(request), accounts.Permission.REGISTRATION_EDIT)


def _may_make(request: HttpRequest) -> bool:
    return accounts.may(accounts.staff_of(request), accounts.Permission.ACTIVITY_EDIT)


pages.add_to_staff_menu(gettext_lazy("Aanmelden"), "programme:desk-signup", order=20, may_see=_may_sign_up)
pages.add_to_staff_menu(gettext_lazy("Activiteiten"), "programme:activities", order=30, may_see=_may_make)
