"""What this room plugs into the player."""

from courses.lessons.desk import Desk
from courses.models import LessonPage
from lms.enrolments.models import Enrolment
from lms.notes.reads import desk_of


def desk(enrolment: Enrolment, lesson: LessonPage, question_at: str) -> Desk:
    """The learner's own things in a lesson."""
    return desk_of(enrolment, lesson, question_at)
