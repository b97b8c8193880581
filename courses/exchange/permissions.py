"""Who may bring questions and take them out."""

from courses.quizzes.models import QuizPage
from people.directory.models import User


def may_bring(user: User) -> bool:
    """Whoever may add questions to the bank."""
    return user.is_active and user.has_perm("courses.add_question")


def may_take_out(user: User) -> bool:
    """Whoever may read the bank."""
    return user.is_active and user.has_perm("courses.view_question")


def may_take_out_quiz(user: User, quiz: QuizPage) -> bool:
    """Whoever reads the bank and works on the quiz."""
    return may_take_out(user) and quiz.permissions_for_user(user).can_edit()
