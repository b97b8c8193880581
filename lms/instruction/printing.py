"""The minutes of a meeting as a file."""

from datetime import datetime
from pathlib import Path
from typing import cast

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Site

from cms.models import SiteSettings
from lms.instruction.models import InstructionMeeting, InstructionRecord
from lms.instruction.reads import Attendance, Line
from people.paper import pdf

PAPER = Path(__file__).resolve().parent / "paper" / "minutes.typ"


def minutes_pdf(meeting: InstructionMeeting, attendance: Attendance) -> bytes:
    """Who instructed whom in what, when and where, with signatures; whoever was missing and what was corrected."""
    title = _("Minutes of the instruction")
    return pdf.printed(
        PAPER,
        {
            "language": get_language() or "de",
            "title": f"{title}: {meeting}",
            "issuer": _organisation(),
            "kind": title,
            "heading": meeting.title,
            "facts": [{"label": label, "value": value} for label, value in _facts(meeting, attendance)],
            "points_heading": _("What was covered"),
            "points": meeting.points_listed,
            "people_heading": _("Confirmed by"),
            "headings": [_("Name"), _("Confirmed"), _("Valid until"), _("Signature")],
            "people": [_row(line) for line in attendance.confirmed],
            "nobody": _("Nobody confirmed."),
            "missing_heading": _("Not present"),
            "missing": [f"{line.person.last_name}, {line.person.first_name}" for line in attendance.missing],
            "corrected_heading": _("Corrected later"),
            "corrected": [words for line in attendance.lines for words in _corrected(line)],
            "sentence": _("Everybody named here confirmed to have taken part and understood what was covered."),
            "sign_here": _("Signature of %(name)s") % {"name": meeting.held_by},
            "footer": f"{title}, {meeting}",
        },
        at=meeting.closed_at or timezone.now(),
    )


def _organisation() -> str:
    site = SiteSettings.for_site(Site.objects.order_by("-is_default_site", "pk").first())
    return site.organisation


def _facts(meeting: InstructionMeeting, attendance: Attendance) -> list[tuple[str, str]]:
    held_by = str(meeting.held_by)
    if meeting.acting_for:
        held_by = _("%(name)s, standing in for %(principal)s") % {"name": held_by, "principal": meeting.acting_for}
    numbers = {"confirmed": len(attendance.confirmed), "expected": len(attendance.lines)}
    return [
        (_("Day"), date_format(meeting.held_on, "DATE_FORMAT")),
        (_("Place"), meeting.place),
        (_("Office"), meeting.office.name),
        (_("Held by"), held_by),
        *([(_("Legal basis"), meeting.legal_basis)] if meeting.legal_basis else []),
        (_("Confirmed"), _("%(confirmed)s of %(expected)s people") % numbers),
        (_("State"), _("open") if meeting.is_open else _("closed on %(day)s") % {"day": _moment(meeting.closed_at)}),
    ]


def _row(line: Line) -> dict[str, object]:
    record, person = cast(InstructionRecord, line.record), line.person
    signature = getattr(record, "signature", None)
    return {
        "name": f"{person.last_name}, {person.first_name}",
        "how": f"{_moment(record.confirmed_at)}, {record.get_how_display()}",
        "until": f"{record.valid_until:%d.%m.%Y}" if record.valid_until else _("without end"),
        "signature": list(bytes(signature.picture)) if signature else None,
        "alt": _("Signature of %(name)s") % {"name": person},
    }


def _corrected(line: Line) -> list[str]:
    words = _("%(name)s, confirmed %(how)s: counts no more. %(reason)s (%(by)s, %(day)s)")
    return [
        words
        % {
            "name": line.person,
            "how": record.get_how_display(),
            "reason": record.correction.reason,
            "by": record.correction.by or "–",
            "day": _moment(record.correction.at),
        }
        for record in line.corrected
    ]


def _moment(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%d.%m.%Y, %H:%M}"
