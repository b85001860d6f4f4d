# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every page there is, seen by everybody who may see it, at both widths: a page that no journey passes is looked at all the same."""

import pytest

from tests.architecture.who_may_see_what import Who
from tests.journeys import visitors
from tests.journeys.rounds import pages
from vliegwiel.accounts.actions.demo import COLLEAGUES
from vliegwiel.accounts.models import Role

NAMES = {role: name for name, role in COLLEAGUES}


def walk(visitor, paths, widths=(visitors.PHONE, visitors.DESK)):
    """Opens each once, and looks at each width."""
    for path in paths:
        assert visitor.ask(path) == 200, path
        for width in widths:
            visitor.page.set_viewport_size({"width": width, "height": 800})
            visitor.look()


@pytest.mark.parametrize("language", ["", "/en"], ids=["nederlands", "english"])
def test_a_visitor_sees_every_public_page(house, arrives, blanks, language):
    visitor = arrives(house)
    paths = pages(blanks, Who.ANYONE, Who.HOLDER, Who.DEMO)
    assert len(paths) > 15
    walk(visitor, [language + path for path in paths])


@pytest.mark.xdist_group("team")
@pytest.mark.parametrize("role", list(Role))
def test_a_colleague_sees_every_page_of_her_role(house, arrives, blanks, role, seen_pages):
    """Pages that an earlier colleague saw at both widths are looked at on a telephone: only the menu differs."""
    colleague = arrives(house)
    colleague.step_in(NAMES[role])
    paths = pages(blanks, Who.TEAM, role=role)
    known = [path for path in paths if path in seen_pages]
    walk(colleague, [path for path in paths if path not in seen_pages])
    walk(colleague, known, widths=(visitors.PHONE,))
    seen_pages.update(paths)


def test_a_colleague_sees_her_own_account(house, arrives, blanks):
    colleague = arrives(house)
    colleague.step_in("Alice")
    walk(colleague, [path for path in pages(blanks, Who.SIGNED_IN) if path != "/team/"])


@pytest.fixture(scope="module")
def seen_pages() -> set[str]:
    """The pages that a colleague looked at already."""
    return set()
