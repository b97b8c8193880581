"""What this room keeps about a person, on “My data”."""

from django.utils.translation import gettext as _

from lms.instruction.models import InstructionInvitation, InstructionMeeting, InstructionRecord
from people.directory.models import User
from people.privacy.sections import Section, how_many


def sections(user: User) -> list[Section]:
    """Instructions confirmed, expected at, and held."""
    records, expected = InstructionRecord.objects.of(user), InstructionInvitation.objects.filter(learner=user)
    held = InstructionMeeting.objects.filter(held_by=user)
    number = how_many(user, records=records, expected=expected, held=held)
    return [
        Section(
            key="instructions",
            title=_("Instructions on site"),
            purpose=_("Proof of instruction"),
            seen_by=_("You, whoever held the instruction, and HR development. Your supervisor sees done or not done."),
            kept=_("Three years after the proof expires, the list of who was expected 12 months"),
            facts=[
                (_("Confirmed"), str(number["records"])),
                (_("Expected at"), str(number["expected"])),
                *([(_("Instructions held"), str(number["held"]))] if number["held"] else []),
            ],
            records=lambda: [
                *map(_record, records.select_related("held_by", "correction", "signature")),
                *map(_expected, expected.select_related("meeting")),
                *map(_held, held),
            ],
            order=36,
        )
    ]


def _record(record: InstructionRecord) -> dict[str, object]:
    correction = getattr(record, "correction", None)
    return {
        "topic": record.title,
        "completed_on": record.completed_on.isoformat(),
        "valid_until": record.valid_until.isoformat() if record.valid_until else None,
        "confirmed_at": record.confirmed_at.isoformat(),
        "received_at": record.received_at.isoformat(),
        "how": record.get_how_display(),
        "with_signature": hasattr(record, "signature"),
        "held_by": str(record.held_by) if record.held_by else None,
        "corrected": {"reason": correction.reason, "at": correction.at.isoformat()} if correction else None,
    }


def _expected(invitation: InstructionInvitation) -> dict[str, object]:
    return {"expected_at": str(invitation.meeting), "came_along": invitation.came_along}


def _held(meeting: InstructionMeeting) -> dict[str, object]:
    return {"held": meeting.title, "held_on": meeting.held_on.isoformat(), "place": meeting.place}
