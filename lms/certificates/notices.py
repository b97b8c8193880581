"""The messages of this room."""

from django.utils.translation import gettext as _

from people.notifications.notices import Notice
from people.notifications.topics import Topic

ISSUED, REVOKED, REISSUED = "lms.certificate", "lms.certificate_revoked", "lms.certificate_reissued"


def notices() -> list[Notice]:
    """A certificate has arrived, was withdrawn or came anew."""
    return [
        Notice(ISSUED, "award", _issued, Topic.LEARNING),
        Notice(REVOKED, "x-circle", _revoked, Topic.LEARNING),
        Notice(REISSUED, "award", _reissued, Topic.LEARNING),
    ]


def _issued(facts: dict) -> str:
    return _("Your certificate for the course “%(course)s” is there.") % facts


def _revoked(facts: dict) -> str:
    return _("Your certificate “%(course)s” was withdrawn. Read why.") % facts


def _reissued(facts: dict) -> str:
    return _("Your certificate “%(course)s” was issued anew with your name of today.") % facts
