"""The jobs of this storey, gathered from its rooms."""

from courses.exchange.tasks import check_questions, forget_question_imports, take_questions
from courses.pilots.tasks import forget_pilots
from courses.reviews.tasks import remind_of_reviews
from courses.transfer.tasks import check_course, forget_course_packages, pack_course, take_course

__all__ = [
    "check_course",
    "check_questions",
    "forget_course_packages",
    "forget_pilots",
    "forget_question_imports",
    "pack_course",
    "remind_of_reviews",
    "take_course",
    "take_questions",
]
