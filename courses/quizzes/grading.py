"""Grading: pure functions from frozen questions and the given answers to a verdict and a result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from courses.quizzes.kinds import FrozenQuestion, kind_of
from courses.quizzes.kinds.shapes import Given


@dataclass(frozen=True)
class Result:
    """The outcome of a whole attempt."""

    right: int
    total: int
    percent: int  # rounded down, so that nobody passes by rounding
    passed: bool


def is_right(question: FrozenQuestion, given: Given) -> bool:
    """Right means wholly right."""
    return bool(given) and kind_of(question).share(question, given) == 1


def is_partly_right(question: FrozenQuestion, given: Given) -> bool:
    """Partly right means that some of it is right, but not all."""
    return bool(given) and 0 < kind_of(question).share(question, given) < 1


def needed(total: int, pass_mark: int) -> int:
    """How many of the questions must be right to pass; always at least one."""
    return max(1, -(-total * pass_mark // 100))


def grade(questions: Sequence[FrozenQuestion], given: Mapping[int, Given], pass_mark: int) -> Result:
    """The result of an attempt; a question without answer counts as not right."""
    right = sum(is_right(question, given.get(question["id"], ())) for question in questions)
    percent = right * 100 // len(questions) if questions else 0
    return Result(right=right, total=len(questions), percent=percent, passed=bool(questions) and percent >= pass_mark)
