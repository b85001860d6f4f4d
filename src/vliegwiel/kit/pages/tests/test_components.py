# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The components say in HTML what they show: labels, hints, errors, states."""

from datetime import datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.template import Engine, RequestContext
from django.test import RequestFactory
from django_cotton.compiler_regex import CottonCompiler

from vliegwiel.kit import clock
from vliegwiel.kit.forms import KitForm
from vliegwiel.kit.pages import frame
from vliegwiel.kit.pages.public import paginate
from vliegwiel.kit.pages.templatetags import pages as tags

pytestmark = pytest.mark.usefixtures("library")


class Form(KitForm):
    """One of each."""

    name = forms.CharField(label="Hoe heet je?", help_text="Alleen je voornaam mag ook")
    phone = forms.CharField(label="Telefoon", required=False, widget=forms.TextInput(attrs={"class": "own"}))
    channel = forms.ChoiceField(label="Hoe?", choices=[("a", "Bel mij"), ("b", "Sms")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="Ja", required=False)
    remark = forms.CharField(label="Nog iets?", required=False, widget=forms.Textarea)
    branch = forms.ChoiceField(label="Waar?", choices=[("a", "Noord")])
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


def draw(source: str, path: str = "/", **context: object) -> str:
    """Compiles a template as the loader does, components and all."""
    compiled = Engine.get_default().from_string(CottonCompiler().process(source))
    return " ".join(compiled.render(RequestContext(RequestFactory().get(path), context)).split())


def test_a_field_names_its_hint_and_says_what_need_not_be_filled_in():
    html = draw('<c-field :field="form.name" /><c-field :field="form.phone" size="medium" />', form=Form())
    assert '<label class="utrecht-form-label" for="id_name">' in html
    assert 'aria-describedby="id_name_helptext"' in html
    assert 'id="id_name_helptext"' in html
    assert html.count("(niet verplicht)") == 1
    assert 'class="utrecht-textbox utrecht-textbox--html-input is-medium own"' in html


def test_a_wrong_field_says_so_in_words_and_in_code():
    html = draw('<c-field :field="form.name" />', form=Form({"name": ""}))
    assert "utrecht-form-field--invalid" in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_error"' in html
    assert "Vul dit nog in." in html


def test_choices_are_cards_in_a_fieldset():
    html = draw('<c-field :field="form.channel" />', form=Form({}))
    assert '<fieldset class="utrecht-form-field utrecht-form-field--invalid" id="id_channel" aria-describedby="id_channel_error">' in html
    assert "<legend>Hoe?</legend>" in html
    assert html.count('class="choice__card"') == 2


def test_other_kinds_of_field_are_dressed_too():
    html = draw('{% for field in form %}<c-field :field="field" />{% endfor %}', form=Form())
    assert 'class="utrecht-textarea utrecht-textarea--html-textarea"' in html
    assert 'class="utrecht-select utrecht-select--html-select"' in html
    assert '<label class="choice__card" for="id_agreed">' in html
    assert '<input type="hidden" name="secret"' in html


def test_the_list_of_errors_leads_to_the_fields():
    form = Form({"name": "", "channel": ""})
    form.add_error(None, "Alles is vol.")
    html = draw('<c-form-errors :form="form" />', form=form)
    assert 'role="alert" tabindex="-1" autofocus' in html
    assert "<li>Alles is vol.</li>" in html
    assert '<a href="#id_name">Hoe heet je?: Vul dit nog in.</a>' in html
    assert '<a href="#id_channel_0">' in html
    assert draw('<c-form-errors :form="form" />', form=Form()) == ""


def test_paging_keeps_the_filters():
    page = paginate(RequestFactory().get("/?dorp=a&pagina=2"), range(90))
    html = draw('<c-pagination :page="page" />', "/?dorp=a&pagina=2", page=page)
    assert "Pagina 2 van 3" in html
    assert 'href="?dorp=a&amp;pagina=3"' in html
    assert 'href="?dorp=a&amp;pagina=1"' in html
    assert draw('<c-pagination :page="page" />', page=paginate(RequestFactory().get("/"), range(3))) == ""


@pytest.mark.parametrize(("asked", "number"), [("", 1), ("nee", 1), ("0", 3), ("99", 3), ("2", 2)])
def test_an_odd_page_number_still_gives_a_page(asked, number):
    assert paginate(RequestFactory().get("/", {"pagina": asked}), list(range(70))).number == number


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("staffed", "Er is een medewerker"),
        ("self_service", "Nu zonder medewerker"),
        ("desk_closed", "Gebouw open, balie dicht"),
        ("appointment", "Alleen op afspraak"),
        ("closed", "Nu gesloten"),
        ("undefined", "Openingstijden niet bekend"),
    ],
)
def test_every_state_of_a_branch_is_in_words(state, told):
    now = SimpleNamespace(state=state, until=None, open_until=None, with_staff_until=None, next_opens=None)
    assert told in draw('<c-open-state :state="now" />', now=now)


