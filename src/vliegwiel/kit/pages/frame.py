# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who the library is and what stands in its menus: known to higher modules, shown on every page by this one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.conf.locale import LANG_INFO
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import get_language, gettext

from vliegwiel.kit import dutch, snapshot
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

    @property
    def phone_link(self) -> str:
        """The address that calls the number; the number may have been written in any shape."""
        return f"tel:{dutch.normal_phone(self.phone) or self.phone}"


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


class _Wiring:
    """What higher modules hand in, once, while Django starts."""

    def __init__(self) -> None:
        self.identify: Callable[[], Identity] = lambda: Identity(name="Vliegwiel")
        self.public: list[MenuEntry] = []
        self.footer: list[MenuEntry] = []
        self.staff: list[MenuEntry] = []
        self.home = ""
        self.search = ""


_wiring = _Wiring()


def _ask() -> Identity:
    return _wiring.identify()


_IDENTITY = snapshot.Snapshot(_ask, modules=())


def _everyone(request: HttpRequest) -> bool:  # noqa: ARG001  the shape that a guard of the staff menu has
    return True


def identify_with(function: Callable[[], Identity], *, home: str, search: str) -> None:
    """Sets who tells what the library is called, and the routes of the first page and of the search page.

    Called once, from the ready() of the module that knows.
    """
    _wiring.identify = function
    _IDENTITY.forget()
    _wiring.home, _wiring.search = home, search


def identity() -> Identity:
    """The library as it is named now; asked again when something was recorded since. One query, none twice a page."""
    return _IDENTITY.get()


def add_to_public_menu(title: str | Promise, url_name: str, *, order: int) -> None:
    """Adds a line to the residents' menu. A route that does not exist is left out of the page."""
    _wiring.public.append(MenuEntry(title, url_name, order, _everyone))


def add_to_footer(title: str | Promise, url_name: str, *, order: int) -> None:
    """Adds a line to the links at the foot of the residents' pages."""
    _wiring.footer.append(MenuEntry(title, url_name, order, _everyone))


def add_to_staff_menu(title: str | Promise, url_name: str, *, order: int, may_see: Callable[[HttpRequest], bool]) -> None:
    """Adds a line to the staff menu, shown to those for whom may_see holds."""
    _wiring.staff.append(MenuEntry(title, url_name, order, may_see))


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
    # Addresses lie inside each other: only the nearest line is where one is.
    nearest = max((item.url for item in items if item.current), key=len, default="")
    return [MenuItem(item.title, item.url, item.current if item.url == nearest else "") for item in items]


def _route(name: str) -> str:
    try:
        return reverse(name) if name else ""
    except NoReverseMatch:
        return ""


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
        links.append(LanguageLink(code, _own_name(code), _name_here(code), url, code == active, _direction(code)))
    return links


class Frame:
    """What the base templates show around the page; each part is made when a template asks for it, once a request."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def library(self) -> Identity:
        """The library as every page names it."""
        return identity()

    @property
    def language(self) -> str:
        """The language of the page, for the lang attribute."""
        return get_language() or self.library.first_language

    @property
    def direction(self) -> str:
        """The direction of the page's language, for the dir attribute."""
        return _direction(self.language)

    @cached_property
    def languages(self) -> list[LanguageLink]:
        """The language switcher."""
        return _languages(self.request, self.library)

    @cached_property
    def public_menu(self) -> list[MenuItem]:
        """The residents' menu."""
        return _menu(self.request, _wiring.public)

    @cached_property
    def footer_menu(self) -> list[MenuItem]:
        """The links at the foot of the residents' pages."""
        return _menu(self.request, _wiring.footer)

    @cached_property
    def staff_menu(self) -> list[MenuItem]:
        """The staff menu, as far as this visitor may see it."""
        return _menu(self.request, _wiring.staff)

    @property
    def home_url(self) -> str:
        """The address of the first page, in the language of the page."""
        return _route(_wiring.home) or "/"

    @property
    def search_url(self) -> str:
        """The address of the search page; empty when there is none."""
        return _route(_wiring.search)

    @property
    def theme_url(self) -> str:
        """The address of the library's own colours; empty when it has none."""
        return theme.address(self.library.theme)


def context(request: HttpRequest) -> dict[str, object]:
    """The context processor."""
    return {"frame": Frame(request)}
