"""Whether a question that was read can stand in our bank."""

from django.utils.translation import gettext as _

from courses.exchange.shapes import Item
from courses.quizzes.kinds import kind_of

MOST_ANSWERS = 12
LONGEST = {"text": 2000, "explanation": 2000, "gaps": 2000, "picture_text": 300}
LONGEST_ANSWER = {"text": 400, "counterpart": 400, "feedback": 500}


def hindrance(item: Item) -> str:
    """Why the question cannot be taken, or nothing."""
    if not item.text.strip():
        return _("The question has no words.")
    for name, most in LONGEST.items():
        if len(getattr(item, name)) > most:
            return _("A text is longer than %(most)s characters.") % {"most": most}
    for answer in item.answers:
        for name, most in LONGEST_ANSWER.items():
            if len(getattr(answer, name)) > most:
                return _("A text of an answer is longer than %(most)s characters.") % {"most": most}
    if len(item.answers) > MOST_ANSWERS:
        return _("It has more than %(most)s answers.") % {"most": MOST_ANSWERS}
    question = item.frozen()
    return kind_of(question).problem(question)
