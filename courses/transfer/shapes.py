"""What a course is between two installations. Nothing here knows a database; things point to each other by key."""

from dataclasses import dataclass, field
from typing import Any

FORMAT, NUMBER = "stadtcampus-course", 1
PICTURE, DOCUMENT, VIDEO, RECORDING = MEDIA = ("picture", "document", "video", "recording")


@dataclass
class FileSheet:
    """A file of the package: where it lies, what it was called, and what its bytes must be."""

    path: str
    name: str
    size: int
    sha256: str


@dataclass
class MediaSheet:
    """A picture, document, video or recording."""

    key: str
    kind: str
    title: str
    file: FileSheet
    description: str = ""
    captions: FileSheet | None = None
    transcript: str = ""
    seconds: int = 0
    poster: str = ""  # key of a picture
    focus: list[int] = field(default_factory=list)  # x, y, width, height of what matters in a picture


@dataclass
class AnswerSheet:
    """A possible answer of a question."""

    text: str
    is_correct: bool = False
    feedback: str = ""
    counterpart: str = ""
    tolerance: str = ""
    area: list[int] | None = None  # left, top, width, height in per cent of the picture


@dataclass
class QuestionWordsSheet:
    """A question in another language."""

    language: str
    text: str
    picture_text: str = ""
    gaps: str = ""
    answers: str = ""
    counterparts: str = ""
    feedbacks: str = ""
    explanation: str = ""


@dataclass
class QuestionSheet:
    """A question of the bank."""

    key: str
    kind: str
    text: str
    category: str = ""
    picture: str = ""  # key of a picture
    picture_text: str = ""
    gaps: str = ""
    explanation: str = ""
    lesson: str = ""  # key of the lesson to read again
    answers: list[AnswerSheet] = field(default_factory=list)
    translations: list[QuestionWordsSheet] = field(default_factory=list)


@dataclass
class DrawSheet:
    """So many questions of a category, drawn anew for every attempt."""

    category: str
    number: int


@dataclass
class PageSheet:
    """The course, a lesson or a quiz: its words in the main language, what is the same in all, and translations."""

    key: str
    kind: str
    slug: str
    words: dict[str, Any]
    facts: dict[str, Any] = field(default_factory=dict)
    translations: dict[str, dict[str, Any]] = field(default_factory=dict)  # by language
    questions: list[str] = field(default_factory=list)
    draws: list[DrawSheet] = field(default_factory=list)
    covers: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """What it is called, for reports."""
        return str(self.words.get("title", ""))


@dataclass
class BeforeSheet:
    """A course that comes before this one; it is looked for, not carried along."""

    title: str
    slug: str
    kind: str


@dataclass
class TermSheet:
    """A word of the glossary that lessons explain."""

    name: str
    explanation: str
    spellings: str = ""


@dataclass
class LinkSheet:
    """A page elsewhere on the platform that a text leads to."""

    key: str
    title: str
    slug: str
    kind: str  # of page, such as “cms.informationpage”


@dataclass
class Package:
    """A whole course."""

    format: str
    number: int
    made_at: str
    language: str
    platform: str  # where it comes from, to be named
    address: str
    authors: str
    licence: str
    topic: str
    course: PageSheet
    tags: list[str] = field(default_factory=list)
    before: list[BeforeSheet] = field(default_factory=list)
    steps: list[PageSheet] = field(default_factory=list)
    questions: list[QuestionSheet] = field(default_factory=list)
    media: list[MediaSheet] = field(default_factory=list)
    terms: list[TermSheet] = field(default_factory=list)
    links: list[LinkSheet] = field(default_factory=list)

    @property
    def pages(self) -> list[PageSheet]:
        """The course and its steps."""
        return [self.course, *self.steps]

    @property
    def lessons(self) -> list[PageSheet]:
        return [step for step in self.steps if step.kind == "lesson"]

    @property
    def quizzes(self) -> list[PageSheet]:
        return [step for step in self.steps if step.kind == "quiz"]

    @property
    def drawn(self) -> set[str]:
        """The categories from which quizzes draw."""
        return {draw.category for quiz in self.quizzes for draw in quiz.draws}
