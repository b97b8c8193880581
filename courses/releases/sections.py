"""What this room says about a person on “My data”."""

from django.utils.translation import gettext as _

from courses.pilots.models import Pilot, PilotFeedback, PilotMember
from people.directory.models import User
from people.privacy.sections import Section, how_many


def sections(user: User) -> list[Section]:
    """Courses the person tries out, what she said about them, and what she decided as an editor."""
    members = PilotMember.objects.filter(person=user).select_related("pilot__course")
    said = PilotFeedback.objects.filter(author=user).select_related("pilot__course")
    decided = Pilot.objects.filter(decided_by=user).select_related("course")
    number = how_many(user, members=members, said=said)
    return [
        Section(
            key="pilots",
            title=_("Courses you try out"),
            purpose=_("Making the course better before everybody takes it"),
            seen_by=_("Authors and editors; they read your feedback without your name"),
            kept=_("Your part until the decision about the course, your feedback a year longer"),
            facts=[(_("Courses"), str(number["members"])), (_("Feedback given"), str(number["said"]))],
            records=lambda: [
                *({"course": member.pilot.course.title} for member in members),
                *(
                    {
                        "course": feedback.pilot.course.title,
                        "verdict": feedback.get_verdict_display(),
                        "good": feedback.good,
                        "better": feedback.better,
                        "given_at": feedback.given_at.isoformat(),
                    }
                    for feedback in said
                ),
                *(
                    {
                        "course": pilot.course.title,
                        "decision": pilot.get_decision_display(),
                        "reason": pilot.reason,
                        "decided_at": pilot.decided_at.isoformat() if pilot.decided_at else None,
                    }
                    for pilot in decided
                ),
            ],
            order=36,
        )
    ]
