"""Certificates and learning records as files."""

from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from lms.certificates.models import Certificate
from lms.certificates.record import Record
from lms.certificates.wording import day, in_hours, issuer, wording
from people.paper import pdf, qr

PAPER = Path(__file__).resolve().parent / "paper"


def certificate_pdf(certificate: Certificate) -> bytes:
    """The certificate on one landscape page, always in the language of the city, always the same bytes."""
    with override(settings.LANGUAGE_CODE):
        words = wording(certificate)
        return pdf.printed(
            PAPER / "certificate.typ",
            asdict(words)
            | {
                "language": settings.LANGUAGE_CODE,
                "issuer": certificate.issuer,
                "kind": _("Certificate"),
                "course": certificate.course_title,
                "holder": certificate.holder,
                "description": f"{certificate.holder}, {words.title}",
                "facts": [{"label": label, "value": value} for label, value in words.facts],
                "qr": qr.draw(words.address).svg(),
            },
            at=certificate.issued_at,
        )


def record_pdf(record: Record) -> bytes:
    """The whole learning record, year by year."""
    title = _("Learning record")
    return pdf.printed(
        PAPER / "record.typ",
        {
            "language": get_language() or settings.LANGUAGE_CODE,
            "title": f"{title}: {record.holder}",
            "title_shown": title,
            "description": title,
            "issuer": issuer(),
            "holder": record.holder,
            "sentence": _("All courses completed up to %(day)s.") % {"day": day(record.today)},
            "footer": f"{title}, {record.holder}, {day(record.today)}",
            "headings": [_("Course"), _("Completed on"), _("Valid until"), _("Learning time"), _("Number")],
            "sections": [_section(record, year) for year in record.years],
        },
        at=record.at,
    )


def _section(record: Record, year: int) -> dict[str, object]:
    entries = record.completed_in(year)
    return {
        "title": str(year),
        "total_label": _("Total %(year)s") % {"year": year},
        "total": in_hours(sum(entry.minutes for entry in entries)),
        "rows": [
            {
                "course": entry.title,
                "completed": f"{entry.completion.completed_on:%d.%m.%Y}",
                "valid": f"{until:%d.%m.%Y}" if (until := entry.completion.counts_until) else _("without end"),
                "time": in_hours(entry.minutes),
                "number": entry.number,
            }
            for entry in entries
        ],
    }
