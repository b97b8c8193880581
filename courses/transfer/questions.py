"""Questions of the bank as sheets of a package, and sheets as questions."""

import json
from dataclasses import asdict, replace

from courses.exchange.shapes import Item, ItemAnswer, Picture
from courses.quizzes.models import Answer, Question, QuestionWords
from courses.quizzes.models.bank import OTHER_LANGUAGES
from courses.transfer.shapes import AnswerSheet, QuestionSheet, QuestionWordsSheet

SIDES = ("left", "top", "width", "height")
TEXTS = ("text", "picture_text", "gaps", "answers", "counterparts", "feedbacks", "explanation")


def sheet_of(question: Question, key: str, *, picture: str = "", lesson: str = "") -> QuestionSheet:
    """The question as it goes out; picture and lesson are named by their keys."""
    return QuestionSheet(
        key=key,
        kind=question.kind,
        text=question.text,
        category=question.category.name if question.category else "",
        picture=picture,
        picture_text=question.picture_text,
        gaps=question.gaps,
        explanation=question.explanation,
        lesson=lesson,
        answers=[answer_of(answer) for answer in question.answers.all()],
        translations=[
            QuestionWordsSheet(words.language, **{name: getattr(words, name) for name in TEXTS})
            for words in sorted(question.translations.all(), key=lambda words: words.language)
        ],
    )


def answer_of(answer: Answer) -> AnswerSheet:
    sides = [side for name in SIDES if (side := getattr(answer, name)) is not None]
    return AnswerSheet(
        text=answer.text,
        is_correct=answer.is_correct,
        feedback=answer.feedback,
        counterpart=answer.counterpart,
        tolerance="" if answer.tolerance is None else f"{answer.tolerance.normalize():f}",
        area=sides if len(sides) == len(SIDES) else None,
    )


def item_of(sheet: QuestionSheet) -> Item:
    """The question as the rules of the bank judge it."""
    answers = [ItemAnswer(a.text, a.is_correct, a.feedback, a.counterpart, a.tolerance, a.area) for a in sheet.answers]
    picture = Picture(sheet.picture, b"") if sheet.picture else None
    return Item(sheet.kind, sheet.text, answers, sheet.explanation, sheet.gaps, picture, sheet.picture_text)


def fingerprint(sheet: QuestionSheet) -> str:
    """What makes two questions the same word for word, wherever they stand; pictures are compared apart."""
    alone = replace(sheet, key="", category="", picture="", lesson="")
    return json.dumps(asdict(alone), sort_keys=True)


def made(sheet: QuestionSheet) -> Question:
    """A new question; category, picture and lesson are still to be set."""
    names = ("kind", "text", "picture_text", "gaps", "explanation")
    question = Question(**{name: getattr(sheet, name) for name in names})
    question.answers = [made_answer(answer, place) for place, answer in enumerate(sheet.answers)]
    question.translations = [
        QuestionWords(**asdict(words)) for words in sheet.translations if words.language in dict(OTHER_LANGUAGES)
    ]
    return question


def made_answer(sheet: AnswerSheet, place: int) -> Answer:
    facts = asdict(sheet) | {"tolerance": sheet.tolerance or None, "sort_order": place}
    area = facts.pop("area") or [None] * len(SIDES)
    return Answer(**facts, **dict(zip(SIDES, area, strict=True)))
