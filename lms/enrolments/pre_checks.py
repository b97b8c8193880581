"""What a passed pre-check spares. Whatever it ticks off says so, and nothing that was completed before changes."""

from datetime import datetime

from wagtail.models import Page

from courses.models import QuizPage
from lms.enrolments.models import Enrolment, LessonProgress
from lms.enrolments.outline import Step, outline_of


def settle(enrolment: Enrolment, step: Page, moment: datetime) -> None:
    """After a step was completed: a pre-check ticks off its lessons, and one without open lessons is needless."""
    outline = outline_of(enrolment)
    if isinstance(step, QuizPage) and step.is_pre_check:
        tick_off(enrolment, outline.covered_by(step), LessonProgress.Source.PRE_CHECK, moment)
        outline = outline_of(enrolment)
    needless = [
        each
        for each in outline.steps
        if isinstance(each.page, QuizPage)
        and each.is_pre_check
        and all(one.done for one in outline.covered_by(each.page))
    ]
    tick_off(enrolment, needless, LessonProgress.Source.NEEDLESS, moment)


def tick_off(enrolment: Enrolment, steps: list[Step], source: LessonProgress.Source, moment: datetime) -> None:
    """Put steps behind the learner that are not yet, and say how it came."""
    for step in steps:
        progress, _created = LessonProgress.objects.get_or_create(
            enrolment=enrolment, step_id=step.page.pk, defaults={"opened_at": moment}
        )
        if progress.completed_at is None:
            progress.completed_at, progress.source = moment, source
            progress.save(update_fields=["completed_at", "source"])
