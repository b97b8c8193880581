"""A question of the bank inside a lesson: asked, answered through the address, explained; nothing is stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from courses.quizzes import feedback
from courses.quizzes.answering import AnswerForm, answer_form
from courses.quizzes.kinds import FrozenQuestion, ShownAnswer, kind_of
from courses.quizzes.models import Question
from courses.quizzes.pictures import Spots, picture_of, spots


@dataclass(frozen=True)
class Asked:
    """A question as it stands in a lesson, with what was answered, if anything."""

    name: str
    question: FrozenQuestion
    form: AnswerForm
    picture: Any
    spots: Spots | None
    verdict: feedback.Verdict | None = None
    answers: tuple[ShownAnswer, ...] = ()

    @property
    def marks(self) -> list:
        """Each choice with its place in the picture."""
        return list(zip(self.form["choices"], self.spots.areas, strict=True)) if self.spots else []


def asked(question: Question, block: str, given: Mapping[str, Any] | None, chance: Random) -> Asked:
    """The question for this block; `given` is the address with the answer, if one was sent."""
    frozen = kind_of(question.frozen()).arranged(question.frozen(), chance)
    name, picture = f"frage-{block}", picture_of(frozen)
    sent = given if given is not None and name in given else None
    form = answer_form(frozen, sent, prefix=name)
    drawn = spots(frozen, picture) if picture and frozen["kind"] == "hotspot" else None
    if sent is None or not form.is_valid():
        return Asked(name, frozen, form, picture, drawn)
    shown = tuple(feedback.answers(frozen, form.answer))
    return Asked(name, frozen, form, picture, drawn, feedback.verdict(frozen, form.answer), shown)
