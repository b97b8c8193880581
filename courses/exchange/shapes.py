"""What a question is between two systems, and what reading a file brought to light. Nothing here knows a database."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from courses.quizzes.kinds import FrozenQuestion
from courses.quizzes.kinds.shapes import FrozenAnswer

PICTURES = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif", "WEBP": ".webp"}
MOST_PIXELS = 50_000_000


class NoPictureError(ValueError):
    """The bytes are no picture we show."""


@dataclass(frozen=True)
class Picture:
    """A picture with its bytes, under the name it has in the file."""

    name: str
    data: bytes

    @classmethod
    def checked(cls, name: str, data: bytes) -> "Picture":
        """The picture, if the bytes are one that we show."""
        picture = cls(name, data)
        kind_and_size(picture)
        return picture

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return kind_and_size(self)[1]

    @property
    def ending(self) -> str:
        """The ending of a file of this kind."""
        return PICTURES[kind_and_size(self)[0]]


def kind_and_size(picture: Picture) -> tuple[str, tuple[int, int]]:
    """What the bytes say they are, without drawing them."""
    try:
        with Image.open(BytesIO(picture.data)) as opened:
            kind, size = str(opened.format), opened.size
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as problem:
        raise NoPictureError(picture.name) from problem
    if kind not in PICTURES or size[0] * size[1] > MOST_PIXELS:
        raise NoPictureError(picture.name)
    return kind, size


@dataclass
class ItemAnswer:
    """A possible answer: a choice, a step, a pair, a spelling, a number or a place."""

    text: str
    is_correct: bool = False
    feedback: str = ""
    counterpart: str = ""
    tolerance: str = ""
    area: list[int] | None = None  # left, top, width, height in per cent of the picture


@dataclass
class Item:
    """A question on its way; `line` and `file` say where it stood, `warnings` what changes on the way."""

    kind: str
    text: str
    answers: list[ItemAnswer] = field(default_factory=list)
    explanation: str = ""
    gaps: str = ""
    picture: Picture | None = None
    picture_text: str = ""
    category: str = ""
    title: str = ""
    line: int = 0
    file: str = ""
    warnings: list[str] = field(default_factory=list)

    def frozen(self) -> FrozenQuestion:
        """The question as its kind judges it."""
        return {
            "id": 0,
            "kind": self.kind,
            "text": self.text,
            "explanation": self.explanation,
            "lesson": None,
            "gaps": self.gaps,
            "picture": 1 if self.picture else None,
            "answers": [frozen(place, answer) for place, answer in enumerate(self.answers, start=1)],
        }

    def mark(self) -> str:
        """What makes two questions the same question, wherever they came from."""
        parts = [self.kind, self.text, self.gaps]
        parts += [f"{answer.text}|{answer.counterpart}|{answer.is_correct}" for answer in self.answers]
        return "\n".join(" ".join(part.casefold().split()) for part in parts)


def frozen(place: int, answer: ItemAnswer) -> FrozenAnswer:
    """The answer as its kind judges it."""
    known: FrozenAnswer = {"id": place, "text": answer.text, "is_correct": answer.is_correct, "feedback": ""}
    known["counterpart"], known["place"], known["tolerance"] = answer.counterpart, place, answer.tolerance or "0"
    if answer.area:
        known["area"] = answer.area
    return known


@dataclass(frozen=True)
class LeftOut:
    """A question that does not come along: what it is called in the file, where it stands, and why."""

    name: str
    title: str
    line: int
    reason: str
    file: str = ""


@dataclass(frozen=True)
class Trouble:
    """Something that is wrong with the file itself."""

    text: str
    line: int = 0
    file: str = ""


@dataclass
class Reading:
    """Everything a file held: questions, what is left out, troubles, and parts of questions nobody asked for."""

    format: str
    items: list[Item] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)

    def add(self, others: Iterable["Reading"]) -> "Reading":
        """With what other files of the same package held."""
        for other in others:
            self.items += other.items
            self.left_out += other.left_out
            self.troubles += other.troubles
            self.dropped += other.dropped
        return self


class CannotTakeError(Exception):
    """The question is of a kind, or has a part, that we do not have; the message says which."""
