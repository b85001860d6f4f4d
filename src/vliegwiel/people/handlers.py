# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people does by itself: forgetting who has not been seen for twelve months, and opening references to persons."""

from datetime import datetime
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
from vliegwiel.kit.schedule import public as schedule
from vliegwiel.messages import public as messages
from vliegwiel.people import tasks
from vliegwiel.people.actions import people
from vliegwiel.people.models import Person


def _person(identifier: UUID) -> refs.Target | None:
    found = Person.objects.filter(id=identifier).first()
    return refs.Target(found.name, reverse("people:person", args=[found.id])) if found else None


def _told(person_id: UUID) -> people.Section:
    lines = []
    for row in messages.sent_to(person_id):
        day = date_format(localtime(datetime.fromisoformat(row["created_at"])), "j F Y")
        lines.append(f"{day}, {messages.Channel(row['channel']).label}: {row['subject']}")
    return people.Section(_("Berichten"), lines)


def _may_see(request: HttpRequest) -> bool:
    return accounts.may(accounts.staff_of(request), accounts.Permission.PERSON_SEE)


people.on_export(_told)
pages.add_to_staff_menu(gettext_lazy("Personen"), "people:search", order=85, may_see=_may_see)
refs.register("people:person", _person)
schedule.every(seconds=24 * 3600)(tasks.forget_who_is_due)
