"""Figures of one question from attempts without names: pure functions, property-tested.

An attempt counts with its first finished try of each person. Figures grow only in steps of five people, so that nobody
learns from two looks how one more person answered; answers that fewer than five people gave are not counted out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.quizzes.grading import is_right
from courses.quizzes.kinds import FrozenQuestion, cloze, number, text
from courses.quizzes.kinds.shapes import Given
from lms.reports.suppression import hidden

STEP = 5
ENOUGH = 20  # people from which on it says something whether a question separates


@dataclass(frozen=True)
class Taken:
    """How one person answered the question, and which share of the other questions of the attempt was right."""

    question: FrozenQuestion
    given: Given
    rest: float


@dataclass(frozen=True)
class Part:
    """An answer, step, pair or gap with the number of people who chose it, or got it right; None: fewer than five."""

    label: str
    people: int | None
    is_right: bool
    of: int = 0  # people altogether

    @property
    def others(self) -> int:
        """How many chose something else."""
        return self.of - (self.people or 0)


@dataclass(frozen=True)
class Figures:
    """One question in numbers; without people there is nothing to show yet."""

    question: FrozenQuestion
    people: int
    right: int = 0
    separation: float | None = None
    parts: tuple[Part, ...] = ()
    older: int = 0  # people who were asked an earlier wording

    @property
    def percent(self) -> int:
        return self.right * 100 // self.people if self.people else 0

    @property
    def others(self) -> int:
        """How many did not answer wholly rightly."""
        return self.people - self.right

    @property
    def difficulty(self) -> str | Promise:
        """How hard it is, in a word."""
        return next(word for limit, word in DIFFICULTY if self.percent >= limit)

    @property
    def separates(self) -> str | Promise:
        """Whether those who know the subject answer it better than others, in words."""
        if self.separation is None:
            return ""
        return next(words for limit, words in SEPARATION if self.separation >= limit)


DIFFICULTY = ((90, gettext_lazy("easy")), (60, gettext_lazy("medium")), (0, gettext_lazy("hard")))
SEPARATION = (
    (0.3, gettext_lazy("well")),
    (0.1, gettext_lazy("a little")),
    (-0.1, gettext_lazy("hardly")),
    (-2.0, gettext_lazy("the wrong way round: please check the question")),
)


def in_steps(taken: Sequence[Taken]) -> Sequence[Taken]:
    """The first so many that they are a multiple of five."""
    return taken[: len(taken) // STEP * STEP]


def figures_of(taken: Sequence[Taken]) -> Figures | None:
    """The figures of a question from everybody who answered it, in the order in which they finished."""
    if not taken:
        return None
    newest = taken[-1].question
    same = [each for each in taken if wording(each.question) == wording(newest)]
    counted = in_steps(same)
    older = len(taken) - len(same)
    if not counted:
        return Figures(newest, 0, older=in_fives(older))
    right = [is_right(each.question, each.given) for each in counted]
    return Figures(
        question=newest,
        people=len(counted),
        right=sum(right),
        separation=separation(right, [each.rest for each in counted]),
        parts=tuple(replace(part, of=len(counted)) for part in parts(newest, counted)),
        older=in_fives(older),
    )


def in_fives(count: int) -> int:
    return count // STEP * STEP


def wording(question: FrozenQuestion) -> tuple[object, ...]:
    """What makes it the same question, in whatever order its answers were shown."""
    answers = sorted(
        (each["id"], each["text"], each["is_correct"], str(each.get("counterpart"))) for each in question["answers"]
    )
    return question["kind"], question["text"], question.get("gaps", ""), tuple(answers)


def separation(right: Sequence[bool], rest: Sequence[float]) -> float | None:
    """How the question goes with the rest of the attempt, from -1 to 1; None if that cannot be said."""
    count = len(right)
    if count < ENOUGH:
        return None
    mean_right, mean_rest = sum(right) / count, sum(rest) / count
    spread_right = sqrt(sum((each - mean_right) ** 2 for each in right))
    spread_rest = sqrt(sum((each - mean_rest) ** 2 for each in rest))
    if spread_right * spread_rest < 1e-9:
        return None
    together = sum((one - mean_right) * (other - mean_rest) for one, other in zip(right, rest, strict=True))
    return max(-1.0, min(1.0, together / (spread_right * spread_rest)))


def parts(question: FrozenQuestion, taken: Sequence[Taken]) -> list[Part]:
    """How the parts of the question were answered."""
    match question["kind"]:
        case "single":
            counts = chosen(question, taken)
            return whole(counts, [(answer["text"], answer["is_correct"]) for answer in question["answers"]])
        case "multiple" | "hotspot":
            labels = [(answer["text"], answer["is_correct"]) for answer in question["answers"]]
            return [
                Part(label, large(count), good)
                for count, (label, good) in zip(chosen(question, taken), labels, strict=True)
            ]
        case "text" | "number":
            return written(question, taken, text.foreseen if question["kind"] == "text" else number.foreseen)
    return right_parts(question, taken)


def chosen(question: FrozenQuestion, taken: Sequence[Taken]) -> list[int]:
    """How often each answer was chosen."""
    return [sum(answer["id"] in each.given for each in taken) for answer in question["answers"]]


def whole(counts: Sequence[int], labels: Sequence[tuple[str, bool]]) -> list[Part]:
    """Parts of a whole: also those are hidden from which a small one could be calculated."""
    small = hidden(counts, STEP)
    pairs = zip(counts, labels, strict=True)
    return [Part(label, None if place in small else count, good) for place, (count, (label, good)) in enumerate(pairs)]


def large(count: int) -> int | None:
    """The number, unless it is a small group."""
    return None if 0 < count < STEP else count


def written(question: FrozenQuestion, taken: Sequence[Taken], foreseen: Callable) -> list[Part]:
    """What was foreseen, and everything else together; what people wrote is not shown."""
    known = [foreseen(each.question, each.given) for each in taken]
    ids = [answer["id"] if answer else None for answer in known]
    counts = [*(ids.count(answer["id"]) for answer in question["answers"]), ids.count(None)]
    labels = [(answer["text"], answer["is_correct"]) for answer in question["answers"]]
    return whole(counts, [*labels, (_("something else, or nothing"), False)])


def right_parts(question: FrozenQuestion, taken: Sequence[Taken]) -> list[Part]:
    """For steps, pairs and gaps: how many got each right."""
    return [
        Part(label, large(sum(rightly(each, place) for each in taken)), True)
        for place, label in enumerate(labels(question))
    ]


def labels(question: FrozenQuestion) -> list[str]:
    """The parts in the order in which the author wrote them."""
    if question["kind"] == "cloze":
        return [" / ".join(gap) for gap in cloze.gaps(question["gaps"])]
    ordered = sorted(question["answers"], key=lambda answer: answer.get("place", answer["id"]))
    if question["kind"] == "matching":
        return [f"{answer['text']}: {answer['counterpart']}" for answer in ordered]
    return [f"{place}. {answer['text']}" for place, answer in enumerate(ordered, start=1)]


def rightly(taken: Taken, place: int) -> bool:
    """Whether the person got the part at that place right."""
    question, given = taken.question, list(taken.given)
    if question["kind"] == "cloze":
        return place < len(given) and cloze.fills(cloze.gaps(question["gaps"])[place], given[place])
    ordered = sorted(question["answers"], key=lambda answer: answer.get("place", answer["id"]))
    wanted = ordered[place]
    if question["kind"] == "matching":
        shown = [answer["id"] for answer in question["answers"]].index(wanted["id"])
        return shown < len(given) and given[shown] == wanted["counterpart"]
    return place < len(given) and given[place] == wanted["id"]
