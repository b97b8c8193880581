"""The messages of this room."""

from django.utils.translation import gettext as _

from people.notifications.notices import Notice
from people.notifications.topics import Topic

CODE_ISSUED = "people.pin_code"
PIN_SET = "people.pin_set"


def notices() -> list[Notice]:
    """A code was issued for somebody; somebody's PIN was set."""
    return [Notice(CODE_ISSUED, "key", _issued, Topic.ACCOUNT), Notice(PIN_SET, "key", _set, Topic.ACCOUNT)]


def _issued(facts: dict) -> str:
    return _("%(by)s had a code issued with which you can set your PIN.") % facts


def _set(facts: dict) -> str:
    return _("Your PIN for shared devices was set. Was it not you? Then tell the help desk at once.")
