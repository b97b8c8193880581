"""Taking up, doing, completing and giving up a course."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from wagtail.models import ModelLogEntry

from courses.models import CoursePage
from lms.enrolments import services as enrolments
from lms.enrolments.signals import course_completed
from lms.evidence import EvidenceStays
from lms.models import Completion, Enrolment, Statement
from lms.xapi import verbs
from people.models import User
from tests.factories.courses import make_course, make_lesson

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def course(world: object) -> CoursePage:
    return make_course(certificate_valid_months=12)


@pytest.fixture
def enrolment(alma: User, course: CoursePage) -> Enrolment:
    return enrolments.enrol(learner=alma, course=course, by=alma)


def take_all(enrolment: Enrolment, by: User) -> Completion | None:
    """Tick off every step; gives what the last one gave."""
    completion = None
    for step in enrolment.course.steps():
        enrolments.open_step(enrolment=enrolment, step=step, by=by)
        completion = enrolments.complete_step(enrolment=enrolment, step=step, by=by)
    return completion


def verbs_told(person: User) -> list[str]:
    named = {verb.iri: verb.en for verb in verbs.ALL}
    return [named[statement.verb] for statement in Statement.objects.of(person).order_by("pk")]


def test_asking_twice_for_a_place_changes_nothing(alma: User, enrolment: Enrolment) -> None:
    assert enrolments.enrol(learner=alma, course=enrolment.course, by=alma) == enrolment
    assert verbs_told(alma) == ["registered"]
    assert ModelLogEntry.objects.filter(action="lms.enrol").count() == 1


def test_the_place_is_pinned_to_the_version_that_was_live(alma: User, course: CoursePage) -> None:
    CoursePage.objects.filter(pk=course.pk).update(version=3)
    course.refresh_from_db()
    assert enrolments.enrol(learner=alma, course=course, by=alma).course_version == 3


def test_the_first_lesson_opened_begins_the_course_and_is_remembered(alma: User, enrolment: Enrolment) -> None:
    first, second = enrolment.course.steps()
    for step in (first, second, second):
        enrolments.open_step(enrolment=enrolment, step=step, by=alma)
    enrolment.refresh_from_db()
    assert enrolment.last_step_id == second.pk
    assert enrolment.progress.count() == 2
    assert verbs_told(alma) == ["registered", "initialized"]


def test_a_lesson_is_ticked_off_once(alma: User, enrolment: Enrolment) -> None:
    first, _second = enrolment.course.steps()
    for _again in range(2):
        assert enrolments.complete_step(enrolment=enrolment, step=first, by=alma) is None
    assert verbs_told(alma) == ["registered", "completed"]


def test_the_last_lesson_completes_a_course_without_test(alma: User, enrolment: Enrolment) -> None:
    completion = take_all(enrolment, alma)
    assert completion == Completion.objects.get()
    enrolment.refresh_from_db()
    assert enrolment.status == Enrolment.Status.COMPLETED
    assert verbs_told(alma) == ["registered", "initialized", "completed", "completed", "completed"]


def test_a_course_with_a_test_is_completed_by_passing_it(alma: User, world: object) -> None:
    course = make_course("Informationssicherheit", quiz=True)
    enrolment = enrolments.enrol(learner=alma, course=course, by=alma)
    *lessons, quiz = course.steps()
    for lesson in lessons:
        assert enrolments.complete_step(enrolment=enrolment, step=lesson, by=alma) is None
    completion = enrolments.complete_step(enrolment=enrolment, step=quiz, score=83, by=alma)
    assert completion is not None
    assert completion.score == 83


def test_a_completion_says_what_counted_on_that_day(alma: User, enrolment: Enrolment) -> None:
    late = datetime(2026, 9, 15, 23, 30, tzinfo=BERLIN)
    completion = enrolments.complete(enrolment=enrolment, by=alma, at=late)
    assert completion.completed_on == date(2026, 9, 15)
    assert completion.valid_until == date(2027, 9, 15)
    assert (completion.course_title, completion.course_version) == (enrolment.course.title, 1)
    assert (completion.learner, completion.by, completion.source) == (alma, alma, Completion.Source.SELF)


def test_completing_twice_keeps_the_first_completion(alma: User, enrolment: Enrolment) -> None:
    first = enrolments.complete(enrolment=enrolment, score=90, by=alma)
    assert enrolments.complete(enrolment=enrolment, score=10, by=alma) == first
    assert Completion.objects.get().score == 90
    assert verbs_told(alma).count("completed") == 1
    assert ModelLogEntry.objects.filter(action="lms.complete").count() == 1


def test_completion_is_announced_once_and_only_after_commit(
    alma: User, enrolment: Enrolment, django_capture_on_commit_callbacks: object
) -> None:
    heard: list[Completion] = []

    def listen(completion: Completion, **more: object) -> None:
        heard.append(completion)

    course_completed.connect(listen)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            completion = enrolments.complete(enrolment=enrolment, by=alma)
            enrolments.complete(enrolment=enrolment, by=alma)
            assert heard == []
        assert heard == [completion]
    finally:
        course_completed.disconnect(listen)


def test_what_is_undone_leaves_neither_completion_nor_statement(alma: User, enrolment: Enrolment) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        enrolments.complete(enrolment=enrolment, by=alma)
        raise RuntimeError
    assert not Completion.objects.exists()
    assert verbs_told(alma) == ["registered"]


def test_a_published_change_moves_no_completion(alma: User, enrolment: Enrolment) -> None:
    completion = take_all(enrolment, alma)
    course = enrolment.course
    make_lesson(course, "Nachtrag")
    course.title = "Ganz anders"
    course.save_revision().publish()
    completion.refresh_from_db()
    enrolment.refresh_from_db()
    assert completion.course_title == "Datenschutz-Grundlagen"
    assert enrolment.status == Enrolment.Status.COMPLETED


def test_an_unpublished_course_stays_in_the_record(alma: User, enrolment: Enrolment) -> None:
    take_all(enrolment, alma)
    enrolment.course.unpublish()
    assert Completion.objects.of(alma).get().course_title == "Datenschutz-Grundlagen"


def test_a_completed_course_can_be_taken_again(alma: User, enrolment: Enrolment) -> None:
    take_all(enrolment, alma)
    again = enrolments.enrol(learner=alma, course=enrolment.course, by=alma)
    take_all(again, alma)
    assert again != enrolment
    assert Completion.objects.of(alma).count() == 2


def test_giving_up_ends_the_place_and_keeps_nothing_open(alma: User, enrolment: Enrolment) -> None:
    for _again in range(2):
        enrolments.withdraw(enrolment=enrolment, by=alma)
    enrolment.refresh_from_db()
    assert enrolment.status == Enrolment.Status.WITHDRAWN
    assert verbs_told(alma) == ["registered", "unregistered"]


def test_a_completed_course_cannot_be_given_up(alma: User, enrolment: Enrolment) -> None:
    take_all(enrolment, alma)
    enrolments.withdraw(enrolment=enrolment, by=alma)
    enrolment.refresh_from_db()
    assert enrolment.status == Enrolment.Status.COMPLETED


def test_a_completion_is_never_changed_or_deleted(alma: User, enrolment: Enrolment) -> None:
    completion = take_all(enrolment, alma)
    completion.score = 100
    for change in (
        completion.save,
        completion.delete,
        Completion.objects.all().delete,
        lambda: Completion.objects.update(score=100),
        lambda: Completion.objects.bulk_update([completion], ["score"]),
    ):
        with pytest.raises(EvidenceStays):
            change()


def test_progress_is_counted_in_one_query(alma: User, enrolment: Enrolment, django_assert_num_queries: object) -> None:
    first, _second = enrolment.course.steps()
    make_lesson(enrolment.course, "Noch ein Entwurf", live=False)
    enrolments.complete_step(enrolment=enrolment, step=first, by=alma)
    other = make_course("E-Akte", lessons=0)
    enrolments.enrol(learner=alma, course=other, by=alma)
    with django_assert_num_queries(1):
        counted = {
            place.course_id: (place.steps_done, place.steps_total) for place in Enrolment.objects.with_progress()
        }
    assert counted == {enrolment.course_id: (1, 2), other.pk: (0, 0)}
