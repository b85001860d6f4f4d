# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tells the shared pages who the library is and what stands in the residents' menus. Loaded once, when Django is ready."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from vliegwiel.accounts import public as accounts
from vliegwiel.kit.pages import public as pages
from vliegwiel.places import public as places


def identity() -> pages.Identity:
    """The library as every page names it, from memory."""
    library = places.library()
    return pages.Identity(
        name=library.name,
        phone=library.phone,
        email=library.email,
        catalogue_url=library.catalogue_url,
        first_language=library.first_language,
        languages=library.languages,
        synthetic=library.synthetic,
        theme=library.theme,
    )


def _has_board(request: HttpRequest) -> bool:
    return accounts.may(accounts.staff_of(request), accounts.Permission.BOARD_SEE)


def _may_see_figures(request: HttpRequest) -> bool:
    return accounts.may(accounts.staff_of(request), accounts.Permission.FIGURES_SEE)


pages.identify_with(identity, home="site:home", search="site:search")
pages.add_to_public_menu(_("Agenda"), "programme:agenda", order=10)
pages.add_to_public_menu(_("Vestigingen"), "site:branches", order=20)
pages.add_to_public_menu(_("Over ons"), "site:about", order=40)
pages.add_to_public_menu(_("Mijn aanmelding"), "programme:mine-code", order=50)
pages.add_to_footer(_("Onze belofte"), "site:promise", order=10)
pages.add_to_footer(_("Toegankelijkheid"), "site:accessibility", order=20)
pages.add_to_footer(_("Privacy"), "site:privacy", order=30)
pages.add_to_footer(_("Voor medewerkers"), "account_login", order=40)
pages.add_to_staff_menu(_("Vandaag"), "site:team-home", order=10, may_see=_has_board)
pages.add_to_staff_menu(_("Cijfers"), "site:figures", order=90, may_see=_may_see_figures)
