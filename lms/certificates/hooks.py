"""What this room plugs into the menu and the audit trail."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry

from cms.navigation.menu import MenuItem, Place


def menu_item(request: HttpRequest) -> MenuItem:
    """The learning record, below one's own name."""
    return MenuItem(_("Learning record"), reverse("lms:record"), "award", 70, place=Place.ACCOUNT)


def log_actions(actions: LogActionRegistry) -> None:
    """What this room writes into the audit trail."""
    actions.register_action("lms.revoke_certificate", _("Certificate withdrawn"), _("Withdrew a certificate"))
    actions.register_action("lms.reissue_certificate", _("Certificate issued anew"), _("Issued a certificate anew"))
