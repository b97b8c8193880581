"""Who may answer, and who may say that an answer helped."""

from community.movers.appointments import reach_of
from community.questions.models import Question
from people.directory.models import Office, User
from people.directory.roles import Role


def may_reply(user: User, question: Question) -> bool:
    """The asker, colleagues of the office, its Digital Movers and the programme team: whoever may see the question."""
    return Question.objects.visible_to(user).filter(pk=question.pk).exists()


def may_accept(user: User, question: Question) -> bool:
    """The asker, and the Digital Movers and the programme team who look after the office."""
    if not user.is_active:
        return False
    return user.pk == question.asker_id or _looks_after(user, question.office)


def _looks_after(user: User, office: Office) -> bool:
    reach = reach_of(user)
    answers_for = reach is None or any(office.path.startswith(top.path) for top in reach)
    return answers_for or user.may_reach(office, Role.PROGRAMME, Role.MODERATOR)
