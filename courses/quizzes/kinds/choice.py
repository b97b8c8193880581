"""One right answer, or several."""

from fractions import Fraction
from random import Random

from django.utils.translation import gettext as _

from courses.quizzes.kinds.shapes import FrozenAnswer, FrozenQuestion, Given, NotAnAnswer, ShownAnswer, shown


def problem(question: FrozenQuestion) -> str:
    right = len(correct(question))
    if len(question["answers"]) < 2:
        return _("Give at least two answers.")
    if question["kind"] == "single" and right != 1:
        return _("Mark exactly one answer as correct, or choose the kind with several right answers.")
    return "" if right else _("Mark at least one answer as correct.")


def arranged(question: FrozenQuestion, chance: Random) -> FrozenQuestion:
    return {**question, "answers": chance.sample(question["answers"], len(question["answers"]))}


def accepted(question: FrozenQuestion, given: Given) -> list[int | str]:
    known = {answer["id"] for answer in question["answers"]}
    chosen = set(given)
    if not chosen or not chosen <= known or (question["kind"] == "single" and len(chosen) > 1):
        raise NotAnAnswer
    return sorted(chosen, key=int)


def share(question: FrozenQuestion, given: Given) -> Fraction:
    """Everything right and nothing else is 1; each wrong and each missing answer takes from it."""
    wanted, chosen = correct(question), set(given)
    return Fraction(len(wanted & chosen), len(wanted | chosen) or 1)


def correct(question: FrozenQuestion) -> set[int]:
    """The ids of the right answers."""
    return {answer["id"] for answer in question["answers"] if answer["is_correct"]}


def review(question: FrozenQuestion, given: Given) -> list[ShownAnswer]:
    several = len(correct(question)) > 1
    return [judged(answer, chosen=answer["id"] in given, several=several) for answer in question["answers"]]


def judged(answer: FrozenAnswer, *, chosen: bool, several: bool) -> ShownAnswer:
    match (answer["is_correct"], chosen):
        case (True, True):
            return shown(answer["text"], "right", _("Rightly chosen"), answer["feedback"])
        case (True, False):
            words = _("Also right, you did not choose it") if several else _("This is the right answer")
            return shown(answer["text"], "missed", words, answer["feedback"])
        case (False, True):
            return shown(answer["text"], "wrong", _("Not right"), answer["feedback"])
        case _:
            return shown(answer["text"], "other")
