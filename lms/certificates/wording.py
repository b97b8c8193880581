"""What a certificate says, the same on the web page and on paper."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override
from wagtail.models import Site

from cms.models import SiteSettings
from courses.papers.placeholders import filled
from lms.certificates.models import Certificate
from lms.enrolments.models import Completion


@dataclass(frozen=True)
class Wording:
    """The texts of one certificate."""

    kind: str
    course: str
    title: str
    sentence: str
    contents: str
    closing: str
    facts: list[tuple[str, str]]
    note: str
    address: str
    address_shown: str
    qr_alt: str


def wording(certificate: Certificate, language: str = settings.LANGUAGE_CODE) -> Wording:
    """The certificate in that language, the city's unless another is asked for; its facts are those of the issue."""
    with override(language):
        return _wording(certificate, language)


def _wording(certificate: Certificate, language: str) -> Wording:
    sheet = certificate.sheet
    words = sheet.words.get(language, {}) if sheet else {}
    title, extent_shown = certificate.title_in(language), certificate.extent
    if shown := certificate.translated.get(language, {}).get("extent"):
        extent_shown = shown
    until = day(certificate.valid_until) if certificate.valid_until else _("without end")
    earned = _sentence(certificate)
    facts = {
        "name": certificate.holder,
        "titel": title,
        "tag": day(certificate.completed_on),
        "leistung": earned,
        "umfang": extent_shown,
        "gueltig": until,
    }
    kind = words.get("heading") or _("Certificate")
    place = f"{settings.PUBLIC_ORIGIN}{reverse('lms:verify_form')}"
    return Wording(
        kind=kind,
        course=title,
        title=f"{kind}: {title}",
        sentence=filled(words.get("sentence", ""), facts) or earned,
        contents=" · ".join(certificate.contents),
        closing=filled(words.get("closing", ""), facts),
        facts=[
            (_("Extent"), extent_shown),
            (_("Valid until"), until),
            (_("Number"), certificate.number),
        ],
        note=_note(certificate),
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


def extent_of_programme(courses: int, points: int, language: str) -> str:
    """How much a programme was: 4 Kurse, 12 Punkte."""
    with override(language):
        words = [ngettext("%(count)s course", "%(count)s courses", courses) % {"count": courses}]
        if points:
            words.append(ngettext("%(count)s point", "%(count)s points", points) % {"count": points})
        return ", ".join(words)


EARNED = {
    Completion.Source.SELF: gettext_lazy("worked through the whole course and completed it on %(day)s."),
    Completion.Source.TRAINER: gettext_lazy("took part on %(day)s, as the trainer has confirmed."),
    Completion.Source.IMPORT: gettext_lazy("completed the course on %(day)s, as the earlier system has recorded."),
    Completion.Source.RECOGNITION: gettext_lazy(
        "learnt the same elsewhere on %(day)s, which was recognised as this course."
    ),
    Completion.Source.ON_SITE: gettext_lazy("was instructed on site on %(day)s and confirmed it."),
}


def _sentence(certificate: Certificate) -> str:
    """How it was earned: nothing sounds like more than it was."""
    when = {"day": day(certificate.completed_on)}
    if certificate.is_of_programme:
        return _("completed the learning programme on %(day)s.") % when
    if certificate.with_test:
        return _("worked through the whole course and passed its test on %(day)s.") % when
    return str(EARNED[Completion.Source(certificate.source)]) % when


def _note(certificate: Certificate) -> str:
    if certificate.sheet and certificate.sheet.signature_name:
        return _("This certificate was made electronically. Check whether it is genuine:")
    return _("This certificate was made electronically and is valid without signature. Check whether it is genuine:")
