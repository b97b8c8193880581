"""What pages add elsewhere: the start page in the menu, information and news in the search."""

from functools import partial

from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.languages.finding import address, found_translated
from cms.navigation.menu import MenuItem
from cms.pages.models import InformationPage, NewsPage
from cms.pages.plain import plain_text
from cms.search.queries import matches
from cms.search.sources import Hit, SearchSource
from people.directory.models import User


def menu_item(request: HttpRequest) -> MenuItem:
    """The start page in the main menu."""
    return MenuItem(label=_("Start"), href="/", icon="home", order=10, tab=_("Start"))


def information_source() -> SearchSource:
    """Information pages in the search."""
    return SearchSource("informationen", _("Information pages"), "info", find_information, order=50)


def news_source() -> SearchSource:
    """News in the search."""
    return SearchSource("neues", _("News"), "calendar", find_news, order=60)


def find_information(user: User, text: str) -> list[Hit]:
    """Information meant for the person that matches."""
    visible = InformationPage.objects.visible_to(user)
    pages = dict.fromkeys([*matches(visible, text), *found_translated(visible, partial(matches, text=text))])
    return [hit(page, _("Information page"), []) for page in pages]


def find_news(user: User, text: str) -> list[Hit]:
    """News meant for the person that match."""
    pages = matches(NewsPage.objects.visible_to(user), text)
    return [hit(page, _("News"), [("calendar", date_format(page.published_on))]) for page in pages]


def hit(page: InformationPage | NewsPage, kind: str, meta: list[tuple[str, str]]) -> Hit:
    """A page as a hit."""
    return Hit(page.title, address(page), lambda: f"{page.lead} {plain_text(page.body)}", kind, meta)
