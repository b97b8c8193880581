"""What this room does when a course was completed."""

from lms.certificates import services
from lms.enrolments.models import Completion


def issue_certificate(*, completion: Completion, **announcement: object) -> None:
    """Whoever completes a course gets the certificate at once; asking for it later issues it as well."""
    services.issue(completion=completion)


def issue_for_programmes(*, completion: Completion, **announcement: object) -> None:
    """Programmes the course has just completed bring theirs; the night looks again."""
    services.issue_outstanding(learner=completion.learner)
