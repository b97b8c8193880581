"""The demo year: alive, plausible, and safe to load again."""

from django.utils import timezone

from lms.demo import opinions, tries
from lms.demo.learning import load
from lms.models import Attempt, Completion, CourseFeedback, Enrolment, FeedbackGiven, LessonProgress, Statement
from people.models import User
from tests.factories.courses import make_course
from tests.factories.people import UserFactory


def city(world: object, people: int = 40) -> None:
    for number in range(people):
        UserFactory(personnel_number=str(30_000_000 + number), office=world.roads if number % 2 else world.births)
    make_course("Datenschutz-Grundlagen", lessons=3, quiz=True, certificate_valid_months=12)
    make_course("KI in der Verwaltung", lessons=4)


def test_alma_has_one_course_completed_and_one_half_way(alma: User, world: object) -> None:
    city(world, people=0)
    load()
    assert Completion.objects.of(alma).get().course_title == "Datenschutz-Grundlagen"
    active = Enrolment.objects.of(alma).active().with_progress().get()
    assert (active.course.title, active.steps_done, active.steps_total) == ("KI in der Verwaltung", 2, 4)


def test_the_city_has_learnt_but_not_everybody_everything(world: object) -> None:
    city(world)
    load()
    assert 10 < Completion.objects.count() < 80
    assert Enrolment.objects.active().exists()
    assert not Completion.objects.filter(completed_at__gt=timezone.now()).exists()


def test_what_was_brought_in_agrees_with_itself(world: object) -> None:
    city(world)
    load()
    for enrolment in Enrolment.objects.with_progress().select_related("completion"):
        complete = enrolment.status == Enrolment.Status.COMPLETED
        assert complete == (enrolment.steps_done == enrolment.steps_total) == hasattr(enrolment, "completion")
    told = Statement.objects.filter(verb__endswith="/completed", activity__contains="/course/")
    assert told.count() == Completion.objects.count()


def test_loading_again_changes_nothing(alma: User, world: object) -> None:
    city(world)
    load()
    before = [model.objects.count() for model in (Enrolment, LessonProgress, Completion, Statement)]
    load()
    assert [model.objects.count() for model in (Enrolment, LessonProgress, Completion, Statement)] == before


def test_some_said_what_they_think_and_took_the_test(world: object) -> None:
    city(world)
    load()
    for _again in range(2):
        opinions.load()
        tries.load()

    assert CourseFeedback.objects.count() == CourseFeedback.objects.released().count() == FeedbackGiven.objects.count()
    assert CourseFeedback.objects.count() % 5 == 0
    assert CourseFeedback.objects.exists()
    attempts = Attempt.objects.prefetch_related("given_answers")
    assert len(attempts) == len({attempt.enrolment_id for attempt in attempts}) > 0
    assert all(len(attempt.questions) == len(attempt.given()) for attempt in attempts)
    assert all(attempt.started_at < attempt.finished_at for attempt in attempts)
