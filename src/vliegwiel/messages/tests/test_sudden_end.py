# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A worker that is killed while it sends: nothing is lost, and what goes again is recognisably the same."""

import os
import signal
import subprocess
import sys

import pytest
from django.core import mail
from django.db import connection

from vliegwiel.kit import clock
from vliegwiel.messages import tasks
from vliegwiel.messages.actions import sending
from vliegwiel.messages.models import Message, State
from vliegwiel.messages.tests.factories import a_message

WORKER = """
import sys, time, django
django.setup()
from vliegwiel.messages import carriers, tasks
sent = []
def carry(self, message):
    if sent:
        print("halfway", flush=True)
        time.sleep(60)
    sent.append(message.id)
carriers.MailCarrier.carry = carry
tasks.send_due()
"""


def address_of_the_test_database() -> str:
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    return f"postgresql://{known['USER']}:{known['PASSWORD']}@{known['HOST']}:{known['PORT']}/{known['NAME']}"


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_halfway_loses_nothing_and_repeats_only_what_it_could_not_note():
    noted, halfway, untouched = a_message("email"), a_message("email"), a_message("email")
    env = {**os.environ, "DATABASE_URL": address_of_the_test_database(), "DJANGO_SETTINGS_MODULE": "vliegwiel.config.settings"}
    with subprocess.Popen([sys.executable, "-c", WORKER], env=env, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline().strip() == "halfway"
        worker.send_signal(signal.SIGKILL)
    states = dict(Message.objects.values_list("id", "state"))
    assert states == {noted.id: State.DELIVERED, halfway.id: State.SENDING, untouched.id: State.WAITING}
    assert tasks.send_due() == 1, "what was being sent is left alone for a while"
    with clock.at(clock.now() + sending.ABANDONED * 2):
        assert tasks.send_due() == 1
    assert set(Message.objects.values_list("state", flat=True)) == {State.DELIVERED}
    identifiers = [sent.extra_headers["Message-ID"].partition("@")[0] for sent in mail.outbox]
    assert identifiers == [f"<{untouched.id}", f"<{halfway.id}"]
