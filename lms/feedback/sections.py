"""What this room keeps about a person: that feedback was given, never what."""

from django.utils.translation import gettext as _

from lms.feedback.models import FeedbackGiven
from people.directory.models import User
from people.privacy.sections import Section


def sections(user: User) -> list[Section]:
    """The courses about which the person has answered."""
    given = FeedbackGiven.objects.filter(enrolment__learner=user)
    number = given.count()
    return [
        Section(
            key="feedback_given",
            title=_("Courses you gave feedback on"),
            purpose=_("Everybody answers once. Your answers themselves are kept without you and cannot be found again"),
            seen_by=_("Only you"),
            kept=_("12 months after completion"),
            facts=[(_("Courses"), str(number))] if number else [],
            records=lambda: [
                {"course": each.enrolment.course.title} for each in given.select_related("enrolment__course")
            ],
            order=43,
            only_me=True,
        )
    ]
