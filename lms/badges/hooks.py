"""What this room plugs into the page of a certificate and the audit trail."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry

from courses.catalogue.panels import Panel
from lms import signing
from lms.badges.models import Badge
from lms.badges.permissions import may_have_badge
from lms.certificates.models import Certificate


def certificate_part(certificate: Certificate, request: HttpRequest) -> Panel | None:
    """Below a certificate: turning its badge on, taking it along, turning it off."""
    badge = Badge.objects.filter(certificate=certificate).first()
    shown = badge if badge and badge.is_on else None
    if not signing.is_ready() or not (shown or may_have_badge(request.user, certificate)):
        return None
    return Panel("lms/badges/_badge.html", {"badge": shown, "certificate": certificate})


def log_actions(actions: LogActionRegistry) -> None:
    """What this room writes into the audit trail."""
    actions.register_action("lms.badge_on", _("Open Badge turned on"), _("Turned an Open Badge on"))
    actions.register_action("lms.badge_off", _("Open Badge turned off"), _("Turned an Open Badge off"))
