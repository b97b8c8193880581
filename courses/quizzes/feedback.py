"""What somebody reads after answering: a verdict in kind words and a note on each part. Pure functions."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from courses.quizzes.grading import is_partly_right, is_right
from courses.quizzes.kinds import FrozenQuestion, ShownAnswer, kind_of
from courses.quizzes.kinds.shapes import Given


class Verdict(StrEnum):
    """How an answered question ended."""

    RIGHT = "right"
    PARTLY = "partly"
    NOT_YET = "not_yet"

    @property
    def words(self) -> str | Promise:
        return HEADINGS[self]

    @property
    def in_list(self) -> str | Promise:
        """The same in the list of one's own answers."""
        return IN_LIST[self]


HEADINGS = {
    Verdict.RIGHT: gettext_lazy("Right"),
    Verdict.PARTLY: gettext_lazy("Partly right"),
    Verdict.NOT_YET: gettext_lazy("Not right yet"),
}
IN_LIST = {
    Verdict.RIGHT: gettext_lazy("right"),
    Verdict.PARTLY: gettext_lazy("partly right"),
    Verdict.NOT_YET: gettext_lazy("not right yet"),
}


def verdict(question: FrozenQuestion, given: Given) -> Verdict:
    """How the question was answered."""
    if is_right(question, given):
        return Verdict.RIGHT
    return Verdict.PARTLY if is_partly_right(question, given) else Verdict.NOT_YET


def answers(question: FrozenQuestion, given: Given) -> list[ShownAnswer]:
    """The parts of the question in their order, each with what there is to say about it."""
    return kind_of(question).review(question, given)
