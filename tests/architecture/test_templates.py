# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every template keeps the rules, and each rule is able to fail."""

import pytest

from tests.architecture import sources, template_rules

OPENING = "{# SPDX-License" + "-Identifier: EUPL-1.2 #}\n"  # in two parts, or the licence check reads it as this file's own
NAME = "src/vliegwiel/site/templates/site/home.html"


@pytest.mark.parametrize("path", sources.templates(), ids=sources.name_of)
def test_template_keeps_the_rules(path):
    assert template_rules.faults(sources.name_of(path), path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ('<p style="color: red">{{ x }}</p>', "style attribute"),
        ('<button onclick="go()">{{ x }}</button>', "onclick"),
        ("<script>go()</script>", "script inside"),
        ("<style>p {}</style>", "style element"),
        ('<a href="#">{{ x }}</a>', "leads nowhere"),
        ('<a href="/agenda/">{{ x }}</a>', "fixed path"),
        ('<form action="/aanmelden/"></form>', "fixed path"),
        ('<img src="{% static "a.svg" %}">', "without alt"),
        ('<img src="{% static "a.svg" %}" alt="Een huis">', "not marked"),
        ('<input name="name" id="name">', "no label"),
        ('<label for="other">{{ x }}</label><select id="name"></select>', "no label"),
        ("<p>Waar kunnen we je mee helpen?</p>", "not marked"),
        ("<p>{% if open %}Nu open{% endif %}</p>", "not marked"),
        ('<c-button label="Opslaan" />', "not marked"),
        ("<p aria-label='Kruimelpad'></p>", "not marked"),
        ("{% for session in activity.sessions.all %}{% endfor %}", "asks the database"),
        ("{{ activity.session_set.count }}", "asks the database"),
        ("{{ x }}\n" * 150, "more than 150"),
    ],
)
def test_rule_catches_a_planted_fault(html, told):
    assert any(told in fault for fault in template_rules.faults(NAME, OPENING + html))


def test_a_template_without_its_licence_is_told():
    assert template_rules.faults(NAME, "<p>{{ x }}</p>") == [f"{NAME}: does not open with its licence in a comment."]


def test_text_mail_is_read_too():
    assert template_rules.faults("x/templates/x/mail.txt", OPENING + "Dag {{ name }},")


def test_a_fault_is_told_at_its_line():
    text = OPENING + "{% blocktranslate %}\nTwee\nregels\n{% endblocktranslate %}\n<p>Los</p>"
    assert template_rules.faults(NAME, text) == [f"{NAME}:6: 'Los' is not marked for translation."]


def test_a_good_template_has_no_faults():
    html = """{% extends "pages/public.html" %}
    {% block main %}
    <h1>{% translate "Waar kunnen we je mee helpen?" %}</h1>
    <p>{% blocktranslate count n=n %}{{ n }} plek{% plural %}{{ n }} plekken{% endblocktranslate %} · 12:30 {{ name }}</p>
    <a href="{% url "programme:agenda" %}" title="{% translate "Naar de agenda" %}">{% translate "Agenda" %}</a>
    <img src="{% static "huis.svg" %}" alt="">
    <label for="{{ form.name.id_for_label }}">{{ form.name.label }}</label><input id="{{ form.name.id_for_label }}" name="name">
    <label>{% translate "Dorp" %} <select name="kern">{% for kern in kernen %}<option>{{ kern.name }}</option>{% endfor %}</select></label>
    <input type="hidden" name="key" value="{{ key }}">
    <span translate="no">Vliegwiel</span> <span lang="en">English</span>
    <script type="application/ld+json">{"name": "{{ name }}"}</script>
    <script src="{% static "a.js" %}" defer></script>
    {% comment %}Waarom dit hier staat.{% endcomment %}
    {% endblock %}"""
    assert template_rules.faults(NAME, OPENING + html) == []
