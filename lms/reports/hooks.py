"""What this room plugs into start page and menu."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.log_actions import LogActionRegistry

from cms.navigation.menu import MenuItem
from cms.pages.dashboard import Card
from lms.reports import figures, permissions
from lms.reports.definitions import COMPLETION_BY_OFFICE
from people.models import User
from people.privacy.permissions import may_read_access_log


def menu_item(request: HttpRequest) -> MenuItem | None:
    """HR finds the figures in the main menu; staff council and data protection find what may be evaluated."""
    user = request.user
    if not user.is_authenticated:
        return None
    if permissions.may_see(user, COMPLETION_BY_OFFICE):
        return MenuItem(_("Evaluation"), reverse("lms:report_overview"), "chart", 60)
    if permissions.may_check_definitions(user):
        return MenuItem(_("Report definitions"), reverse("lms:report_definitions"), "shield", 60)
    return None


def dashboard_card(user: User, request: HttpRequest) -> Card | None:
    """HR sees on the start page how far the city is."""
    if not permissions.may_see(user, COMPLETION_BY_OFFICE):
        return None
    selection = figures.Selection(permissions.scope(user, COMPLETION_BY_OFFICE))
    totals = figures.totals(selection)
    sentence = ngettext(
        "%(number)s course was completed in the last 30 days.",
        "%(number)s courses were completed in the last 30 days.",
        totals["recent"],
    )
    return Card(
        "lms/reports/_card.html",
        "first",
        10,
        {"totals": totals},
        sentence % {"number": number_format(totals["recent"])},
    )


def definitions_card(user: User, request: HttpRequest) -> Card | None:
    """Staff council and data protection begin with what may be evaluated and who looked."""
    if not may_read_access_log(user):
        return None
    return Card("lms/reports/_definitions_card.html", "first", 10)


def log_actions(actions: LogActionRegistry) -> None:
    """What this room writes into the audit trail."""
    actions.register_action(
        "lms.export", gettext_lazy("Export of names"), gettext_lazy("Asked for a list of names as a file")
    )
