"""How long a recognised proof is proposed to count: as the rule of the course or kind says, never longer than the
document itself."""

from datetime import date

from courses.catalogue.models import CoursePage
from lms.enrolments.validity import valid_until
from lms.recognition.models import ProofKind

Target = CoursePage | ProofKind


def months(target: Target) -> int:
    """For how many months the course or kind counts; 0: without end."""
    return target.valid_months if isinstance(target, ProofKind) else target.certificate_valid_months


def proposal(target: Target, completed_on: date, claimed_until: date | None) -> date | None:
    """The last day it would count; None: without end."""
    return earlier(valid_until(completed_on, months(target)), claimed_until)


def earlier(one: date | None, other: date | None) -> date | None:
    """The day that comes first; None is without end and comes last."""
    return min((day for day in (one, other) if day), default=None)


def name_of(target: Target) -> str:
    """What the course or kind is called."""
    return target.name if isinstance(target, ProofKind) else target.title
