"""Who may show a certificate as Open Badge."""

from lms.certificates.models import Certificate
from people.directory.models import User


def may_have_badge(user: User, certificate: Certificate) -> bool:
    """Only the holder turns it on, and only what counts today."""
    return certificate.learner_id == user.pk and certificate.state == Certificate.State.VALID
