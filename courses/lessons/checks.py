"""Knowledge checks: from the chosen answer to feedback, without database. Nothing is stored, nothing counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """One possible answer as the reader sees it."""

    index: int
    text: str
    chosen: bool
    is_correct: bool
    feedback: str


@dataclass(frozen=True)
class Check:
    """A knowledge check with what the reader chose, if anything."""

    choices: list[Choice]
    chosen: Choice | None

    @property
    def is_right(self) -> bool:
        """Whether the reader chose the correct answer."""
        return self.chosen is not None and self.chosen.is_correct


def check(answers: Sequence[Mapping], given: str | None) -> Check:
    """The check after the reader chose the answer with this number; anything else counts as not answered."""
    choices = [
        Choice(index, answer["text"], str(index) == given, bool(answer["is_correct"]), answer["feedback"] or "")
        for index, answer in enumerate(answers)
    ]
    return Check(choices, next((choice for choice in choices if choice.chosen), None))
