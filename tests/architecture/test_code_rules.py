# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every Python file keeps the rules, and each rule is able to fail."""

import pytest

from tests.architecture import code_rules, sources


@pytest.mark.parametrize("path", sources.python_files(), ids=sources.name_of)
def test_file_keeps_the_rules(path):
    assert code_rules.faults(code_rules.Source(sources.name_of(path), path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("library", sorted(code_rules.BEHIND_KIT))
def test_a_library_that_django_will_replace_stands_behind_one_file(library):
    users = [
        sources.name_of(path)
        for path in sources.python_files(tests=False)
        if library in code_rules.libraries_behind_kit(code_rules.Source(sources.name_of(path), path.read_text(encoding="utf-8")))
    ]
    assert len(users) <= 1, users


PLACE = "src/vliegwiel/programme/actions/sessions.py"
OPENING = '"""Opens."""\n'


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (PLACE, OPENING + "x = 1\n" * 400, "has 401 lines"),
        ("src/vliegwiel/programme/public.py", OPENING + "x = 1\n" * 300, "has 301 lines"),
        ("tests/journeys/test_long.py", OPENING + "x = 1\n" * 600, "has 601 lines"),
        (PLACE, OPENING + "def long():\n" + "    x = 1\n" * 40, "long has 41 lines"),
        ("src/vliegwiel/programme/views/agenda.py", OPENING + "def page(request):\n" + "    x = 1\n" * 25, "page has 26 lines"),
        (PLACE, "x = 1\n", "does not open"),
        ("src/vliegwiel/programme/utils.py", OPENING, "called utils"),
        (PLACE, OPENING + "def f():\n    import os\n", "inside a function"),
        (PLACE, OPENING + "from django_tasks import task\n", "nowhere else"),
        (PLACE, OPENING + "import csp.decorators\n", "nowhere else"),
        (PLACE, OPENING + "from template_partials import apps\n", "nowhere else"),
        (PLACE, OPENING + "from django.db.models.signals import post_save\n", "signals"),
        (PLACE, OPENING + "from django.dispatch import receiver\n", "signals"),
        (PLACE, OPENING + "from django.utils import timezone\nx = timezone.now()\n", "kit.clock"),
        (PLACE, OPENING + "import datetime\nx = datetime.datetime.now()\n", "kit.clock"),
        (PLACE, OPENING + "import datetime\nx = datetime.date.today\n", "kit.clock"),
        (PLACE, OPENING + "from django.utils import timezone\nx = timezone.localtime()\n", "kit.clock"),
        (PLACE, OPENING + "print('here')\n", "print is for nobody"),
        (PLACE, OPENING + "from typing import cast\n", "cast hides"),
        (PLACE, OPENING + "from typing import Any\n", "Any has no place"),
    ],
)
def test_rule_catches_a_planted_fault(name, text, told):
    assert any(told in fault for fault in code_rules.faults(code_rules.Source(name, text)))


def test_a_good_file_has_no_faults():
    text = OPENING + "from vliegwiel.kit import clock\n\n\ndef age_of(year):\n    return timezone.localtime(clock.now()).year - year\n"
    assert code_rules.faults(code_rules.Source(PLACE, text)) == []
