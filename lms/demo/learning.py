"""Brings a year of learning to the demo people; whoever has learnt something already is left alone."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from courses.models import CoursePage, QuizPage
from lms.demo.chance import DemoYear
from lms.enrolments import bulk
from lms.enrolments import services as enrolments
from lms.models import Enrolment
from lms.notes import services as notes
from lms.programmes.services import follow_up_everybody
from lms.xapi import activities, verbs
from lms.xapi import services as xapi
from lms.xapi.statements import Result
from people.models import User

ALMA = "10000001"
SCORE = 88
COMPLETED, HALF_WAY = "datenschutz-grundlagen", "ki-in-der-verwaltung"


@transaction.atomic
def load() -> None:
    """Alma's two courses through the services, everybody else's year at once."""
    alma = User.objects.filter(personnel_number=ALMA).first()
    if alma and not alma.enrolments.exists():
        alma_learns(alma, timezone.localtime())
    bulk.bring_in(list(pasts()))
    follow_up_everybody()


def alma_learns(alma: User, now: datetime) -> None:
    """One course completed three weeks ago, one half way since yesterday."""
    year = DemoYear(now)
    completed = CoursePage.objects.live().filter(slug=COMPLETED).first()
    if completed:
        learn(alma, completed, [year.at_work(days_ago=21, minutes=9 * step) for step in range(len(completed.steps()))])
    half_way = CoursePage.objects.live().filter(slug=HALF_WAY).first()
    if half_way:
        some = len(half_way.steps()) // 2
        learn(alma, half_way, [year.at_work(days_ago=1, minutes=9 * step) for step in range(some)])
        keep_for_herself(alma, half_way, year.at_work(days_ago=1, minutes=12))


def learn(learner: User, course: CoursePage, moments: list[datetime]) -> None:
    """Take the course up and complete as many steps as there are moments."""
    enrolment = enrolments.enrol(learner=learner, course=course, by=learner, at=moments[0])
    for step, at in zip(course.steps(), moments, strict=False):
        enrolments.open_step(enrolment=enrolment, step=step, by=learner, at=at)
        if isinstance(step, QuizPage):
            pass_test(enrolment, step, at)
        enrolments.complete_step(enrolment=enrolment, step=step, by=learner, score=SCORE, at=at)


def keep_for_herself(learner: User, course: CoursePage, at: datetime) -> None:
    """A note and a bookmark in the first lesson of the course."""
    here = {"enrolment": Enrolment.objects.of(learner).get(course=course), "lesson": course.steps()[0], "by": learner}
    heading = next(str(block.id) for block in here["lesson"].body if block.block_type == "heading")
    notes.mark(**here, block=heading, marked=True, at=at)
    notes.write(**here, text="Im Team zeigen: Flüssig ist nicht dasselbe wie richtig.", at=at)


def pass_test(enrolment: Enrolment, quiz: QuizPage, at: datetime) -> None:
    """The result is told; the single answers are nobody's business."""
    xapi.record(
        actor=enrolment.learner,
        verb=verbs.PASSED,
        activity=activities.quiz(quiz),
        registration=enrolment.registration,
        result=Result(percent=SCORE, success=True),
        context=activities.course(enrolment.course),
        at=at,
    )


def pasts() -> Iterable[bulk.Past]:
    """What everybody without any course learnt, the same on every machine."""
    year = DemoYear(timezone.localtime())
    offered = [(course, course.steps()) for course in CoursePage.objects.live().originals().order_by("path")]
    fresh = User.objects.working().exclude(pk__in=Enrolment.objects.values("learner"))
    for learner in fresh.prefetch_related("posts__office").order_by("personnel_number"):
        for course, steps in offered:
            if steps and course.audience == "city":
                yield from year.past(learner, course, steps)
