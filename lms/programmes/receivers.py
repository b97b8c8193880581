"""What this room does when a course was completed."""

from lms.enrolments.models import Completion
from lms.programmes import services


def follow_up_programmes(*, completion: Completion, **announcement: object) -> None:
    """The last course of a programme completes it; the night looks again."""
    services.follow_up(learner=completion.learner)
