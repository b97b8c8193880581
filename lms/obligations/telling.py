"""What HR development and the operators are told: that too many duties would have ended at once."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.obligations.services import Tally
from people.directory.models import User
from people.directory.roles import Role
from people.notifications.notices import Notice
from people.notifications.services import notify

STOPPED = "lms.duties_stopped"


def notices() -> list[Notice]:
    return [Notice(STOPPED, "alert", stopped)]


def stopped(facts: dict) -> str:
    """How many duties would have ended."""
    return _(
        "%(ended)s of %(running)s duties would have ended at once. They were left as they are; please check the last"
        " staff import and the rules."
    ) % {"ended": facts["ended"], "running": facts["running"]}


def tell_about_stop(tally: Tally) -> None:
    """Once a day and kind of stop, to HR development and the operators."""
    told = User.objects.holding(Role.HR) | User.objects.holding(Role.OPERATOR)
    notify(
        recipients=told.values_list("pk", flat=True).distinct(),
        kind=STOPPED,
        event=f"{STOPPED}:{timezone.localdate():%Y-%m-%d}:{tally.ended}",
        facts={"ended": tally.ended, "running": tally.running},
        url=reverse("lms:my_learning"),
    )
