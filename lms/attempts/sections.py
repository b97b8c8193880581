"""What this room keeps about a person."""

from django.utils.translation import gettext as _

from lms.attempts.models import Accommodation, Attempt
from people.directory.models import User
from people.privacy.sections import Section, how_many


def sections(user: User) -> list[Section]:
    """The attempts at tests, and what is granted to the person there."""
    attempts, granted = Attempt.objects.of(user), Accommodation.objects.filter(learner=user)
    number = how_many(user, attempts=attempts, granted=granted)
    return [
        Section(
            key="attempts",
            title=_("Tests you took"),
            purpose=_("Feedback on your answers, and whether you passed"),
            seen_by=_("Only you"),
            kept=_("12 months after completion"),
            facts=[(_("Number of attempts"), str(number["attempts"]))],
            records=lambda: [
                _record(attempt) for attempt in attempts.select_related("quiz").prefetch_related("given_answers")
            ],
            order=41,
            only_me=True,
        ),
        Section(
            key="accommodations",
            title=_("More time or attempts at tests"),
            purpose=_("Evening out disadvantages"),
            seen_by=_("You and HR development"),
            kept=_("Until a year after it ended"),
            facts=[(_("Number"), str(number["granted"]))] if number["granted"] else [],
            records=lambda: [_granted(accommodation) for accommodation in granted],
            order=42,
        ),
    ]


def _record(attempt: Attempt) -> dict:
    return {
        "quiz": attempt.quiz.title,
        "number": attempt.number,
        "started_at": attempt.started_at.isoformat(),
        "finished_at": attempt.finished_at.isoformat() if attempt.finished_at else None,
        "percent": attempt.percent,
        "passed": attempt.passed,
        "questions": attempt.questions,
        "ended_by_time": attempt.ended_by_time,
        "answers": {str(answer.question): answer.choices for answer in attempt.given_answers.all()},
    }


def _granted(accommodation: Accommodation) -> dict:
    return {
        "extra_time_in_per_cent": accommodation.extra_time,
        "extra_attempts": accommodation.extra_attempts,
        "from": accommodation.starts_on.isoformat(),
        "until": accommodation.ends_on.isoformat() if accommodation.ends_on else None,
    }
