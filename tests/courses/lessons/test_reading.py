"""How long a lesson takes is said by its author, or counted from its content."""

import pytest

from courses.models import LessonPage
from tests.factories.courses import make_course, make_lesson


@pytest.mark.django_db
def test_the_author_s_minutes_win_unless_they_are_to_be_estimated() -> None:
    course = make_course(lessons=0)
    said = make_lesson(course, "Gesagt", minutes=12)
    assert LessonPage.objects.get(pk=said.pk).minutes == 12
    said.estimates_minutes = True
    said.save()
    assert LessonPage.objects.get(pk=said.pk).minutes == said.estimated_minutes == 1


@pytest.mark.django_db
def test_thinking_takes_time_too() -> None:
    course = make_course(lessons=0)
    lesson = make_lesson(course, "Nachdenken", estimates_minutes=True)
    assert lesson.minutes == 1
    lesson.body = [("reflection", {"prompt": "Was nehmen Sie mit?"})] * 2
    lesson.save()
    assert LessonPage.objects.get(pk=lesson.pk).minutes == 7
