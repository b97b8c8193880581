"""Work of this room outside requests."""

from celery import shared_task

from lms.certificates import forgetting
from lms.certificates.services import issue_outstanding


@shared_task(name="lms.issue_outstanding_certificates")
def issue_outstanding_certificates() -> None:
    """Every night, after completed programmes were written down."""
    issue_outstanding()


@shared_task(name="lms.forget_old_programmes")
def forget_old_programmes() -> None:
    """Every night."""
    forgetting.forget_old_programmes()
