# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who the library is and what stands in its menus: known to higher modules, shown on every page by this one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.conf.locale import LANG_INFO
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import get_language, gettext

from vliegwiel.kit import dutch
from vliegwiel.kit.events import public as events
from vliegwiel.kit.pages import theme


@dataclass(frozen=True)
class Identity:
    """The library as every page names it. Languages are codes, the first language included."""

    name: str
    phone: str = ""
    email: str = ""
    catalogue_url: str = ""
    first_language: str = "nl"
    languages: tuple[str, ...] = ("nl",)
    synthetic: bool = False
    theme: Mapping[str, str] = field(default_factory=dict)

    @property
    def phone_to_read(self) -> str:
        """The phone number as people write it."""
        return dutch.readable_phone(self.phone)


@dataclass(frozen=True)
class MenuEntry:
    """A line of a menu before it is shown: a title, the name of a route, who may see it."""

    title: str | Promise
    url_name: str
    order: int
    may_see: Callable[[HttpRequest], bool]


@dataclass(frozen=True)
class MenuItem:
    """A line of a menu as shown; current is "page" on the page itself, "true" below it, else empty."""

    title: str
    url: str
    current: str


@dataclass(frozen=True)
class LanguageLink:
    """One language of the switcher: its own name, its name in the language of the page, the same page in it."""

    code: str
    own_name: str
    name_here: str
    url: str
    is_current: bool
    direction: str


@dataclass(frozen=True)
class Frame:
    """What the base templates show around the page."""

    library: Identity
    public_menu: list[MenuItem]
    languages: list[LanguageLink]
    direction: str
    theme_url: str


class _Wiring:
    """What higher modules have handed in, once, while Django starts; and the identity read last."""

    identify: Callable[[], Identity] = staticmethod(lambda: Identity(name="Vliegwiel"))
    known: tuple[int, Identity] | None = None
    public: list[MenuEntry] = []  # noqa: RUF012  (one list for the process is what is meant)
    staff: list[MenuEntry] = []  # noqa: RUF012


def identify_with(function: Callable[[], Identity]) -> None:
    """Sets who tells what the library is called; called once, from the ready() of the module that knows."""
    _Wiring.identify = staticmethod(function)
    _Wiring.known = None


def identity(request: HttpRequest | None = None) -> Identity:
    """The library as it is named now. Read again only when something was recorded since. One query, none twice."""
    version = position(request)
    known = _Wiring.known
    if known is None or known[0] != version:
        known = _Wiring.known = (version, _Wiring.identify())
    return known[1]


def position(request: HttpRequest | None) -> int:
    """The position of the newest event when this request came in; asked from the database once a request."""
    if request is None:
        return events.latest_position()
    known: int | None = getattr(request, "events_position", None)
    if known is None:
        known = events.latest_position()
        request.events_position = known  # type: ignore[attr-defined]
    return known


def add_to_public_menu(title: str | Promise, url_name: str, *, order: int) -> None:
    """Adds a line to the residents' menu. A route that does not exist is left out of the page."""
    _Wiring.public.append(MenuEntry(title, url_name, order, lambda request: True))


def add_to_staff_menu(
    title: str | Promise, url_name: str, *, order: int, may_see: Callable[[HttpRequest], bool]
) -> None:
    """Adds a line to the staff menu, shown to those for whom may_see holds."""
    _Wiring.staff.append(MenuEntry(title, url_name, order, may_see))


def _menu(request: HttpRequest, entries: list[MenuEntry]) -> list[MenuItem]:
    items = []
    for entry in sorted(entries, key=lambda entry: entry.order):
        if not entry.may_see(request):
            continue
        try:
            url = reverse(entry.url_name)
        except NoReverseMatch:
            continue
        here = "page" if request.path == url else "true" if request.path.startswith(url) else ""
        items.append(MenuItem(str(entry.title), url, here))
    if any(item.current == "page" for item in items):
        return [MenuItem(item.title, item.url, "page" if item.current == "page" else "") for item in items]
    return items


def staff_menu(request: HttpRequest) -> list[MenuItem]:
    """The lines of the staff menu that this visitor may see."""
    return _menu(request, _Wiring.staff)


def _own_name(code: str) -> str:
    local = str(LANG_INFO.get(code, {}).get("name_local", code))
    return local[:1].upper() + local[1:]


def _name_here(code: str) -> str:
    name = gettext(str(LANG_INFO.get(code, {}).get("name", code)))
    return name[:1].upper() + name[1:]


def _direction(code: str) -> str:
    return "rtl" if LANG_INFO.get(code, {}).get("bidi") else "ltr"


def _languages(request: HttpRequest, library: Identity) -> list[LanguageLink]:
    active = get_language() or library.first_language
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    root = getattr(request, "root_prefix", "/")
    links = []
    for code in library.languages:
        prefix = root if code == library.first_language else f"{root}{code}/"
        url = prefix + request.path_info.lstrip("/") + query
        links.append(
            LanguageLink(code, _own_name(code), _name_here(code), url, code == active, _direction(code))
        )
    return links


def _frame(request: HttpRequest) -> Frame:
    library = identity(request)
    return Frame(
        library=library,
        public_menu=_menu(request, _Wiring.public),
        languages=_languages(request, library),
        direction=_direction(get_language() or library.first_language),
        theme_url=theme.address(library.theme),
    )


def context(request: HttpRequest) -> dict[str, object]:
    """The context processor: the frame, made only when a template asks for it."""
    return {"frame": SimpleLazyObject(lambda: _frame(request))}
