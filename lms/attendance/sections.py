"""What this room keeps about a person, on “My data”."""

from django.utils.translation import gettext as _

from lms.attendance.models import Attendance, AttendanceMark, BookingStep, CalendarFeed
from people.directory.models import User
from people.privacy.sections import Section, how_many


def sections(user: User) -> list[Section]:
    """Bookings, attendance and the private calendar."""
    steps = BookingStep.objects.of(user)
    attended = Attendance.objects.filter(learner=user)
    feeds = CalendarFeed.objects.filter(owner=user)
    number = how_many(user, steps=steps, attended=attended, feeds=feeds)
    return [
        Section(
            key="bookings",
            title=_("Booked sessions"),
            purpose=_("Your seats in sessions, and the order of the waiting lists"),
            seen_by=_(
                "You. Trainers and HR development see who has a seat. Your supervisor sees what waits for approval."
            ),
            kept=_("12 months after the session"),
            facts=[(_("Steps"), str(number["steps"]))],
            records=lambda: [_step(step) for step in steps.select_related("session__course", "by", "acting_for")],
            order=33,
        ),
        Section(
            key="attendance",
            title=_("Attended sessions"),
            purpose=_("Proof of training"),
            seen_by=_("You, the trainers of the session and HR development"),
            kept=_("As long as the completion it brought, otherwise three years"),
            facts=[(_("Sessions"), str(number["attended"]))],
            records=lambda: [*map(_attended, attended.select_related("session__course", "by")), *_marks(user)],
            order=34,
        ),
        Section(
            key="calendar",
            title=_("Private calendar"),
            purpose=_("Your sessions in your own calendar"),
            seen_by=_("Whoever knows the secret address"),
            kept=_("Until you end it or leave"),
            facts=[(_("Address"), _("made") if number["feeds"] else _("none"))],
            records=lambda: [{"made_at": feed.made_at.isoformat()} for feed in feeds],
            order=35,
        ),
    ]


def _step(step: BookingStep) -> dict[str, object]:
    return {
        "course": step.session.course.title,
        "session_starts_at": step.session.starts_at.isoformat() if step.session.starts_at else None,
        "step": step.get_kind_display(),
        "at": step.at.isoformat(),
        "offered_until": step.held_until.isoformat() if step.held_until else None,
        "by": str(step.by) if step.by else None,
        "acting_for": str(step.acting_for) if step.acting_for else None,
    }


def _attended(attendance: Attendance) -> dict[str, object]:
    return {
        "course": attendance.session.course.title,
        "confirmed_at": attendance.at.isoformat(),
        "by": str(attendance.by) if attendance.by else None,
    }


def _marks(user: User) -> list[dict[str, object]]:
    """What trainers ticked, and took back."""
    marks = AttendanceMark.objects.filter(learner=user).select_related("session__course", "by")
    return [
        {
            "course": mark.session.course.title,
            "ticked_as_present": mark.is_present,
            "at": mark.at.isoformat(),
            "by": str(mark.by) if mark.by else None,
        }
        for mark in marks
    ]
