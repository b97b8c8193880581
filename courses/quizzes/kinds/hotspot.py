"""Places in a picture. Every place has a name, so that it can be chosen with the keyboard and without seeing it."""

from django.utils.translation import gettext as _

from courses.quizzes.kinds import choice
from courses.quizzes.kinds.choice import accepted, arranged, review, share
from courses.quizzes.kinds.shapes import FrozenQuestion


def problem(question: FrozenQuestion) -> str:
    if not question.get("picture"):
        return _("Choose the picture.")
    if not all(inside(answer.get("area")) for answer in question["answers"]):
        return _("Say for every answer where in the picture it lies: left, top, width and height in per cent.")
    return choice.problem(question)


def inside(area: list[int] | None) -> bool:
    """Whether the area lies in the picture and can be hit with a finger."""
    if not area or len(area) != 4 or any(part is None for part in area):
        return False
    left, top, width, height = area
    return left >= 0 and top >= 0 and width >= 3 and height >= 3 and left + width <= 100 and top + height <= 100


__all__ = ["accepted", "arranged", "problem", "review", "share"]
