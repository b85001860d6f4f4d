# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a resident has answered so far while signing up, kept in her own browser: signed, short-lived, for this address only."""

from dataclasses import asdict, dataclass, field, replace

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string
from django.utils.translation import get_language

from vliegwiel.kit.pages import public as pages

MINUTES = 30
_STEPS_BEHIND = 4  # "", "aanmelden", "keer" or "cursus", and the id


@dataclass(frozen=True)
class Answers:
    """`key` makes a double click count once. `receipt` is the token of what was made; by then names and addresses are gone."""

    key: str = field(default_factory=lambda: get_random_string(22))
    name: str = ""
    reach: dict[str, str] = field(default_factory=dict)
    receipt: str = ""
    hoped_for_place: bool = False
    is_expired: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether there is something to send."""
        return bool(self.name and self.reach)

    def done(self, token: str, *, hoped_for_place: bool) -> "Answers":
        """Only what the last screen needs."""
        return Answers(key=self.key, receipt=token, hoped_for_place=hoped_for_place)

    def with_name(self, name: str) -> "Answers":
        """With the first answer; a finished sign-up begins anew, for somebody else."""
        return Answers(name=name) if self.receipt else replace(self, name=name, is_expired=False)

    def with_reach(self, reach: dict[str, str]) -> "Answers":
        """With the second answer."""
        return replace(self, reach=reach)


def _place(request: HttpRequest) -> str:
    """The address without language and step: what the answers are for."""
    return "/".join(request.path_info.split("/")[:_STEPS_BEHIND]) + "/"


def _cookie(language: str) -> str:
    return f"aanmelden-{language}"


def read(request: HttpRequest) -> Answers | None:
    """The answers so far, None when there are none, when they are too old, forged, or for something else."""
    held = request.COOKIES.get(_cookie(get_language() or ""))
    if not held:
        return None
    try:
        found = signing.loads(held, salt=_place(request), max_age=MINUTES * 60)
        return Answers(**found)
    except (signing.BadSignature, TypeError, ValueError):
        return None


def write(request: HttpRequest, response: HttpResponse, answers: Answers) -> None:
    """Puts the answers in the browser, once per language of the library, so that she can switch halfway."""
    held = signing.dumps(asdict(answers), salt=_place(request), compress=True)
    library: pages.Identity = getattr(request, "library", None) or pages.identity()
    root = getattr(request, "root_prefix", "/")
    for language in library.languages:
        prefix = root if language == library.first_language else f"{root}{language}/"
        response.set_cookie(
            _cookie(language),
            held,
            max_age=MINUTES * 60,
            path=prefix + _place(request).lstrip("/"),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
