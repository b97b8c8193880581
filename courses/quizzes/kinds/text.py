"""A word or two written freely; the author lists what counts as right and may answer typical mistakes."""

from fractions import Fraction
from random import Random

from django.utils.translation import gettext as _

from courses.quizzes.kinds.shapes import FrozenAnswer, FrozenQuestion, Given, ShownAnswer, folded
from courses.quizzes.kinds.written import one_line, reviewed, share_of


def problem(question: FrozenQuestion) -> str:
    right = any(answer["is_correct"] for answer in question["answers"])
    return "" if right else _("Give at least one spelling that counts as right, and mark it as correct.")


def arranged(question: FrozenQuestion, chance: Random) -> FrozenQuestion:
    return question


def accepted(question: FrozenQuestion, given: Given) -> list[int | str]:
    return [one_line(given)]


def share(question: FrozenQuestion, given: Given) -> Fraction:
    return share_of(foreseen(question, given))


def foreseen(question: FrozenQuestion, given: Given) -> FrozenAnswer | None:
    """The listed answer that was written."""
    written = {folded(words) for words in given}
    return next((answer for answer in question["answers"] if folded(answer["text"]) in written), None)


def review(question: FrozenQuestion, given: Given) -> list[ShownAnswer]:
    expected = _(" or ").join(answer["text"] for answer in question["answers"] if answer["is_correct"])
    return reviewed(foreseen(question, given), given, expected)
