# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The access log: who looked at whom, what was refused, who signed in; and whose data an account saw."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from vliegwiel.accounts import access, queries
from vliegwiel.accounts.forms import LogFilter
from vliegwiel.accounts.models import AccessLogEntry, Permission, User
from vliegwiel.kit import privacy
from vliegwiel.kit.pages import public as pages


@require_safe
@access.staff_page(Permission.ACCESS_LOG_SEE)
def index(request: HttpRequest) -> HttpResponse:
    """Lines of the branches that the one who asks leads, newest first."""
    branches = queries.branch_codes(access.staff_of(request), Permission.ACCESS_LOG_SEE)
    people = [(str(one), name) for one, name in User.objects.filter(erased_at=None).values_list("id", "name")]
    form = LogFilter(request.GET or None, accounts=people)
    account, since, until = None, None, None
    if form.is_bound and form.is_valid():
        account = form.cleaned_data["account"]
        since, until = form.moments()
    lines = queries.log_lines(branches=branches, actor=account, since=since, until=until)
    page = pages.paginate(request, lines, per_page=50)
    names = dict(people)
    context = {
        "form": form,
        "page": page,
        "rows": [_row(line, names) for line in page.object_list],
        "seen": _seen(account, form, branches) if account and since and until else None,
    }
    return pages.render(request, "accounts/access_log.html", context, status=400 if form.errors else 200)


def _row(line: AccessLogEntry, names: dict[str, str]) -> dict[str, object]:
    activity = privacy.ACTIVITIES.get(line.activity)
    return {
        "line": line,
        "who": names.get(str(line.actor), ""),
        "activity": activity.name if activity else "",
        "subject": str(line.subject)[:8] if line.subject else "",
    }


def _seen(account: UUID, form: LogFilter, branches: frozenset[str] | None) -> list[dict[str, object]]:
    """Whose data an account saw in the chosen period: for when something went wrong with it."""
    since, until = form.moments()
    if since is None or until is None:
        return []
    found = queries.subjects_seen(actor=account, since=since, until=until, branches=branches)
    return [{"kind": kind, "subject": subject, "times": times} for kind, subject, times in found]
