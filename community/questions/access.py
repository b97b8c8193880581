"""Who may see a question: the rule of this room, offered to the page “Who may see what?”."""

from django.utils.translation import gettext_lazy as _

from community.questions.models import Question
from people.directory.models import User
from people.privacy.access import Kind


def access_kinds() -> list[Kind]:
    """A question with its answers."""
    return [
        Kind(
            key="question",
            label=_("A question with its answers"),
            find=find_question,
            may_see=is_visible,
            title=str,
            personally=lambda question: [question.asker_id],
            hint=_("the address of the question, or its number"),
            order=35,
        )
    ]


def find_question(text: str) -> Question | None:
    """A question by number or address."""
    numbers = [part for part in text.strip().split("/") if part.isdecimal() and len(part) < 19]
    return Question.objects.filter(pk=numbers[-1]).first() if numbers else None


def is_visible(user: User, question: Question) -> bool:
    """Whether the person finds the question."""
    return Question.objects.visible_to(user).filter(pk=question.pk).exists()
