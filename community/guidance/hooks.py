"""What this room plugs into menu, start page, search, profiles and the editor."""

from functools import partial

from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.languages.finding import address, found_translated
from cms.navigation.memory import remembered
from cms.navigation.menu import MenuItem
from cms.pages.dashboard import Card
from cms.pages.plain import plain_text
from cms.search.queries import matches
from cms.search.sources import Hit, SearchSource
from community.guidance.models import GuidanceIndexPage, GuidancePage
from community.movers.appointments import is_mover
from community.movers.sections import Section
from people.directory.models import User

SHOWN = 5


def menu_item(request: HttpRequest) -> MenuItem | None:
    """The overview of guidance in the main menu, once there is one."""
    if not remembered("guidance", lambda: GuidanceIndexPage.objects.live().exists()):
        return None
    return MenuItem(_("Guidance"), "/anleitungen/", "guide", 40)


def review_card(user: User, request: HttpRequest) -> Card | None:
    """Digital Movers see which guidance of their office is due for a check, their own first."""
    if not is_mover(user):
        return None
    pages = sorted(GuidancePage.objects.to_review_by(user), key=lambda page: page.author_id != user.pk)
    number = len(pages)
    sentence = ngettext(
        "%(number)s page of guidance is due for a check.", "%(number)s pages of guidance are due for a check.", number
    )
    facts = {"pages": pages[:SHOWN]}
    return Card("community/cards/review.html", "first", 40, facts, sentence % {"number": number} if pages else "")


def mover_section(mover: User, viewer: User) -> Section | None:
    """On a Digital Mover's profile: guidance of this person that the viewer may see."""
    pages = list(
        GuidancePage.objects.visible_to(viewer).filter(author=mover).order_by("-first_published_at", "-pk")[:10]
    )
    return Section("community/guidance/_of_mover.html", 10, {"pages": pages, "mover": mover}) if pages else None


def search_source() -> SearchSource:
    """Guidance in the search."""
    return SearchSource("anleitungen", _("Guidance"), "guide", find_guidance, order=20)


def find_guidance(user: User, text: str) -> list[Hit]:
    """Guidance meant for the person that matches."""
    visible = GuidancePage.objects.visible_to(user)
    found = dict.fromkeys([*matches(visible, text), *found_translated(visible, partial(matches, text=text))])
    return [_hit(page) for page in found]


def _hit(page: GuidancePage) -> Hit:
    checked = _("checked on %(day)s") % {"day": date_format(page.checked_on)}
    words, facts = lambda: f"{page.lead} {plain_text(page.body)}", [("check", checked)]
    return Hit(page.title, address(page), words, _("How-to"), facts, page.spoken_language)
