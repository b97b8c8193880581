"""What all kinds of question share: the frozen question, the given answer, and an answer shown after the fact."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import NotRequired, Protocol, TypedDict

Given = Collection[int | str]  # ids of answers, or words; in JSON a list


class FrozenAnswer(TypedDict):
    """A possible answer as it was when the attempt began."""

    id: int
    text: str
    is_correct: bool
    feedback: str
    counterpart: NotRequired[str]  # matching: what belongs to it
    place: NotRequired[int]  # ordering: where it belongs, from 1
    tolerance: NotRequired[str]  # number: how far off is still right
    area: NotRequired[list[int]]  # hotspot: left, top, width, height in per cent of the picture


class FrozenQuestion(TypedDict):
    """A question as it was when the attempt began."""

    id: int
    kind: str
    text: str
    explanation: str
    lesson: int | None
    answers: list[FrozenAnswer]
    options: NotRequired[list[str]]  # matching: everything one may choose from
    gaps: NotRequired[str]  # cloze: the text with its gaps, „Wer [[ernennt|beruft]] …“
    picture: NotRequired[int | None]  # the picture's id
    picture_text: NotRequired[str]  # what it shows
    language: NotRequired[str]  # in which its words are, if not in the main language


class NotAnAnswer(ValueError):
    """What was given is no possible answer to the question."""


@dataclass(frozen=True)
class ShownAnswer:
    """A part of a question after the fact; state is "right", "missed", "wrong" or "other" (rightly left out)."""

    text: str
    state: str
    icon: str
    note: str


class Kind(Protocol):
    """What every module of a kind offers."""

    def problem(self, question: FrozenQuestion) -> str: ...

    def arranged(self, question: FrozenQuestion, chance: Random) -> FrozenQuestion: ...

    def accepted(self, question: FrozenQuestion, given: Given) -> list[int | str]: ...

    def share(self, question: FrozenQuestion, given: Given) -> Fraction: ...

    def review(self, question: FrozenQuestion, given: Given) -> list[ShownAnswer]: ...


ICONS = {"right": "check-circle", "missed": "check-circle", "wrong": "x-circle", "other": "circle"}


def shown(text: str, state: str, *notes: str) -> ShownAnswer:
    """A part with its sentences, empty ones left out."""
    return ShownAnswer(text, state, ICONS[state], ". ".join(filter(None, notes)))


def mixed(items: list, chance: Random) -> list:
    """The items in another order; never as they stood, if there is any other order."""
    if len({str(item) for item in items}) < 2:
        return list(items)
    while (order := chance.sample(items, len(items))) == items:
        pass
    return order


def folded(words: object) -> str:
    """Words as they are compared: without capital letters, doubled blanks and a full stop at the end."""
    return " ".join(str(words).casefold().split()).rstrip(".!?").rstrip()
