"""What counts as right in an item: declared answers, points by answer, and conditions on what was answered."""

from dataclasses import dataclass
from decimal import Decimal

from courses.exchange.markup import Node


@dataclass(frozen=True)
class Response:
    """One declared response."""

    identifier: str
    base_type: str
    correct: list[str]
    points: dict[str, float]  # by answer

    @property
    def is_number(self) -> bool:
        return self.base_type in {"integer", "float"}

    def right(self) -> list[str]:
        """The right answers: those declared, otherwise those that bring points."""
        return self.correct or [key for key, points in self.points.items() if points > 0]

    def best(self) -> list[str]:
        """The right answers among spellings: those that bring the most points, and those declared."""
        most = max(self.points.values(), default=0)
        full = [key for key, points in self.points.items() if most > 0 and points >= most]
        return list(dict.fromkeys([*self.correct, *full]))


def responses(root: Node) -> dict[str, Response]:
    """All declared responses by name."""
    declared = (response(node) for node in root.all("responseDeclaration"))
    return {each.identifier: each for each in declared}


def response(node: Node) -> Response:
    correct = [" ".join(value.words.split()) for value in node.within("value") if node.first("correctResponse")]
    points = {entry.get("mapKey"): number(entry.get("mappedValue")) for entry in node.within("mapEntry")}
    if node.first("correctResponse"):
        correct = [" ".join(value.words.split()) for value in node.all("correctResponse")[0].all("value")]
    return Response(node.get("identifier"), node.get("baseType"), correct, points)


def number(words: str) -> float:
    try:
        return float(words)
    except ValueError:
        return 0.0


@dataclass(frozen=True)
class Branch:
    """A condition on one answer: the value compared with, how far off is right, and what follows."""

    value: str  # empty: the declared right answer
    tolerance: str
    is_right: bool | None  # None: it says nothing about points
    sets: tuple[str, ...]  # identifiers that outcomes are set to


COMPARING = ("match", "equal", "equalRounded", "stringMatch")


def branches(root: Node, response: Response) -> list[Branch]:
    """The conditions on that response, in their order."""
    return [
        branch(condition, comparison, next(iter(response.best()), ""))
        for condition in root.within("responseIf", "responseElseIf")
        for comparison in compared(condition)
        if any(each.get("identifier") == response.identifier for each in comparison.all("variable"))
    ]


def compared(condition: Node) -> list[Node]:
    """The comparisons a condition asks for, not those of conditions inside it."""
    tests = [child for child in condition.children if child.name not in {"setOutcomeValue", "responseCondition"}]
    return [node for test in tests for node in test.walk() if node.name in COMPARING]


def branch(condition: Node, comparison: Node, declared: str) -> Branch:
    value = comparison.says("baseValue")
    sets = condition.all("setOutcomeValue")
    scores = [
        number(each.says("baseValue")) for each in sets if each.get("identifier") == "SCORE" and each.first("baseValue")
    ]
    named = tuple(each.says("baseValue") for each in sets if each.get("identifier") != "SCORE")
    return Branch(
        value, off_by(comparison, value or declared), any(score > 0 for score in scores) if scores else None, named
    )


def off_by(comparison: Node, value: str) -> str:
    """How far off the number may be."""
    if comparison.name == "equalRounded" and comparison.get("roundingMode") == "decimalPlaces":
        figures = comparison.get("figures")
        return str(Decimal("0.5").scaleb(-int(figures))) if figures.isdecimal() and len(figures) < 3 else "0"
    steps = comparison.get("tolerance").split()
    if comparison.get("toleranceMode") == "absolute" and steps:
        return max(steps, key=number)
    if comparison.get("toleranceMode") == "relative" and steps:
        return str(abs(Decimal(str(number(value)))) * Decimal(str(number(max(steps, key=number)))) / 100)
    return "0"
