"""Knowledge checks answer at once, count for nothing and need no JavaScript."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from courses.lessons.checks import check
from courses.models import LessonPage
from tests.factories.courses import make_course

ANSWERS = [
    {"text": "Ja", "is_correct": True, "feedback": "Genau."},
    {"text": "Nein", "is_correct": False, "feedback": ""},
]


def test_before_an_answer_nothing_is_said() -> None:
    for given in (None, "", "7", "-1", "ja"):
        seen = check(ANSWERS, given)
        assert seen.chosen is None
        assert not seen.is_right


def test_right_and_wrong() -> None:
    assert check(ANSWERS, "0").is_right
    assert not check(ANSWERS, "1").is_right
    assert check(ANSWERS, "0").chosen.feedback == "Genau."


@pytest.fixture
def lesson(db: None) -> LessonPage:
    return make_course().steps()[0]


def shown(lesson: LessonPage, query: dict[str, str]) -> str:
    request = RequestFactory().get("/lernen/kurs/lektion/", query)
    return render_to_string("courses/_lesson_body.html", {"page": lesson}, request=request)


def test_the_answer_stands_in_the_address(lesson: LessonPage) -> None:
    block = next(block for block in lesson.body if block.block_type == "knowledge_check")
    before = shown(lesson, {})
    assert f'id="check-{block.id}"' in before
    assert "Es genügt" not in before
    right = shown(lesson, {f"check-{block.id}": "0"})
    assert "Das stimmt" in right
    assert "Genau." in right
    assert "Es genügt" in right
    wrong = shown(lesson, {f"check-{block.id}": "1"})
    assert "Noch nicht ganz" in wrong


def test_headings_can_be_linked_and_never_collide(lesson: LessonPage) -> None:
    heading = lesson.body[0]
    assert f'<h2 id="worum-es-geht-{heading.id[:4]}">' in shown(lesson, {})
