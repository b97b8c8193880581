"""Bringing steps into their order; the author's order is the right one."""

from fractions import Fraction
from random import Random

from django.utils.translation import gettext as _

from courses.quizzes.kinds.shapes import FrozenQuestion, Given, NotAnAnswer, ShownAnswer, mixed, shown


def problem(question: FrozenQuestion) -> str:
    return "" if len(question["answers"]) >= 3 else _("Give at least three steps, in their right order.")


def arranged(question: FrozenQuestion, chance: Random) -> FrozenQuestion:
    """Always mixed: the author's order is the answer."""
    return {**question, "answers": mixed(question["answers"], chance)}


def accepted(question: FrozenQuestion, given: Given) -> list[int | str]:
    if sorted(given, key=str) != sorted((answer["id"] for answer in question["answers"]), key=str):
        raise NotAnAnswer
    return list(given)


def share(question: FrozenQuestion, given: Given) -> Fraction:
    """How many steps stand at their place."""
    wanted = in_order(question)
    return Fraction(sum(one == other for one, other in zip(wanted, given, strict=False)), len(wanted) or 1)


def in_order(question: FrozenQuestion) -> list[int]:
    """The ids in the right order."""
    return [answer["id"] for answer in sorted(question["answers"], key=lambda answer: answer["place"])]


def review(question: FrozenQuestion, given: Given) -> list[ShownAnswer]:
    """The right order, each step with the place it was given."""
    answers = {answer["id"]: answer for answer in question["answers"]}
    placed = {number: place for place, number in enumerate(given, start=1)}
    steps = []
    for place, number in enumerate(in_order(question), start=1):
        text = f"{place}. {answers[number]['text']}"
        if placed.get(number) == place:
            steps.append(shown(text, "right", _("In the right place"), answers[number]["feedback"]))
        elif number in placed:
            words = _("You put it in place {place}").format(place=placed[number])
            steps.append(shown(text, "wrong", words, answers[number]["feedback"]))
        else:
            steps.append(shown(text, "missed", answers[number]["feedback"]))
    return steps
