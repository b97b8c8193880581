"""What a certificate says, the same on the web page and on paper."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Site

from cms.models import SiteSettings
from lms.certificates.models import Certificate


@dataclass(frozen=True)
class Wording:
    """The texts of one certificate."""

    title: str
    sentence: str
    facts: list[tuple[str, str]]
    note: str
    address: str
    address_shown: str
    qr_alt: str


def wording(certificate: Certificate) -> Wording:
    """The certificate in the language of the moment; its facts are those of the day of issue."""
    place = f"{settings.PUBLIC_ORIGIN}{reverse('lms:verify_form')}"
    return Wording(
        title=_("Certificate: %(course)s") % {"course": certificate.course_title},
        sentence=_sentence(certificate),
        facts=[
            (_("Extent"), certificate.extent),
            (_("Valid until"), day(certificate.valid_until) if certificate.valid_until else _("without end")),
            (_("Number"), certificate.number),
        ],
        note=_("This certificate was made electronically and is valid without signature. Check whether it is genuine:"),
        address=address(certificate.number),
        address_shown=place.split("://")[1].rstrip("/"),
        qr_alt=_("QR code leading to the page that confirms certificate %(number)s") % {"number": certificate.number},
    )


def address(number: str) -> str:
    """Where anybody can check the certificate."""
    return f"{settings.PUBLIC_ORIGIN}{reverse('lms:verify', args=[number])}"


def day(value: date) -> str:
    """A day in words: 15. September 2026."""
    return date_format(value, "DATE_FORMAT")


def issuer() -> str:
    """Who issues certificates today: the city and its office; the city is named once."""
    site = SiteSettings.for_site(Site.objects.order_by("-is_default_site", "pk").first())
    if site.organisation in site.certificate_issuer:
        return site.certificate_issuer
    return f"{site.organisation} · {site.certificate_issuer}"


def extent(lessons: int, minutes: int) -> str:
    """How much a course is: 6 Lektionen, 1 Stunde."""
    counted = ngettext("%(count)s lesson", "%(count)s lessons", lessons) % {"count": lessons}
    return f"{counted}, {duration(minutes)}"


def duration(minutes: int) -> str:
    """A time in words: 45 Minuten, 1 Stunde, 1 Stunde 30 Minuten."""
    hours, rest = divmod(minutes, 60)
    words = [ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours}] if hours else []
    if rest or not hours:
        words.append(ngettext("%(count)s minute", "%(count)s minutes", rest) % {"count": rest})
    return " ".join(words)


def in_hours(minutes: int) -> str:
    """A time for tables: 45 Min., 1,5 Std."""
    if minutes < 60:
        return _("%(minutes)s min") % {"minutes": minutes}
    return _("%(hours)s h") % {"hours": number_format(minutes / 60, decimal_pos=1)}


def _sentence(certificate: Certificate) -> str:
    when = {"day": day(certificate.completed_on)}
    if certificate.with_test:
        return _("worked through the whole course and passed its test on %(day)s.") % when
    return _("worked through the whole course and completed it on %(day)s.") % when
