"""Where issuer and achievements of badges can be read by anybody, and what stands there."""

from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from courses.models import CoursePage, ProgrammePage
from lms.badges import credential
from lms.badges.models import Badge
from lms.certificates.models import Certificate
from lms.certificates.wording import issuer as issuer_name


def issuer_address() -> str:
    return f"{settings.PUBLIC_ORIGIN}{reverse('lms:badge_issuer')}"


def issuer(certificate: Certificate | None = None) -> dict[str, Any]:
    """Who issues: as it was called on the certificate, otherwise today."""
    name = certificate.issuer if certificate else issuer_name()
    return credential.profile(address=issuer_address(), name=name, home=settings.PUBLIC_ORIGIN)


def achievement_of(certificate: Certificate) -> dict[str, Any]:
    """What the certificate proves."""
    completion, programme = certificate.completion, certificate.programme_completion
    page = completion.course if completion else programme.programme if programme else None
    assert page is not None  # noqa: S101 the database keeps one of both
    return achievement(page, title=certificate.title, named=issuer(certificate))


def achievement(
    page: CoursePage | ProgrammePage, *, title: str = "", named: dict[str, Any] | None = None
) -> dict[str, Any]:
    """A course or programme as achievement; its address rests on the key that outlives every renaming."""
    name = "badge_programme" if isinstance(page, ProgrammePage) else "badge_course"
    with override(settings.LANGUAGE_CODE):
        criteria = _("The learning programme was completed.") if "programme" in name else _("The course was completed.")
    return credential.achievement(
        address=f"{settings.PUBLIC_ORIGIN}{reverse(f'lms:{name}', args=[page.translation_key])}",
        title=title or page.title,
        summary=page.summary,
        criteria=criteria,
        issuer=named or issuer(),
    )


def uuid_of(badge: Badge) -> UUID:
    """The name of the credential; it does not tell the number of the certificate."""
    return uuid5(NAMESPACE_URL, f"{badge.salt}:{badge.certificate_id}")
