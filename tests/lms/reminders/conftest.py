"""Rules with reminders, and duties as the table keeps them."""

from collections.abc import Callable
from datetime import date

import pytest
from django.utils import timezone

from lms.models import Assignment, AssignmentVersion, DutyChange, DutyStatus

STAGES = [
    {"days": -30, "to": "person"},
    {"days": -14, "to": "person"},
    {"days": 0, "to": "person"},
    {"days": 7, "to": "person"},
    {"days": 7, "to": "supervisor"},
    {"days": 28, "to": "hr"},
]


@pytest.fixture(autouse=True)
def monday(time_machine) -> None:
    """It is Monday, 16 November 2026."""
    time_machine.move_to("2026-11-16T09:00:00+01:00", tick=False)


@pytest.fixture
def rule(db: None) -> AssignmentVersion:
    """“Datenschutz”, in force for a long time."""
    return AssignmentVersion.objects.create(
        assignment=Assignment.objects.create(title="Datenschutz"),
        in_force_from=date(2025, 1, 1),
        released_at=timezone.now(),
        targets=[{"kind": "course", "id": 1}],
        reminders=STAGES,
    )


@pytest.fixture
def owes(rule: AssignmentVersion) -> Callable[..., DutyStatus]:
    """Somebody has a duty that the platform knows since a day."""

    def duty(user, due_on: date, state: str = "open", *, since: date = date(2026, 1, 1), what: str = "course:1"):
        DutyChange.objects.create(user=user, what=what, to_state="open", on=since)
        return DutyStatus.objects.create(
            user=user, what=what, state=state, cycle="2026", assignment=rule.assignment, assigned_on=since,
            due_on=due_on, office=user.office, computed_on=since,
        )  # fmt: skip

    return duty
