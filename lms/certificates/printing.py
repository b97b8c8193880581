"""Certificates and learning records as files."""

from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lms.certificates.models import Certificate
from lms.certificates.pictures import as_svg
from lms.certificates.record import Record, hours
from lms.certificates.wording import day, issuer, wording
from lms.learnt import in_hours
from people.paper import pdf, qr

PAPER = Path(__file__).resolve().parent / "paper"


def certificate_pdf(certificate: Certificate, language: str = settings.LANGUAGE_CODE) -> bytes:
    """The certificate on one landscape page, in the language of the city or another; always the same bytes."""
    words = wording(certificate, language)
    return pdf.printed(
        PAPER / "certificate.typ",
        asdict(words)
        | _look(certificate)
        | {
            "language": language,
            "issuer": certificate.issuer,
            "holder": certificate.holder,
            "description": f"{certificate.holder}, {words.title}",
            "facts": [{"label": label, "value": value} for label, value in words.facts],
            "qr": qr.draw(words.address).svg(),
        },
        at=certificate.issued_at,
    )


def _look(certificate: Certificate) -> dict[str, object]:
    """Logo, signature and seal as they were at issue."""
    sheet = certificate.sheet
    if sheet is None:
        return {"logo": "", "logo_alt": "", "seal": "", "seal_alt": "", "signature": "", "signer": "", "role": ""}
    alt = sheet.words.get("alt", {})
    return {
        "logo": as_svg(sheet.logo),
        "logo_alt": alt.get("logo", ""),
        "seal": as_svg(sheet.seal),
        "seal_alt": alt.get("seal", ""),
        "signature": as_svg(sheet.signature),
        "signer": sheet.signature_name,
        "role": sheet.signature_role,
    }


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
        "total": hours(entries),
        "rows": [
            {
                "course": f"{entry.title} ({entry.earned})" if entry.earned else entry.title,
                "completed": f"{entry.completed_on:%d.%m.%Y}",
                "valid": f"{entry.counts_until:%d.%m.%Y}" if entry.counts_until else _("without end"),
                "time": in_hours(entry.minutes) if entry.minutes else "",
                "number": entry.number,
            }
            for entry in entries
        ],
    }
