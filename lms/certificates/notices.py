"""The messages of this room."""

from django.utils.translation import gettext as _

from people.notifications.notices import Notice

ISSUED = "lms.certificate"


def notices() -> list[Notice]:
    """A certificate has arrived."""
    return [Notice(ISSUED, "award", _issued)]


def _issued(facts: dict) -> str:
    return _("Your certificate for the course “%(course)s” is there.") % facts
