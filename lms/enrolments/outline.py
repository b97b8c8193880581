"""A course as one person meets it: its steps in order, what is behind her, where she is and what is still locked."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from courses.models import CoursePage, LessonPage, QuizPage
from lms.enrolments.models import Enrolment, LessonProgress


@dataclass(frozen=True)
class Step:
    """A lesson or quiz of the course with its place, counted from 1."""

    page: LessonPage | QuizPage
    number: int
    href: str
    done: bool
    locked: bool
    known: bool = False  # behind the person because the pre-check showed that she knows it

    @property
    def is_quiz(self) -> bool:
        return isinstance(self.page, QuizPage)

    @property
    def is_pre_check(self) -> bool:
        """A quiz that shortens the course, and that nobody has to take."""
        return isinstance(self.page, QuizPage) and self.page.is_pre_check


@dataclass(frozen=True)
class Outline:
    """The steps of a course and how far somebody got."""

    course: CoursePage
    steps: list[Step]

    @property
    def total(self) -> int:
        return len(self.steps)

    @property
    def done(self) -> int:
        return sum(step.done for step in self.steps)

    @cached_property
    def first_open(self) -> Step | None:
        """The first step that is not behind the person; a locked quiz never comes before an open lesson.

        A pre-check is offered to whoever begins; once she has done a lesson, the next lesson comes first.
        """
        open_ = [step for step in self.steps if not step.done and not step.locked]
        lessons = [step for step in open_ if not step.is_pre_check] if self.done else open_
        return next(iter(lessons or open_), None)

    def covered_by(self, page: QuizPage) -> list[Step]:
        """The lessons of the course that a pre-check covers; all where none were chosen."""
        chosen = {lesson.pk for lesson in page.covers.all()}
        return [step for step in self.steps if not step.is_quiz and (not chosen or step.page.pk in chosen)]

    @property
    def minutes_left(self) -> int:
        return sum(step.page.minutes for step in self.steps if not step.done)

    def step(self, page_id: int | None) -> Step | None:
        """The step that shows this page."""
        return next((step for step in self.steps if step.page.pk == page_id), None)

    def before(self, step: Step) -> Step | None:
        return self.steps[step.number - 2] if step.number > 1 else None

    def after(self, step: Step) -> Step | None:
        """Where one goes on from a step: past what is known already; before a locked quiz, to a lesson left out."""
        following = next((each for each in self.steps[step.number :] if not each.known), None)
        if following and following.locked:
            return next((left for left in self.steps if not left.done and left is not step), None)
        return following

    def resume_at(self, page_id: int | None) -> Step | None:
        """Where one goes on after a break: the last step, if it is not done, otherwise the first open one."""
        last = self.step(page_id)
        if last and not last.done and not last.locked:
            return last
        return self.first_open or (self.steps[0] if self.steps else None)


def build(
    course: CoursePage,
    pages: Sequence[LessonPage | QuizPage],
    done: Collection[int],
    known: Collection[int] = (),
) -> Outline:
    """The outline from the pages and the ids of those behind the person; quizzes open after all lessons."""
    lessons_left = any(page.pk not in done for page in pages if not isinstance(page, QuizPage))
    return Outline(
        course,
        [
            Step(
                page=page,
                number=number,
                href=address(course, page),
                done=page.pk in done,
                locked=isinstance(page, QuizPage) and not page.is_pre_check and lessons_left and page.pk not in done,
                known=page.pk in known,
            )
            for number, page in enumerate(pages, start=1)
        ],
    )


def address(course: CoursePage, page: LessonPage | QuizPage) -> str:
    """Where a step is opened."""
    return reverse("lms:quiz" if isinstance(page, QuizPage) else "lms:step", args=[course.slug, page.slug])


def outline_of(enrolment: Enrolment) -> Outline:
    """The outline of the version the learner began; in a completed course nothing is locked."""
    course, pages = enrolment.course, enrolment.course.steps_in(enrolment.course_version)
    behind = LessonProgress.objects.filter(enrolment=enrolment, completed_at__isnull=False)
    sources = dict(behind.values_list("step_id", "source"))
    known = {step for step, source in sources.items() if source == LessonProgress.Source.PRE_CHECK}
    if enrolment.status == Enrolment.Status.COMPLETED:
        return build(course, pages, {page.pk for page in pages}, known)
    return build(course, pages, set(sources), known)
