"""The demo courses are complete, useful and loaded once."""

import pytest

from cms.demo.loading import load as load_site
from cms.models import SiteDocument, SiteImage, SiteSettings, Video
from courses.demo.loading import load
from courses.models import CoursePage, LessonPage, Question, QuizPage
from courses.quizzes.kinds import kind_of

pytestmark = pytest.mark.django_db


def counted() -> list[int]:
    kinds = (CoursePage, LessonPage, QuizPage, Question, SiteImage, SiteDocument, Video)
    return [kind.objects.count() for kind in kinds]


def test_loading_twice_changes_nothing(world, emil) -> None:
    load_site()
    load()
    before = counted()
    load_site()
    load()
    assert counted() == before
    assert SiteSettings.objects.get().organisation == "Musterstadt"


def test_every_course_can_be_taken_to_the_end(world, emil, alma, sign_in) -> None:
    load()
    courses = CoursePage.objects.visible_to(alma)
    assert {course.slug for course in courses} >= {"datenschutz-grundlagen", "e-akte-einstieg", "ki-in-der-verwaltung"}
    browser = sign_in(alma)
    for course in courses:
        *lessons, quiz = [step for step in course.steps() if not getattr(step, "is_pre_check", False)]
        assert lessons, course
        assert all(isinstance(lesson, LessonPage) and len(lesson.body) > 2 for lesson in lessons)
        assert quiz.quiz_questions.count() >= 4
        assert browser.get(course.url).status_code == 200
        for entry in quiz.quiz_questions.all():
            question = entry.question.frozen()
            assert kind_of(question).problem(question) == ""


def test_videos_have_captions_and_pictures_have_words(world) -> None:
    load()
    for video in Video.objects.all():
        assert video.captions.open().read().startswith(b"WEBVTT")
        assert video.transcript
    blocks = [block for lesson in LessonPage.objects.all() for block in lesson.body]
    figures = [block.value["image"] for block in blocks if block.block_type == "figure"]
    assert figures
    assert all(figure.contextual_alt_text and not figure.decorative for figure in figures)