def test_open_now_tells_until_when_someone_is_there():
    now = SimpleNamespace(state="staffed", open_until=local(20), with_staff_until=local(17, 30), next_opens=None)
    html = draw("{% open_state now %}", now=now)
    assert "Open tot 20.00 uur" in html
    assert "Met een medewerker tot 17.30 uur" in html


def test_closed_tells_when_it_opens():
    with clock.at(local(12)):
        now = SimpleNamespace(state="closed", next_opens=local(9) + timedelta(days=1), next_staffed=local(13) + timedelta(days=1))
        assert "Open morgen om 9.00 uur<br>Met een medewerker: morgen vanaf 13.00 uur" in draw("{% open_state now %}", now=now)
        now.next_opens = local(9) + timedelta(days=3)
        assert "Open zaterdag 12 september om 9.00 uur" in draw("{% open_state now %}", now=now)
        now.next_opens = local(14)
        assert "Open vandaag om 14.00 uur" in draw("{% open_state now %}", now=now)


def local(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 9, 9, hour, minute, tzinfo=ZoneInfo("Europe/Amsterdam"))


def test_days_and_times_are_written_as_people_do():
    with clock.at(local(12)):
        assert tags.short_day(local(9)) == "wo 9 sep"
        assert tags.long_day(local(9)) == "woensdag 9 september"
        assert tags.long_day(local(9) + timedelta(days=365)) == "donderdag 9 september 2027"
        assert tags.time_of_day(local(9, 5).time()) == "9.05"


def test_a_tone_always_comes_with_words_and_unknown_tones_are_plain():
    assert "utrecht-status-badge--safe" in draw('<c-tag tone="good">Ja</c-tag>')
    assert "utrecht-status-badge--neutral" in draw('<c-tag tone="x">Ja</c-tag>')
    assert "utrecht-alert--error" in draw('<c-notice tone="error">Nee</c-notice>')
    assert "utrecht-alert--info" in draw("<c-notice>Nou</c-notice>")


def test_a_hue_has_names_for_what_it_is_and_what_it_is_for():
    assert tags.hue_class("petrol") == tags.hue_class("venster") == "hue-petrol"
    assert tags.hue_class("glitter") == "hue-inkt"


def test_buttons_and_links_pass_their_attributes_on():
    assert 'name="x" value="1"' in draw('<c-button kind="second" name="x" value="1">Ja</c-button>')
    assert 'href="/a/"' in draw('<c-button-link href="/a/" size="small">Ja</c-button-link>')


def test_linked_data_cannot_leave_its_element():
    text = tags.linked_data({"name": "</script><b>"})
    assert "</script><b>" not in text
    assert "\\u003C/script\\u003E" in text


def test_the_phone_number_is_read_and_called():
    library = frame.identity()
    assert library.phone_to_read == "0546 12 34 56"
    assert library.phone_link == "tel:+31546123456"
    assert tags.phone_link("0546 12 34 56") == "tel:+31546123456"
    assert tags.phone_link("112") == "tel:112"
    assert tags.readable_phone("+31612345678") == "06 12 34 56 78"
