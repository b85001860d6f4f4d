# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small town with one of everything, made through the real actions: what the addresses of the table are tried on."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from vliegwiel.accounts.actions import users
from vliegwiel.accounts.models import FOR_ALL_BRANCHES, Role, RoleBinding, User
from vliegwiel.kit import actors, clock
from vliegwiel.kit.localtext import LocalText
from vliegwiel.kit.refs import Ref
from vliegwiel.labels.tests import factories as labels
from vliegwiel.messages import letter_files
from vliegwiel.messages.actions import letters, outbox
from vliegwiel.messages.models import Channel
from vliegwiel.messages.recipient import Recipient
from vliegwiel.people.actions.people import Contact
from vliegwiel.places.actions import library
from vliegwiel.places.models import Branch
from vliegwiel.places.tests import factories as places
from vliegwiel.programme.actions import activities, offerings, registrations, sessions
from vliegwiel.programme.models import ActivityState, EnrolmentMode, Offering, Registration, Session, Source

HERE, ELSEWHERE = "vroomshoop", "den-ham"
NEED, THEME = "brief", "taal"


@dataclass(frozen=True)
class Town:
    """What there is. Every id belongs to the branch HERE; `staff` has a colleague per role HERE, `strangers` the same ELSEWHERE."""

    session: Session
    course_id: UUID
    registration: Registration
    person_id: UUID
    call_id: UUID
    note_id: UUID
    pile_id: UUID
    invitation: str
    staff: dict[str, User]
    strangers: dict[str, User]
    charlie: User


def build() -> Town:
    """Makes the town. Cost: about a tenth of a second."""
    places.a_library()
    library.mark_synthetic(by=actors.SYSTEM)
    here, elsewhere = places.a_branch(HERE, open_weekdays=True), places.a_branch(ELSEWHERE)
    session = a_session(here)
    registration = a_registration(session)
    assert registration.person_id
    labels.a_label(f"behoefte:{NEED}")
    labels.a_label(f"thema:{THEME}")
    return Town(
        session=session,
        course_id=a_course(here).id,
        registration=registration,
        person_id=registration.person_id,
        call_id=a_message(Channel.CALL),
        note_id=a_message(Channel.DESK),
        pile_id=a_pile(),
        invitation=users.invite(email="nieuw@voorbeeld.example.org", name="Nieuw", by=actors.SYSTEM).token,
        staff={role: a_colleague(role, here) for role in Role.values},
        strangers={role: a_colleague(role, elsewhere) for role in Role.values if role not in FOR_ALL_BRANCHES},
        charlie=a_user("Charlie"),
    )


def a_session(branch: Branch) -> Session:
    """Tomorrow, for ten people who sign up."""
    return planned(an_offering(branch, "taalcafe", EnrolmentMode.PER_SESSION))


def a_course(branch: Branch) -> Offering:
    """One meeting, for which one signs up as a whole."""
    return planned(an_offering(branch, "klik-en-tik", EnrolmentMode.COURSE)).offering


def an_offering(branch: Branch, slug: str, mode: str) -> Offering:
    fields = activities.ActivityFields(title=LocalText({"nl": slug.title()}), summary=LocalText({"nl": "Samen leren."}))
    activity = activities.create(fields=fields, state=ActivityState.PUBLISHED, slug=slug, by=actors.SYSTEM)
    run = offerings.OfferingFields(branch_id=branch.id, space_id=None, mode=mode, capacity=10)
    return offerings.create(activity=activity, fields=run, by=actors.SYSTEM)


def planned(offering: Offering) -> Session:
    tomorrow = clock.now() + timedelta(days=1)
    return sessions.plan(offering=offering, starts_at=tomorrow, ends_at=tomorrow + timedelta(hours=2), by=actors.SYSTEM)


def a_registration(session: Session) -> Registration:
    """Somebody with a telephone."""
    return registrations.sign_up(
        place=registrations.Place(session.offering, session),
        contact=Contact(name="Jannie Visser", channel=Channel.SMS, phone="+31612345678"),
        source=Source.WEB,
        key=uuid4().hex,
        by=actors.RESIDENT,
    )


def a_message(channel: Channel) -> UUID:
    """A message HERE that waits for a colleague."""
    to = Recipient("Jannie Visser", channel, phone="+31612345678", street="Dorpsstraat 1", postcode="7681 AA", town="Vroomshoop")
    return outbox.send(
        to=to,
        subject="Een plek",
        text="Er is een plek.",
        about=Ref("programme:session", uuid4()),
        kind="promoted",
        person=None,
        dedupe=uuid4().hex,
        branch=HERE,
        by=actors.SYSTEM,
    )


def a_pile() -> UUID:
    """One letter, as a PDF that is ready."""
    pile = letters.gather(letters=[a_message(Channel.LETTER)], branches=None, by=actors.SYSTEM)
    letters.note_made(batch_id=pile.id, file=letter_files.save(b"%PDF-1.7"), by=actors.SYSTEM)
    return pile.id


def a_user(name: str) -> User:
    user = User(email=f"{name.lower()}-{uuid4().hex[:6]}@voorbeeld.example.org", name=name, is_synthetic=True)
    user.set_unusable_password()
    user.save()
    return user


def a_colleague(role: str, branch: Branch) -> User:
    user = a_user(role.replace("_", "-"))
    RoleBinding.objects.create(user=user, role=role, branch_id=None if role in FOR_ALL_BRANCHES else branch.id)
    return user
