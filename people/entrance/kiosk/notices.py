"""The messages of this room."""

from django.urls import reverse
from django.utils.translation import gettext as _

from people.notifications.notices import Notice
from people.notifications.topics import Topic

DEVICE_COPIED = "people.device_copied"


def notices() -> list[Notice]:
    """A device had to be shut."""
    return [Notice(DEVICE_COPIED, "alert", _copied, Topic.WORK)]


def _copied(facts: dict) -> str:
    return _("The shared device “%(device)s” is shut, because its key was used in two places.") % facts


def desk_address(device: int) -> str:
    """Where operators look after the device."""
    return reverse("people_device", args=[device])
