"""What this room plugs into the menu."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.navigation.menu import MenuItem

BELOW = ("/fragen/", "/movers/")


class CommunityItem(MenuItem):
    """The entry stands for the whole section: front page, questions, Digital Movers."""

    def current(self, path: str) -> str:
        return super().current(path) or ("true" if path.startswith(BELOW) else "")


def menu_item(request: HttpRequest) -> MenuItem:
    """The community's front page in the main menu."""
    return CommunityItem(_("Community"), reverse("community:hub"), "community", 50, tab=_("Community"))
