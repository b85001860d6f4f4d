# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Colleagues at their screens: who they are and where, and what they read and send."""

import re
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext


def colleague(name: str, role: str, branch: str = "") -> Client:
    """A browser in which somebody with a role is signed in; without a branch the role holds everywhere."""
    users = apps.get_model("accounts.User")._default_manager
    user = users.create(email=f"{name.lower()}@example.org", name=name, is_synthetic=True)
    if role:
        where = apps.get_model("places.Branch")._default_manager.get(code=branch) if branch else None
        apps.get_model("accounts.RoleBinding")._default_manager.create(user=user, role=role, branch=where)
    client = Client()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def seen(response: HttpResponse) -> str:
    """What a reader reads: tags away, spaces single."""
    assert response.status_code == 200, response.status_code
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def looked_at(person: UUID) -> int:
    """How many lines of the access log say that somebody looked at a person."""
    return apps.get_model("accounts.AccessLogEntry")._default_manager.filter(subject=person).count()


def queries_for(client: Client, address: str) -> int:
    """How many queries a page takes once places are in memory; the borders of a transaction ask nothing."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return sum("SAVEPOINT" not in query["sql"] for query in asked)
