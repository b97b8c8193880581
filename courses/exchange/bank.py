"""Between the bank and questions on their way: what stands in the bank goes out, what was read comes in."""

from collections.abc import Iterable

from django.core.files.base import ContentFile

from cms.media.models import SiteImage
from courses.exchange.shapes import Item, ItemAnswer, NoPictureError, Picture
from courses.quizzes.models import Answer, Question, QuestionCategory, QuizPage
from people.directory.models import User


def items_of(questions: Iterable[Question], *, pictures: bool = True) -> list[Item]:
    """The questions as they go out."""
    return [item_of(question, picture_of(question) if pictures else None) for question in questions]


def item_of(question: Question, picture: Picture | None) -> Item:
    """One question as it goes out."""
    return Item(
        kind=question.kind,
        text=question.text,
        answers=[answer_of(answer) for answer in question.answers.all()],
        explanation=question.explanation,
        gaps=question.gaps,
        picture=picture,
        picture_text=question.picture_text,
        category=str(question.category or ""),
    )


def answer_of(answer: Answer) -> ItemAnswer:
    sides = [answer.left, answer.top, answer.width, answer.height]
    return ItemAnswer(
        text=answer.text,
        is_correct=answer.is_correct,
        feedback=answer.feedback,
        counterpart=answer.counterpart,
        tolerance=str(answer.tolerance or ""),
        area=[side for side in sides if side is not None] if None not in sides else None,
    )


def picture_of(question: Question) -> Picture | None:
    """The picture with its bytes, as long as the file is there and of a kind others know."""
    if question.picture is None:
        return None
    try:
        with question.picture.file.open("rb") as file:
            return Picture.checked(question.picture.filename, file.read())
    except (OSError, NoPictureError):
        return None


def marks() -> set[str]:
    """What tells the questions of the bank from others."""
    known = Question.objects.prefetch_related("answers")
    return {item.mark() for item in items_of(known, pictures=False)}


def questions_of_quiz(quiz: QuizPage) -> list[Question]:
    """Everything a quiz may ask: its own questions and those it draws from."""
    own = quiz.fixed_questions()
    drawn = Question.objects.filter(category__in=quiz.draws.values("category")).exclude(
        pk__in=[each.pk for each in own]
    )
    return [*own, *drawn.select_related("category", "picture").prefetch_related("answers").order_by("pk")]


def questions_in(category: QuestionCategory | None) -> list[Question]:
    """The questions of a category, or the whole bank, in the order in which they were written."""
    found = Question.objects.select_related("category", "picture").prefetch_related("answers").order_by("pk")
    return list(found.filter(category=category) if category else found)


class Taking:
    """Takes items into the bank; a picture that comes twice is kept once."""

    def __init__(self, by: User) -> None:
        self.by = by
        self.pictures: dict[bytes, SiteImage] = {}

    def take(self, item: Item, category: QuestionCategory | None) -> Question:
        """The item as a question of the bank."""
        question = Question(kind=item.kind, text=item.text, explanation=item.explanation, gaps=item.gaps)
        question.category, question.picture_text = category, item.picture_text
        question.picture = self.kept(item) if item.picture else None
        question.answers = [made(answer, item.kind, place) for place, answer in enumerate(item.answers)]
        question.save()
        return question

    def kept(self, item: Item) -> SiteImage:
        picture = item.picture
        if picture is None:
            raise ValueError(item)
        if picture.data not in self.pictures:
            file = ContentFile(picture.data, name=f"frage{picture.ending}")
            title = (item.picture_text or item.text)[:200]
            self.pictures[picture.data] = SiteImage.objects.create(title=title, file=file, uploaded_by_user=self.by)
        return self.pictures[picture.data]


def made(answer: ItemAnswer, kind: str, place: int) -> Answer:
    none: list[int | None] = [None] * 4
    left, top, width, height = answer.area or none
    return Answer(
        text=answer.text,
        is_correct=answer.is_correct,
        feedback=answer.feedback,
        counterpart=answer.counterpart,
        tolerance=(answer.tolerance or None) if kind == Question.Kind.NUMBER else None,
        left=left,
        top=top,
        width=width,
        height=height,
        sort_order=place,
    )
