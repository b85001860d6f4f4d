# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The roles there are, what each may do, and who has which role where. This is the one place where rights are given."""

from enum import StrEnum
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.accounts.models.user import User
from vliegwiel.kit import clock, privacy


class Role(models.TextChoices):
    """What somebody does at the library."""

    DESK = "desk", _("balie")
    MAKER = "maker", _("programmamaker")
    COORDINATOR = "coordinator", _("coördinator")
    BRANCH_LEAD = "branch_lead", _("vestigingsleider")
    DIRECTOR = "director", _("directeur")
    AUDITOR = "auditor", _("toezichthouder van de gemeente")
    ADMINISTRATOR = "administrator", _("beheerder")
    VOLUNTEER = "volunteer", _("vrijwilliger")


class Permission(StrEnum):
    """What can be allowed. A page asks for exactly one."""

    BOARD_SEE = "board_see"
    SESSION_EDIT = "session_edit"
    ACTIVITY_EDIT = "activity_edit"
    REGISTRATION_SEE = "registration_see"
    REGISTRATION_EDIT = "registration_edit"
    ATTENDANCE_MARK = "attendance_mark"
    TALLY_ADD = "tally_add"
    CALLS_WORK = "calls_work"
    LETTERS_PRINT = "letters_print"
    NOTES_TELL = "notes_tell"
    PERSON_SEE = "person_see"
    PERSON_EDIT = "person_edit"
    PERSON_EXPORT = "person_export"
    PERSON_ERASE = "person_erase"
    FIGURES_SEE = "figures_see"
    ACCESS_LOG_SEE = "access_log_see"
    USERS_EDIT = "users_edit"
    SETTINGS_EDIT = "settings_edit"


_P = Permission
_AT_THE_DOOR = frozenset({_P.BOARD_SEE, _P.ATTENDANCE_MARK, _P.TALLY_ADD, _P.CALLS_WORK})
_AT_THE_DESK = _AT_THE_DOOR | {
    _P.REGISTRATION_SEE, _P.REGISTRATION_EDIT, _P.LETTERS_PRINT, _P.NOTES_TELL, _P.PERSON_SEE, _P.PERSON_EDIT,
}  # fmt: skip
_MAKING = _AT_THE_DESK | {_P.SESSION_EDIT, _P.ACTIVITY_EDIT, _P.FIGURES_SEE}

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.VOLUNTEER: _AT_THE_DOOR,
    Role.DESK: _AT_THE_DESK,
    Role.MAKER: _MAKING,
    Role.COORDINATOR: _MAKING,
    Role.BRANCH_LEAD: _MAKING | {_P.ACCESS_LOG_SEE, _P.PERSON_EXPORT, _P.PERSON_ERASE},
    Role.DIRECTOR: frozenset({_P.BOARD_SEE, _P.FIGURES_SEE}),
    Role.AUDITOR: frozenset({_P.FIGURES_SEE}),
    Role.ADMINISTRATOR: frozenset({_P.BOARD_SEE, _P.USERS_EDIT, _P.SETTINGS_EDIT, _P.ACCESS_LOG_SEE, _P.PERSON_EXPORT, _P.PERSON_ERASE}),
}

# Permissions for which the sign-in must be fresh: they take data out, or change who may do what.
SENSITIVE = frozenset({_P.PERSON_EXPORT, _P.PERSON_ERASE, _P.SETTINGS_EDIT, _P.USERS_EDIT})

BOUND_TO_A_BRANCH = frozenset({Role.DESK, Role.BRANCH_LEAD, Role.VOLUNTEER})
FOR_ALL_BRANCHES = frozenset({Role.DIRECTOR, Role.AUDITOR, Role.ADMINISTRATOR})


class RoleBinding(models.Model):
    """One person in one role; without a branch it holds for all branches."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="bindings")
    role = models.CharField(max_length=20, choices=Role.choices)
    branch = models.ForeignKey("places.Branch", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    given_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ["role", "branch__order", "branch__code"]
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="rolebinding_role_known"),
            models.CheckConstraint(
                condition=~Q(role__in=sorted(BOUND_TO_A_BRANCH)) | Q(branch__isnull=False),
                name="rolebinding_branch_where_needed",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=sorted(FOR_ALL_BRANCHES)) | Q(branch__isnull=True),
                name="rolebinding_no_branch_for_all",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "branch"], condition=Q(branch__isnull=False), name="rolebinding_once_per_branch"
            ),
            models.UniqueConstraint(fields=["user", "role"], condition=Q(branch__isnull=True), name="rolebinding_once_for_all"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


_BINDING = privacy.Kept(activity="medewerkers", keep="tot 90 dagen na de laatste werkdag", erased="accounts.actions.users.erase")
privacy.register(RoleBinding, personal={"user": _BINDING, "role": _BINDING}, other=("id", "branch", "given_at"))
