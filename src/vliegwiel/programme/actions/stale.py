# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an action raises when the thing was saved by somebody else since it was read."""

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import errors


class ChangedMeanwhile(errors.ActionRefused):
    """Somebody else saved while this form was open."""

    message = _("Een collega heeft dit intussen gewijzigd. Kijk wat er nu staat en sla dan opnieuw op.")
