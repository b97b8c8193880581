"""Courses, and what people have learnt in three years."""

import json
import uuid
from datetime import datetime, timedelta
from random import Random

from django.utils import timezone
from wagtail.models import Page

from benchmarks.words import COURSE_KINDS, COURSES, SENTENCES, TOPICS
from courses.models import Answer, CourseIndexPage, CoursePage, LessonPage, Question, QuizPage, QuizQuestion, Topic
from courses.versions import services as versions
from lms.models import Completion, Enrolment, LessonProgress
from people.models import User

BATCH = 2000
YEARS = 3


def offer_courses(rng: Random, home: Page, count: int, *, lessons: int = 6) -> list[CoursePage]:
    """A catalogue of that many courses, each with lessons and a quiz at the end."""
    catalogue = home.add_child(instance=CourseIndexPage(title="Kurse", slug="kurse"))
    topics = [Topic.objects.get_or_create(slug=slug, defaults={"name": name})[0] for slug, name in TOPICS.items()]
    titles = [f"{name} {kind}" for kind in COURSE_KINDS for name in COURSES]
    return [add_course(rng, catalogue, titles[place], rng.choice(topics), lessons) for place in range(count)]


def add_course(rng: Random, catalogue: CourseIndexPage, title: str, topic: Topic, lessons: int) -> CoursePage:
    """One published course with its lessons and its quiz."""
    course = catalogue.add_child(
        instance=CoursePage(
            title=title,
            topic=topic,
            summary=rng.choice(SENTENCES),
            lead=rng.choice(SENTENCES),
            level=rng.choice(CoursePage.Level.values),
            minutes=rng.choice([15, 20, 30, 45, 90, 120]),
            learning_goals=json.dumps([{"type": "goal", "value": goal} for goal in rng.sample(SENTENCES, 3)]),
            certificate_valid_months=rng.choice([0, 12, 24]),
            first_published_at=day_ago(rng.randrange(365 * YEARS)),
        )
    )
    if lessons:
        add_lessons(rng, course, lessons)
        add_quiz(rng, course)
    return course


def add_lessons(rng: Random, course: CoursePage, count: int) -> list[LessonPage]:
    """That many lessons of the usual length."""
    titles = [f"Lektion {number}" for number in range(1, count + 1)]
    return [course.add_child(instance=LessonPage(title=title, body=lesson_body(rng), minutes=8)) for title in titles]


def lesson_body(rng: Random) -> str:
    """Text of the length one reads in eight minutes, with a knowledge check."""
    text = [{"type": "rich_text", "value": paragraphs(rng, 4)} for _part in range(4)]
    check = {
        "question": "Was gehört in die E-Akte?",
        "answers": [{"text": text, "is_correct": text == "Der Bescheid"} for text in ("Der Bescheid", "Das Wetter")],
        "explanation": rng.choice(SENTENCES),
    }
    return json.dumps(
        [{"type": "heading", "value": "Worum es geht"}, *text, {"type": "knowledge_check", "value": check}]
    )


def paragraphs(rng: Random, count: int) -> str:
    """Some paragraphs of rich text."""
    return "".join(f"<p>{' '.join(rng.sample(SENTENCES, 4))}</p>" for _paragraph in range(count))


def add_quiz(rng: Random, course: CoursePage, questions: int = 5) -> QuizPage:
    """A quiz with single-choice questions."""
    quiz = course.add_child(instance=QuizPage(title="Abschlusstest"))
    for place in range(questions):
        question = Question(text=f"Welche Aussage stimmt? ({course.title}, {place + 1})")
        question.answers = [Answer(text=text, is_correct=not at, sort_order=at) for at, text in enumerate("ABC")]
        question.save()
        quiz.quiz_questions.add(QuizQuestion(question=question, sort_order=place))
    quiz.save()
    return quiz


def day_ago(days: int) -> datetime:
    """Noon that many days ago."""
    return (timezone.localtime() - timedelta(days=days)).replace(hour=12, minute=0, second=0, microsecond=0)


def complete(rng: Random, people: list[User], courses: list[CoursePage], count: int) -> None:
    """That many completions spread over three years, each with the enrolment it came from."""
    moments = [day_ago(rng.randrange(365 * YEARS)) for _completion in range(count)]
    enrolments = Enrolment.objects.bulk_create(
        [
            Enrolment(
                learner=rng.choice(people),
                course=rng.choice(courses),
                registration=uuid.UUID(int=rng.getrandbits(128), version=4),
                status=Enrolment.Status.COMPLETED,
                started_at=moment - timedelta(days=3),
                last_seen_at=moment,
            )
            for moment in moments
        ],
        batch_size=BATCH,
    )
    Completion.objects.bulk_create([completion(rng, enrolment) for enrolment in enrolments], batch_size=BATCH)


def completion(rng: Random, enrolment: Enrolment) -> Completion:
    """What a completed enrolment proves."""
    course, moment = enrolment.course, enrolment.last_seen_at
    months = course.certificate_valid_months
    return Completion(
        learner_id=enrolment.learner_id,
        course=course,
        enrolment=enrolment,
        course_title=course.title,
        completed_at=moment,
        completed_on=timezone.localdate(moment),
        valid_until=timezone.localdate(moment) + timedelta(days=30 * months) if months else None,
        score=rng.randrange(75, 101),
        by_id=enrolment.learner_id,
    )


def begin(rng: Random, people: list[User], courses: list[CoursePage], count: int) -> None:
    """That many courses in progress, three lessons into each."""
    for course in courses:
        versions.begin(course=course)
    lessons = {course.pk: list(LessonPage.objects.child_of(course).order_by("path")[:3]) for course in courses}
    places = {(rng.choice(people), rng.choice(courses)) for _place in range(count)}
    enrolments = Enrolment.objects.bulk_create(
        [
            Enrolment(
                learner=learner,
                course=course,
                registration=uuid.UUID(int=rng.getrandbits(128), version=4),
                last_step_id=lessons[course.pk][-1].pk,
                last_seen_at=day_ago(rng.randrange(60)),
            )
            for learner, course in sorted(places, key=lambda place: (place[0].pk, place[1].pk))
        ],
        batch_size=BATCH,
    )
    LessonProgress.objects.bulk_create(
        [
            LessonProgress(enrolment=enrolment, step_id=step.pk, completed_at=enrolment.last_seen_at)
            for enrolment in enrolments
            for step in lessons[enrolment.course_id]
        ],
        batch_size=BATCH,
    )
