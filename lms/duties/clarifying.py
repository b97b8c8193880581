"""What the machine cannot settle by itself, in piles."""

from dataclasses import dataclass

from django.db.models import F, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lms.duties.figures import Selection
from lms.duties.people import not_computable, too_short, without_supervisor
from lms.obligations.models import DutyStatus
from people.directory.models import User

SHOWN = 60


@dataclass(frozen=True)
class Pile:
    """Duties with the same difficulty."""

    key: str
    title: str | Promise
    remedy: str | Promise
    number: int
    duties: list[DutyStatus]

    @property
    def more(self) -> int:
        """How many are not shown yet."""
        return self.number - len(self.duties)


KINDS = (
    (
        "tag",
        _("The due day cannot be computed"),
        _("The day of entry is missing. Note it, or exempt the people."),
        not_computable,
    ),
    (
        "knapp",
        _("The time is too short"),
        _("Less than a week between the beginning of the duty and its due day. Speak with the people, or exempt them."),
        too_short,
    ),
    (
        "leitung",
        _("Overdue, and nobody leads the person"),
        _("No supervisor can be told. Ask the operators to enter one, or look after it yourself."),
        without_supervisor,
    ),
)


def piles(selection: Selection, but: User) -> list[Pile]:
    """All piles, with the oldest of each; nobody decides about oneself."""
    return [Pile(key, title, remedy, *oldest(find(selection).exclude(user=but))) for key, title, remedy, find in KINDS]


def oldest(found: QuerySet[DutyStatus]) -> tuple[int, list[DutyStatus]]:
    """How many there are, and those that are due first."""
    ordered = found.select_related("user", "office", "assignment").order_by(F("due_on").asc(nulls_last=True), "pk")
    return found.count(), list(ordered[:SHOWN])
