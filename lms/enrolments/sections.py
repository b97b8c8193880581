"""What this room says about a person on “My data”."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lms.enrolments.models import Completion, Enrolment
from people.directory.models import User
from people.privacy.sections import Section, how_many


def sections(user: User) -> list[Section]:
    """Courses the person takes, and what she completed."""
    taken, completed = Enrolment.objects.of(user), Completion.objects.of(user)
    number, latest = how_many(user, taken=taken, completed=completed), completed.first()
    return [
        Section(
            key="enrolments",
            title=_("Courses you take"),
            purpose=_("So that you can go on where you stopped"),
            seen_by=_("Only you"),
            kept=_("12 months after completion"),
            facts=[(_("Courses"), str(number["taken"]))],
            records=lambda: [
                _enrolment(enrolment) for enrolment in taken.select_related("course").prefetch_related("progress__step")
            ],
            order=30,
            only_me=True,
        ),
        Section(
            key="completions",
            title=_("Completed courses"),
            purpose=_("Proof of training"),
            seen_by=_("You, and HR development where a duty requires proof. Your supervisor sees only done or open."),
            kept=_("Three years after the proof expires"),
            facts=[
                (_("Completed courses"), str(number["completed"])),
                (_("Last completed"), f"{latest.course_title}, {date_format(latest.completed_on)}" if latest else "–"),
            ],
            records=lambda: [_completion(completion) for completion in completed.select_related("by")],
            order=31,
        ),
    ]


def _enrolment(enrolment: Enrolment) -> dict[str, object]:
    return {
        "course": enrolment.course.title,
        "version": enrolment.course_version,
        "status": enrolment.get_status_display(),
        "started_at": enrolment.started_at.isoformat(),
        "last_worked_on": enrolment.last_seen_at.isoformat(),
        "lessons": [
            {
                "title": progress.step.title,
                "opened_at": progress.opened_at.isoformat(),
                "completed_at": progress.completed_at.isoformat() if progress.completed_at else None,
                "how": progress.get_source_display() if progress.completed_at else None,
            }
            for progress in enrolment.progress.all()
        ],
    }


def _completion(completion: Completion) -> dict[str, object]:
    return {
        "course": completion.course_title,
        "version": completion.course_version,
        "completed_on": completion.completed_on.isoformat(),
        "valid_until": completion.valid_until.isoformat() if completion.valid_until else None,
        "score_in_per_cent": completion.score,
        "source": completion.get_source_display(),
        "by": str(completion.by) if completion.by else None,
    }
