# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a resident types while signing up: a name, and a way to be reached. Any notation is good, a mistake gets a sentence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.forms.boundfield import BoundWidget
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from vliegwiel.kit import dutch
from vliegwiel.kit.forms import KitForm
from vliegwiel.messages import public as messages
from vliegwiel.people import public as people
from vliegwiel.places import public as places

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NAME_LENGTH = 150

# Slips of the finger that validators let pass, and what was meant.
_SLIPS = {
    "gmial.com": "gmail.com",
    "gmal.com": "gmail.com",
    "gmail.con": "gmail.com",
    "hotmial.com": "hotmail.com",
    "hotmail.con": "hotmail.com",
    "outlok.com": "outlook.com",
}
_POSTCODE = re.compile(r"^([1-9]\d{3})\s*([A-Za-z]{2})$")


def _text(label: "StrOrPromise", *, length: int, autocomplete: str, required: bool = False, **attrs: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": autocomplete, **attrs})
    field = forms.CharField(label=label, max_length=length, required=required, widget=widget)
    # The browser does not cut off what somebody types: she reads what is wrong, and nothing is lost.
    field.widget.attrs.pop("maxlength", None)
    field.error_messages["max_length"] = _("Dit is te lang. Houd het bij %(limit_value)d letters.")
    return field


class NameForm(KitForm):
    """Who is coming."""

    required_sentences = {"name": _("Vul je naam in. Je voornaam is genoeg.")}
    name = _text(_("Je naam"), length=NAME_LENGTH, autocomplete="name", required=True)

    def clean_name(self) -> str:
        """One line, single spaces, with at least one letter."""
        name = " ".join(str(self.cleaned_data["name"]).split())
        if not any(letter.isalpha() for letter in name):
            raise ValidationError(_("Vul een naam in met letters."), code="letters")
        return name


def clean_phone(typed: str, *, mobile: bool = False) -> str:
    """A number in any notation as +31…. Raises ValidationError with what is wrong and an example."""
    number = dutch.normal_phone(typed)
    if number is None:
        digits = len(re.sub(r"\D", "", typed))
        told = ngettext("Dit nummer heeft %(count)d cijfer.", "Dit nummer heeft %(count)d cijfers.", digits) % {"count": digits}
        hint = (
            _("Een telefoonnummer heeft er 10, zoals 06 12 34 56 78.")
            if digits != 10
            else _("Dit nummer klopt niet. Kijk het nog eens na.")
        )
        raise ValidationError(f"{told} {hint}" if digits not in {0, 10} else str(hint), code="phone")
    if mobile and number.startswith("+31") and not number.startswith("+316"):
        raise ValidationError(_("Sms kan alleen naar een mobiel nummer. Dat begint met 06. Kies anders voor bellen."), code="mobile")
    return number


def clean_email(typed: str) -> str:
    """An address in lower-case domain. Raises ValidationError with a hint."""
    address = typed.strip()
    if "@" not in address:
        raise ValidationError(_("In een e-mailadres staat een apenstaartje (@), zoals naam@voorbeeld.nl."), code="email")
    local, _at, domain = address.rpartition("@")
    meant = _SLIPS.get(domain.lower())
    if meant:
        raise ValidationError(_("Bedoel je %(address)s? Verander het dan."), params={"address": f"{local}@{meant}"}, code="slip")
    try:
        validate_email(address)
    except ValidationError as error:
        raise ValidationError(_("Dit e-mailadres klopt niet. Een voorbeeld: naam@voorbeeld.nl."), code="email") from error
    return f"{local}@{domain.lower()}"


def clean_postcode(typed: str) -> str:
    """A postcode as "7671 AB". Raises ValidationError."""
    found = _POSTCODE.match(typed.strip())
    if not found:
        raise ValidationError(_("Een postcode is vier cijfers en twee letters, zoals 7671 AB."), code="postcode")
    return f"{found[1]} {found[2].upper()}"


_CHANNELS = (
    (messages.Channel.EMAIL, _("E-mail")),
    (messages.Channel.SMS, _("Sms")),
    (messages.Channel.CALL, _("Bel mij")),
    (messages.Channel.LETTER, _("Een brief")),
    (messages.Channel.DESK, _("Ik kom langs bij de balie")),
)
_ICONS = {"email": "email", "sms": "sms", "call": "bellen", "letter": "brief", "desk": "langskomen"}
_HINTS: dict[str, "StrOrPromise"] = {
    "email": _("Je krijgt meteen bericht"),
    "sms": _("Een kort bericht op je telefoon"),
    "call": _("We bellen op dagen dat de bibliotheek open is"),
    "letter": _("Met de post. Dat duurt een paar dagen"),
    "desk": _("Je vraagt het zelf na als je langskomt"),
}
_NEEDS: dict[str, tuple[str, ...]] = {
    messages.Channel.EMAIL: ("email",),
    messages.Channel.SMS: ("sms_phone",),
    messages.Channel.CALL: ("call_phone",),
    messages.Channel.LETTER: ("street", "postcode", "town"),
}


@dataclass(frozen=True)
class ChannelCard:
    """One way to be reached, to choose: its radio button, a drawing, what it means for you, the fields it needs."""

    option: BoundWidget
    icon: str
    hint: "StrOrPromise"
    fields: list[forms.BoundField]


class ReachForm(KitForm):
    """How somebody hears from us. Only the fields of the chosen channel count; what else was typed is left alone."""

    typed_fields = ("email", "sms_phone", "call_phone", "postcode", "channel", "kern", "language")
    required_sentences = {"channel": _("Kies hoe we je iets mogen laten weten.")}

    channel = forms.ChoiceField(label=_("Hoe mogen we je iets laten weten?"), choices=_CHANNELS, widget=forms.RadioSelect)
    email = _text(_("Je e-mailadres"), length=254, autocomplete="email", inputmode="email")
    sms_phone = _text(_("Je mobiele nummer"), length=40, autocomplete="tel", inputmode="tel")
    call_phone = _text(_("Je telefoonnummer"), length=40, autocomplete="tel", inputmode="tel")
    street = _text(_("Straat en huisnummer"), length=120, autocomplete="street-address")
    postcode = _text(_("Postcode"), length=12, autocomplete="postal-code")
    town = _text(_("Plaats"), length=60, autocomplete="address-level2")
    kern = forms.ChoiceField(label=_("In welk dorp woon je?"), required=False)
    language = forms.ChoiceField(label=_("In welke taal schrijven we je?"), required=False)

    def __init__(self, *args: object, languages: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        villages = [(info.code, info.name) for info in places.kernen()]
        self.fields["kern"].choices = [("", _("Dat zeg ik liever niet")), *villages, ("elders", _("Ergens anders"))]  # type: ignore[attr-defined]
        self.fields["language"].choices = languages  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.error_messages["invalid_choice"] = _("Deze keuze is er niet. Kies er een uit de lijst.")

    def clean(self) -> dict[str, object]:
        """Asks for the address of the chosen channel, and cleans it. Other channels' fields keep no error."""
        cleaned = super().clean()
        needed = _NEEDS.get(str(cleaned.get("channel", "")), ())
        for name in (name for fields in _NEEDS.values() for name in fields if name not in needed):
            self.errors.pop(name, None)
            cleaned[name] = ""
        for name in needed:
            if name in cleaned and name not in self.errors:
                self._clean_address(name, str(cleaned[name] or "").strip(), cleaned)
        return cleaned

    def _clean_address(self, name: str, typed: str, cleaned: dict[str, object]) -> None:
        if not typed:
            self.add_error(name, ValidationError(_MISSING[name], code="required"))
            return
        try:
            if name == "email":
                cleaned[name] = clean_email(typed)
            elif name == "postcode":
                cleaned[name] = clean_postcode(typed)
            elif name in {"sms_phone", "call_phone"}:
                cleaned[name] = clean_phone(typed, mobile=name == "sms_phone")
        except ValidationError as error:
            self.add_error(name, error)

    def cards(self) -> list[ChannelCard]:
        """The channels with what belongs to each, for the template."""
        values = [str(channel) for channel, _words in _CHANNELS]
        fields = [[self[name] for name in _NEEDS.get(value, ())] for value in values]
        options = list(self["channel"])
        return [ChannelCard(options[n], _ICONS[value], _HINTS[value], fields[n]) for n, value in enumerate(values)]

    def reach(self) -> dict[str, str]:
        """What was typed and counts, by the names of a contact; `kern` is the code of a village that we know."""
        typed = {field: str(value or "") for field, value in self.cleaned_data.items()}
        return {
            "channel": typed["channel"],
            "email": typed["email"],
            "phone": typed["sms_phone"] or typed["call_phone"],
            "street": typed["street"],
            "postcode": typed["postcode"],
            "town": typed["town"],
            "kern": typed["kern"],
            "language": typed["language"],
        }

    @staticmethod
    def typed_from(reach: Mapping[str, str]) -> dict[str, str]:
        """The reverse of `reach()`: what to fill in when she comes back to this page."""
        phone = dutch.readable_phone(reach.get("phone", ""))
        numbers = {"sms_phone": phone} if reach.get("channel") == messages.Channel.SMS else {"call_phone": phone}
        return {**{name: value for name, value in reach.items() if name != "phone"}, **numbers}


def contact(name: str, reach: Mapping[str, str]) -> people.Contact:
    """A name and the cleaned answers for the register of persons. One query when a village was named."""
    kern = places.kern(reach["kern"]) if reach.get("kern") else None
    addresses = {field: reach.get(field, "") for field in ("channel", "email", "phone", "street", "postcode", "town")}
    return people.Contact(name=name, language=reach.get("language") or "nl", kern_id=kern.id if kern else None, **addresses)


class ContactForm(NameForm, ReachForm):
    """Name and address on one page, for somebody who is known already and changes something."""

    required_sentences = {**NameForm.required_sentences, **ReachForm.required_sentences}
    field_order = ("name", "channel")


class CodeForm(KitForm):
    """The code from a letter, an e-mail or a screen."""

    typed_fields = ("code",)
    required_sentences = {"code": _("Vul je code in. Die heeft acht tekens, zoals KLMN-4827.")}
    code = _text(_("Je code"), length=60, autocomplete="off", required=True, autocapitalize="characters", spellcheck="false")


_MISSING: dict[str, "StrOrPromise"] = {
    "email": _("Vul je e-mailadres in."),
    "sms_phone": _("Vul je mobiele nummer in."),
    "call_phone": _("Vul je telefoonnummer in."),
    "street": _("Vul je straat en huisnummer in."),
    "postcode": _("Vul je postcode in."),
    "town": _("Vul je plaats in."),
}
