"""The jobs of this storey, gathered from its rooms."""

from courses.exchange.tasks import check_questions, forget_question_imports, take_questions
from courses.pilots.tasks import forget_pilots
from courses.reviews.tasks import remind_of_reviews

__all__ = ["check_questions", "forget_pilots", "forget_question_imports", "remind_of_reviews", "take_questions"]
