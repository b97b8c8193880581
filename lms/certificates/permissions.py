"""Who may do what with a certificate."""

from typing import TYPE_CHECKING

from people.directory.models import User
from people.directory.roles import Role

if TYPE_CHECKING:
    from lms.certificates.models import Certificate


def may_look_after(user: User) -> bool:
    """HR development finds, withdraws and re-issues certificates, of people in the branch of the role."""
    return user.is_active and user.holds(Role.HR)


def may_revoke(user: User, certificate: "Certificate") -> bool:
    """HR withdraws what still stands, but never its own."""
    stands = certificate.state in {"valid", "expired"}
    return may_look_after(user) and certificate.learner_id != user.pk and stands


def may_reissue(user: User, certificate: "Certificate") -> bool:
    """The person and HR have it issued anew as soon as the name has changed."""
    if certificate.state not in {"valid", "expired"}:
        return False
    is_allowed = certificate.learner_id == user.pk or may_look_after(user)
    return is_allowed and certificate.learner.get_full_name() != certificate.holder
