# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The e-mail with an invitation. It goes at once and outside the outbox: its link is a secret that is kept nowhere."""

from email.utils import formataddr, parseaddr
from smtplib import SMTPException

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _

from vliegwiel.accounts.models import User
from vliegwiel.kit.pages import public as pages

log = structlog.get_logger(__name__)


def mail(user: User, link: str) -> bool:
    """Sends the link; False when the mail server did not take it, so that the page can say so."""
    library = pages.identity()
    with translation.override(user.language):
        subject = _("Je account bij %(library)s") % {"library": library.name}
        text = _(
            "Hallo %(name)s,\n\nJe krijgt een account bij %(library)s. Kies een wachtwoord op deze pagina:\n\n%(link)s\n\n"
            "De link werkt 7 dagen en één keer.\n\nKen je ons niet? Dan kun je deze mail weggooien."
        ) % {"name": user.name, "library": library.name, "link": link}
    sender = formataddr((library.name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))
    reply_to = [library.email] if library.email else None
    try:
        EmailMessage(" ".join(subject.split()), text, sender, [user.email], reply_to=reply_to).send()
    except (SMTPException, OSError) as error:
        log.warning("invitation_not_mailed", user=str(user.id), error=type(error).__name__)
        return False
    return True
