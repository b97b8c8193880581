"""Questions of the bank, from the facts of a course file."""

from typing import Any

from courses.demo.pictures import picture
from courses.models import Answer, LessonPage, Question, QuestionCategory


def load_question(facts: dict[str, Any], lessons: dict[str, LessonPage], category: QuestionCategory | None) -> Question:
    """One question with its answers."""
    texts = {name: facts.get(name, "") for name in ("text", "explanation", "gaps", "picture_text")}
    question = Question(kind=facts["kind"], category=category, **texts)
    question.lesson = lessons.get(facts.get("lesson", ""))
    question.picture = picture(facts["picture"]) if "picture" in facts else None
    question.answers = [load_answer(answer, place) for place, answer in enumerate(facts["answers"])]
    question.full_clean(exclude=["lesson"])
    question.save()
    return question


def load_answer(facts: dict[str, Any], place: int) -> Answer:
    """One answer of a question."""
    left, top, width, height = facts.get("area", [None] * 4)
    return Answer(
        text=facts["text"],
        is_correct=facts["correct"],
        counterpart=facts.get("counterpart", ""),
        feedback=facts.get("feedback", ""),
        left=left,
        top=top,
        width=width,
        height=height,
        sort_order=place,
    )
