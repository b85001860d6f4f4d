# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the desk types about somebody who stands or calls there: on one page, with as little as possible."""

import re
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import dutch
from vliegwiel.kit.forms import KitForm
from vliegwiel.messages import public as messages
from vliegwiel.people import public as people
from vliegwiel.places import public as places
from vliegwiel.programme.forms.local import own_name
from vliegwiel.programme.models import Source

_POSTCODE = re.compile(r"^([1-9]\d{3})\s*([A-Za-z]{2})$")
Channel = messages.Channel
CHANNELS = [
    (Channel.CALL, _("Bellen")),
    (Channel.SMS, _("Sms")),
    (Channel.EMAIL, _("E-mail")),
    (Channel.LETTER, _("Brief")),
    (Channel.DESK, _("Komt langs")),
]


class ReachForm(KitForm):
    """A name and how to reach somebody. Without a chosen channel, the address that was filled in decides."""

    typed_fields = ("phone", "email", "postcode", "key")
    required_sentences = {"name": _("Vul een naam in. Een voornaam mag ook.")}

    name = forms.CharField(label=_("Naam"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    channel = forms.ChoiceField(label=_("Hoe hoort hij of zij van ons?"), required=False, choices=CHANNELS, widget=forms.RadioSelect)
    phone = forms.CharField(
        label=_("Telefoon"), required=False, max_length=30, widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})
    )
    email = forms.CharField(
        label=_("E-mail"), required=False, max_length=200, widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off"})
    )
    street = forms.CharField(
        label=_("Straat en nummer"), required=False, max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    postcode = forms.CharField(label=_("Postcode"), required=False, max_length=10, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    town = forms.CharField(label=_("Plaats"), required=False, max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    kern = forms.ChoiceField(label=_("Woont in"), required=False)
    language = forms.ChoiceField(label=_("Taal van onze berichten"), required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.kernen = {info.code: info for info in places.kernen()}
        kernen = [("", _("Weet ik niet")), *((code, info.name) for code, info in self.kernen.items())]
        self.fields["kern"].choices = kernen  # type: ignore[attr-defined]
        languages = places.library().languages
        self.fields["language"].choices = [(code, own_name(code)) for code in languages]  # type: ignore[attr-defined]
        if len(languages) < 2:
            del self.fields["language"]
        self.initial.setdefault("key", uuid4().hex)

    def clean_phone(self) -> str:
        """Any notation, stored as one."""
        typed = str(self.cleaned_data["phone"])
        if not typed:
            return ""
        number = dutch.normal_phone(typed)
        if number is None:
            raise ValidationError(_("Dit is geen telefoonnummer. Een nummer heeft 10 cijfers, zoals 06 12 34 56 78."))
        return number

    def clean_email(self) -> str:
        """An address with an @ and a point."""
        typed = str(self.cleaned_data["email"]).strip()
        if typed:
            try:
                validate_email(typed)
            except ValidationError as wrong:
                raise ValidationError(_("Dit is geen e-mailadres. Een adres ziet eruit als naam@voorbeeld.nl.")) from wrong
        return typed

    def clean_postcode(self) -> str:
        """Four digits and two letters."""
        typed = str(self.cleaned_data["postcode"]).strip()
        found = _POSTCODE.match(typed)
        if typed and not found:
            raise ValidationError(_("Dit is geen postcode. Een postcode is vier cijfers en twee letters, zoals 7671 AB."))
        return f"{found[1]} {found[2].upper()}" if found else ""

    def clean(self) -> dict[str, object]:
        """The channel and its address belong together."""
        typed = super().clean()
        if self.errors:
            return typed
        typed["channel"] = typed.get("channel") or self._channel_of(typed)
        if not typed["channel"]:
            self.add_error("channel", _("Vul een telefoonnummer, e-mail of adres in, of kies: komt langs."))
            return typed
        missing = {
            Channel.CALL: ("phone", _("Vul het telefoonnummer in waarop we kunnen bellen.")),
            Channel.SMS: ("phone", _("Vul het telefoonnummer in voor de sms.")),
            Channel.EMAIL: ("email", _("Vul het e-mailadres in.")),
            Channel.LETTER: ("street", _("Vul straat, nummer en postcode in voor de brief.")),
        }.get(Channel(str(typed["channel"])))
        if missing and not typed.get(missing[0]):
            self.add_error(*missing)
        elif typed["channel"] == Channel.LETTER and not typed.get("postcode"):
            self.add_error("postcode", _("Vul de postcode in. Anders komt de brief niet aan."))
        return typed

    def _channel_of(self, typed: dict[str, object]) -> str:
        if typed.get("phone"):
            return Channel.CALL
        if typed.get("email"):
            return Channel.EMAIL
        return Channel.LETTER if typed.get("street") and typed.get("postcode") else ""

    def contact(self) -> people.Contact:
        """What was filled in, for the action."""
        typed = self.cleaned_data
        kern = self.kernen.get(typed["kern"])
        return people.Contact(
            name=typed["name"],
            channel=typed["channel"],
            email=typed["email"],
            phone=typed["phone"],
            street=typed["street"],
            postcode=typed["postcode"],
            town=typed["town"],
            language=typed.get("language") or places.library().first_language,
            kern_id=kern.id if kern else None,
        )


class DeskForm(ReachForm):
    """Signing somebody up: for what, who, and whether she stands here or calls."""

    for_what = forms.CharField(label=_("Activiteit"), required=False, max_length=50)
    source = forms.ChoiceField(
        label=_("Hoe kwam het binnen?"), choices=[(Source.DESK, _("Aan de balie")), (Source.PHONE, _("Aan de telefoon"))],
        initial=Source.DESK, widget=forms.RadioSelect,
    )  # fmt: skip

    def chosen(self) -> tuple[str, UUID] | None:
        """What was chosen: ("keer" or "cursus", id), None when nothing or nonsense."""
        kind, _colon, identifier = str(self["for_what"].value() or "").partition(":")
        try:
            return (kind, UUID(identifier)) if kind in {"keer", "cursus"} else None
        except ValueError:
            return None


class WalkInForm(ReachForm):
    """Somebody at the door who had not signed up: a name is enough."""

    def _channel_of(self, typed: dict[str, object]) -> str:
        return super()._channel_of(typed) or Channel.DESK


def filled_in(data: QueryDict, person: people.PersonInfo) -> QueryDict:
    """What was typed, with somebody from the register filled in over it."""
    filled = data.copy()
    filled["phone"] = dutch.readable_phone(person.phone) if person.phone else ""
    for name in ("name", "channel", "email", "street", "postcode", "town", "kern", "language"):
        filled[name] = str(getattr(person, name))
    return filled
