"""What this room keeps about a person, on “My data”."""

from django.utils.translation import gettext as _

from lms.reminders.models import Digest, LetterRun, Reminder
from people.directory.models import User
from people.privacy.sections import Section, how_many


def sections(user: User) -> list[Section]:
    """Reminders the person got or did not get, and overviews of those who look after others."""
    reminders = Reminder.objects.filter(user=user)
    digests, runs = Digest.objects.filter(recipient=user), LetterRun.objects.filter(by=user)
    number = how_many(user, reminders=reminders, digests=digests, runs=runs)
    return [
        Section(
            key="reminders",
            title=_("Reminders of mandatory training"),
            purpose=_("Proof of when you were reminded of a duty"),
            seen_by=_("You and HR development"),
            kept=_("Three years"),
            facts=[
                (_("Reminders"), str(number["reminders"])),
                (_("Weekly overviews"), str(number["digests"])),
                (_("Letters printed by you"), str(number["runs"])),
            ],
            records=lambda: [
                *map(_reminder, reminders.select_related("assignment")),
                *map(_digest, digests),
                *[{"printed_letters_at": run.printed_at.isoformat()} for run in runs],
            ],
            order=36,
        )
    ]


def _reminder(row: Reminder) -> dict[str, object]:
    return {
        "rule": row.assignment.title,
        "due_on": row.due_on.isoformat(),
        "stage": row.stage,
        "channel": row.get_channel_display(),
        "day": row.on.isoformat(),
        "outcome": row.get_outcome_display(),
        "reason": row.get_reason_display(),
    }


def _digest(row: Digest) -> dict[str, object]:
    return {"overview": row.get_kind_display(), "week": row.week, "overdue": row.overdue, "due_soon": row.soon}
