"""The messages of this room."""

from django.urls import reverse
from django.utils.translation import gettext as _

from people.directory.models import StaffImport
from people.notifications.notices import Notice
from people.notifications.services import notify
from people.notifications.topics import Topic

WAITS, RELEASED = "people.import_waits", "people.import_released"


def notices() -> list[Notice]:
    """An import needs a second person, or got one."""
    return [Notice(WAITS, "hourglass", _waits, Topic.WORK), Notice(RELEASED, "check-circle", _released, Topic.WORK)]


def _waits(facts: dict) -> str:
    return _("The staff import “%(file)s” would let unusually many people leave. It needs your decision.") % facts


def _released(facts: dict) -> str:
    return _("The staff import “%(file)s” was released and can be carried out.") % facts


def tell(record: StaffImport, kind: str, people: list[int]) -> None:
    """Send people to the page of the import."""
    notify(
        recipients=people,
        kind=kind,
        event=f"{kind}:{record.pk}:{record.state_since:%Y%m%d%H%M%S}",
        facts={"file": record.file_name},
        url=reverse("people:import", args=[record.pk]),
    )
