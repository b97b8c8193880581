"""One's own duties, sorted as a person needs them: overdue, open, to be renewed, done, resting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from lms.duties.targets import Target, targets_for
from lms.duties.wording import Wording, situation, wording
from lms.obligations.models import DutyState, DutyStatus
from people.directory.models import User

URGENCY = (
    *(DutyState.OVERDUE, DutyState.OPEN, DutyState.NOT_COMPUTABLE, DutyState.WINDOW),
    *(DutyState.DONE, DutyState.ABSENT, DutyState.EXEMPT),
)
TO_DO = (DutyState.OVERDUE, DutyState.OPEN, DutyState.NOT_COMPUTABLE, DutyState.WINDOW)


@dataclass(frozen=True)
class Duty:
    """One duty as its person sees it."""

    status: DutyStatus
    targets: list[Target]  # one of them is enough
    words: Wording

    @property
    def title(self) -> str:
        return self.targets[0].title if self.targets else self.status.assignment.title

    @property
    def others(self) -> list[Target]:
        return self.targets[1:]

    @property
    def href(self) -> str:
        """Where the person goes on: to the training itself, else to the reasons."""
        return next((target.href for target in self.targets if target.href), self.why_href)

    @property
    def why_href(self) -> str:
        return reverse("lms:duty", args=[self.status.pk])

    @property
    def is_to_do(self) -> bool:
        return self.status.state in TO_DO


@dataclass(frozen=True)
class Duties:
    """All duties of a person, the most urgent first."""

    duties: list[Duty]
    today: date

    @property
    def to_do(self) -> list[Duty]:
        return [duty for duty in self.duties if duty.is_to_do]

    @property
    def settled(self) -> list[Duty]:
        """Done, resting or exempt."""
        return [duty for duty in self.duties if not duty.is_to_do]

    @property
    def done(self) -> int:
        return sum(duty.status.state == DutyState.DONE for duty in self.duties)

    @property
    def sentence(self) -> str:
        """The situation in one sentence; nothing to say while nothing presses."""
        overdue = sum(duty.status.state == DutyState.OVERDUE for duty in self.duties)
        nearest = next((duty for duty in self.duties if duty.status.state == DutyState.OPEN), None)
        status, title = (nearest.status, nearest.title) if nearest else (None, "")
        return situation(overdue, status, title, self.today)


def duties_of(user: User, request: HttpRequest) -> Duties:
    """What the person must do, as far as it has been computed."""
    today = timezone.localdate()
    found = list(DutyStatus.objects.of(user).select_related("assignment"))
    return Duties(shown(found, request, today), today)


def shown(found: Iterable[DutyStatus], request: HttpRequest, today: date) -> list[Duty]:
    """The duties with their targets and words, the most urgent first."""
    rows = list(found)
    targets = targets_for([row.what for row in rows], request)
    duties = [Duty(row, targets[row.what], wording(row, today)) for row in rows]
    far = date.max
    return sorted(duties, key=lambda duty: (URGENCY.index(duty.status.state), duty.status.due_on or far, duty.title))
