# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The privacy register of what we did not write: tables of other packages, and the files and logs of the product."""

from vliegwiel.kit import privacy
from vliegwiel.kit.privacy import Kept

_STAFF = "medewerkers"
_ACCOUNT = Kept(_STAFF, keep="tot 90 dagen na de laatste werkdag", erased="accounts.actions.users.erase")
_SESSION = Kept("techniek", keep="12 uur na inloggen", erased="accounts.tasks: clearsessions")
_TASK = Kept("techniek", keep="14 dagen", erased="django_tasks_db: prune_db_task_results")

privacy.classify("contenttypes.ContentType", personal={}, other=("id", "app_label", "model"))
privacy.classify("auth.Permission", personal={}, other=("id", "name", "content_type", "codename"))
privacy.classify("auth.Group", personal={}, other=("id", "name"))
privacy.classify(
    "sessions.Session",
    personal={"session_key": _SESSION, "session_data": _SESSION},
    other=("expire_date",),
)
privacy.classify(
    "django_tasks_database.DBTaskResult",
    personal={"args_kwargs": _TASK, "traceback": _TASK},
    other=[
        "id",
        "status",
        "enqueued_at",
        "started_at",
        "finished_at",
        "priority",
        "task_path",
        "worker_ids",
        "queue_name",
        "backend_name",
        "run_after",
        "return_value",
        "exception_class_path",
    ],
)
privacy.classify(
    "account.EmailAddress",
    personal={"user": _ACCOUNT, "email": _ACCOUNT},
    other=("id", "verified", "primary"),
)
privacy.classify(
    "account.EmailConfirmation",
    personal={"email_address": _ACCOUNT, "key": _ACCOUNT},
    other=("id", "created", "sent"),
)
privacy.classify(
    "mfa.Authenticator",
    personal={"user": _ACCOUNT, "data": _ACCOUNT, "last_used_at": _ACCOUNT},
    other=("id", "type", "created_at"),
)

privacy.files("mail/", Kept("berichten", keep="90 dagen", erased="messages.tasks"))
privacy.files("sms/", Kept("berichten", keep="90 dagen", erased="messages.tasks"))
privacy.files("private/letters/", Kept("berichten", keep="90 dagen", erased="messages.tasks"))
privacy.files("erasures.jsonl", Kept("inzage", keep="zolang er back-ups van voor de laatste regel zijn", erased="beheerder"))
privacy.files("stderr", Kept("techniek", keep="ten hoogste 14 dagen", erased="logrotatie van de server"))
