"""What this room keeps about a person."""

from django.utils.translation import gettext as _

from lms.certificates.models import Certificate
from people.directory.models import User
from people.privacy.sections import Section


def sections(user: User) -> list[Section]:
    """The certificates."""
    issued = Certificate.objects.of(user).select_related("revocation", "replaces")
    return [
        Section(
            key="certificates",
            title=_("Your certificates"),
            purpose=_("Proof of training that you can show to others"),
            seen_by=_("You and HR. Whoever has the number learns whether it counts, but not your name."),
            kept=_("Three years after the certificate ends"),
            facts=[(_("Certificates"), str(issued.count()))],
            records=lambda: [_record(certificate) for certificate in issued],
            order=42,
        )
    ]


def _record(certificate: Certificate) -> dict[str, object]:
    until = certificate.valid_until
    return {
        "number": certificate.number,
        "issued_to": certificate.holder,
        "title": certificate.title,
        "courses": certificate.contents,
        "issuer": certificate.issuer,
        "extent": certificate.extent,
        "completed_on": certificate.completed_on.isoformat(),
        "valid_until": until.isoformat() if until else None,
        "issued_at": certificate.issued_at.isoformat(),
        "how_it_was_earned": certificate.source,
        "replaces": certificate.replaces.number if certificate.replaces else None,
        "withdrawn_because": certificate.revocation.reason if hasattr(certificate, "revocation") else None,
    }
