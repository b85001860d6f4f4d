# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which pages there are to walk round, from the table of who may see what, and what fills the blanks of their addresses."""

from django.urls import reverse

from tests.architecture.test_who_may_see_what import ADDRESSES
from tests.architecture.who_may_see_what import WHO_MAY_SEE_WHAT, Who
from tests.journeys import stage
from vliegwiel.accounts.models import PERMISSIONS, Role, User
from vliegwiel.labels import public as labels
from vliegwiel.messages.models import Channel, Message
from vliegwiel.programme.models import EnrolmentMode, Offering

# Not a page of ours to look at: files, feeds, redirects, and steps of a sign-in that a made-up colleague never takes.
NO_PAGE = {
    "healthz", "pages:theme", "site:robots", "site:sitemap", "site:security", "messages:pile_pdf", "people:export",
    "programme:calendar", "programme:activity-calendar", "programme:branch-calendar", "programme:theme-calendar",
    "account_logout", "account_reauthenticate", "account_change_password", "account_set_password", "mfa_login_webauthn",
    "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_deactivate_totp", "mfa_remove_webauthn", "mfa_edit_webauthn",
    "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes",
}  # fmt: skip


def found_blanks() -> dict[str, object]:
    """What fills the blanks of the addresses: something that is there, at the branch where the made-up colleagues work."""
    session = stage.an_activity()
    drop_in = stage.an_activity(mode=EnrolmentMode.DROP_IN, capacity=None, starts=stage.JUST_NOW)
    registration = stage.signed_up(session, stage.somebody(Channel.CALL))
    course = Offering.objects.filter(mode=EnrolmentMode.COURSE, activity__state="published").first()
    call = Message.objects.filter(channel=Channel.CALL, state="to_call", branch=stage.HOME).first()
    user = User.objects.get(name="Charlie")
    return {
        "session": session.id,
        "tally": drop_in.id,
        "offering": session.offering_id,
        "course": course.id if course else None,
        "activity": session.offering.activity_id,
        "registration": registration.id,
        "token": registration.token,
        "identifier": registration.person_id,
        "message_id": call.id if call else None,
        "batch_id": stage.a_pile_of_letters(),
        "invitation": stage.an_invitation(),
        "user_id": user.id,
        "slug": session.offering.activity.slug,
        "need": labels.labels_of_facet("behoefte")[0].slug,
        "code": stage.HOME,
        "branch": stage.HOME,
        "step": "naam",
    }


# Where a blank means something else at one address.
MEANS = {
    "site:need": {"slug": "need"},
    "programme:tally": {"session": "tally"},
    "programme:signup-course": {"offering": "course"},
    "invitation": {"token": "invitation"},
}


def path_of(name: str, blanks: dict[str, object]) -> str | None:
    """The address with its blanks filled; None when this library has nothing to fill them with."""
    pattern = ADDRESSES[name].pattern
    wanted = {blank: MEANS.get(name, {}).get(blank, blank) for blank in pattern.converters or pattern.regex.groupindex}
    if any(blanks.get(source) is None for source in wanted.values()):
        return None
    return reverse(name, kwargs={blank: str(blanks[source]) for blank, source in wanted.items()})


def pages(blanks: dict[str, object], *who: Who, role: Role | None = None) -> list[str]:
    """The addresses of every page for these people; for the team, those that a role may see."""
    found = [
        path_of(name, blanks)
        for name, rule in WHO_MAY_SEE_WHAT.items()
        if rule.who in who and not rule.posts and name not in NO_PAGE and (role is None or rule.permission in PERMISSIONS[role])
    ]
    return [path for path in found if path]
