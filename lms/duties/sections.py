"""What this room says about a person on “My data”: duties, and what was decided about them."""

from datetime import date

from django.utils.translation import gettext as _

from lms.assignments.models import Exemption, Extension
from lms.obligations.models import DutyStatus
from people.directory.models import User
from people.privacy.sections import Section, how_many


def sections(user: User) -> list[Section]:
    """Mandatory training of the person, wishes for more time and exemptions."""
    duties, exemptions, wishes = DutyStatus.objects.of(user), Exemption.objects.of(user), Extension.objects.of(user)
    number = how_many(user, duties=duties, exemptions=exemptions, wishes=wishes)
    return [
        Section(
            key="duties",
            title=_("Mandatory training"),
            purpose=_("Knowing what is due"),
            seen_by=_("You, and HR development where a duty requires proof. Your supervisor sees only done or open."),
            kept=_("Three years after the duty ended"),
            facts=[
                (_("Duties"), str(number["duties"])),
                (_("Exemptions"), str(number["exemptions"])),
                (_("Wishes for more time"), str(number["wishes"])),
            ],
            records=lambda: [
                *map(duty, duties.select_related("assignment")),
                *map(exemption, exemptions.select_related("assignment", "withdrawal")),
                *map(wish, wishes.select_related("assignment", "decision")),
            ],
            order=32,
        )
    ]


def duty(row: DutyStatus) -> dict[str, object]:
    return {
        "rule": row.assignment.title,
        "state": row.get_state_display(),
        "due_on": text(row.due_on),
        "done_on": text(row.done_on),
        "counts_until": text(row.valid_until),
    }


def exemption(row: Exemption) -> dict[str, object]:
    withdrawal = getattr(row, "withdrawal", None)
    return {
        "exempt_from": row.assignment.title,
        "reason": row.get_reason_display(),
        "from": text(row.starts_on),
        "until": text(row.ends_on),
        "withdrawn_on": text(withdrawal.on) if withdrawal else None,
    }


def wish(row: Extension) -> dict[str, object]:
    decision = getattr(row, "decision", None)
    return {
        "more_time_for": row.assignment.title,
        "reason": row.get_reason_display(),
        "note": row.note,
        "wished": text(row.new_due_on),
        "granted_until": text(decision.new_due_on) if decision else None,
        "answer": decision.note if decision else None,
    }


def text(day: date | None) -> str | None:
    return day.isoformat() if day else None
