"""The menus: upper storeys offer their entries through the hook `register_main_menu_item`."""

from dataclasses import dataclass
from enum import Enum

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page, Site

from people.directory.models import User


class Place(Enum):
    """Where an entry stands: in the header, or in the menu below one's own name."""

    MAIN = "main"
    ACCOUNT = "account"


@dataclass(frozen=True)
class MenuItem:
    """One entry; the first four main entries with a `tab` make the phone's tab bar, the rest stand below “More”."""

    label: str
    href: str
    icon: str
    order: int
    place: Place = Place.MAIN
    tab: str = ""  # short label in the tab bar; empty: not there

    def current(self, path: str) -> str:
        """The value of aria-current: on this page, somewhere in this section, or nothing."""
        if path == self.href:
            return "page"
        return "true" if self.href != "/" and path.startswith(self.href) else ""


@dataclass(frozen=True)
class Menus:
    """The entries of one person, sorted into their places; each comes with its aria-current."""

    main: list[tuple[MenuItem, str]]
    tabs: list[tuple[MenuItem, str]]
    more: list[tuple[MenuItem, str]]
    account: list[tuple[MenuItem, str]]


TABS = 4


def menus(request: HttpRequest) -> Menus:
    """What this person finds in the menus."""
    offered = [offer(request) for offer in hooks.get_hooks("register_main_menu_item")]
    items = sorted((item for item in offered if item), key=lambda item: item.order)
    entries = [(item, item.current(request.path)) for item in items]
    main = [entry for entry in entries if entry[0].place is Place.MAIN]
    account = [entry for entry in entries if entry[0].place is Place.ACCOUNT]
    tabs = [entry for entry in main if entry[0].tab][:TABS]
    return Menus(
        main=main, tabs=tabs, more=[*(entry for entry in main if entry not in tabs), *account], account=account
    )


def footer_links(request: HttpRequest) -> list[tuple[str, str]]:
    """Title and address of the pages that editors show in menus: help, imprint, data protection and the like.

    The list is the same for all staff, so pages for fewer people are left out; strangers find what is open to everyone.
    """
    site = Site.find_for_request(request)
    if site is None:
        return []
    pages = Page.objects.child_of(site.root_page).live().in_menu().order_by("path").specific()
    return [(page.title, page.get_url(request)) for page in pages if is_for_all(page, request.user)]


def is_for_all(page: Page, reader: User | AnonymousUser) -> bool:
    """Whether everybody like this reader may see the page: all staff, or all strangers."""
    if not reader.is_authenticated:
        return page.is_visible_to(reader)
    return getattr(page, "audience", "city") == "city"
