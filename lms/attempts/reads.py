"""Where somebody stands in a quiz, and what one question looks like to her."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

from django.utils import timezone

from courses.models import LessonPage, QuizPage
from courses.quizzes import feedback
from courses.quizzes.grading import grade, needed
from courses.quizzes.kinds import FrozenQuestion
from courses.quizzes.kinds.shapes import Given
from lms.attempts.models import Accommodation, Attempt
from lms.enrolments.models import Enrolment
from lms.enrolments.outline import Step, outline_of


@dataclass(frozen=True)
class QuizFacts:
    """The rules of a quiz and what the learner made of them so far."""

    questions: int
    needed: int
    max_attempts: int  # 0: as many as needed
    used: int
    running: Attempt | None
    latest: Attempt | None
    passed: bool
    locked: bool  # lessons of the course are still open
    minutes: int | None  # the time limit, extra time included; None: no limit
    closed: bool  # the quiz is open no more
    wait_until: datetime | None  # when the next attempt can begin, if that is not now
    covered: list[Step] = field(default_factory=list)  # lessons a pre-check spares
    next_lesson: Step | None = None  # where one goes on without a pre-check

    @property
    def left(self) -> int | None:
        """How many attempts are left; None when there is no limit."""
        return max(self.max_attempts - self.used, 0) if self.max_attempts else None

    @property
    def used_up(self) -> bool:
        """Every attempt was used and none was enough."""
        return self.left == 0 and not (self.running or self.passed)

    @property
    def must_wait(self) -> bool:
        """Only the time between two attempts stands in the way."""
        return self.wait_until is not None and not (self.running or self.passed or self.used_up or self.closed)

    @property
    def may_begin(self) -> bool:
        """Whether a further attempt can be started."""
        stopped = self.running or self.passed or self.locked or self.closed or self.wait_until
        return not stopped and self.left != 0


@dataclass(frozen=True)
class Allowance:
    """What a person is granted beyond the rules of a quiz."""

    time: int = 0  # per cent
    attempts: int = 0

    def minutes(self, limit: int) -> int | None:
        """The time limit for this person, rounded up to whole minutes; None where there is none."""
        return -(-limit * (100 + self.time) // 100) if limit else None


def allowance_of(learner: int) -> Allowance:
    """Everything granted to the person (by id) today; of several the greatest counts."""
    granted = list(Accommodation.objects.current(timezone.localdate()).filter(learner=learner))
    return Allowance(
        time=max((grant.extra_time for grant in granted), default=0),
        attempts=max((grant.extra_attempts for grant in granted), default=0),
    )


def quiz_facts(enrolment: Enrolment, quiz: QuizPage) -> QuizFacts:
    """The facts of a quiz for this enrolment, in seven queries."""
    outline = outline_of(enrolment)
    step = outline.step(quiz.pk)
    attempts = list(Attempt.objects.filter(enrolment=enrolment, quiz=quiz).order_by("number"))
    finished = [attempt for attempt in attempts if attempt.finished_at]
    questions, now = quiz.number_of_questions(), timezone.now()
    allowance = allowance_of(enrolment.learner_id)
    return QuizFacts(
        questions=questions,
        needed=needed(questions, quiz.pass_mark),
        max_attempts=quiz.max_attempts + allowance.attempts if quiz.max_attempts else 0,
        used=len(attempts),
        running=next((attempt for attempt in attempts if not attempt.finished_at), None),
        latest=finished[-1] if finished else None,
        passed=any(attempt.passed for attempt in finished),
        locked=step is None or step.locked,
        minutes=allowance.minutes(quiz.time_limit),
        closed=quiz.closes_at is not None and quiz.closes_at <= now,
        wait_until=end_of_wait(finished[-1] if finished else None, quiz.wait_hours, now),
        covered=outline.covered_by(quiz) if quiz.is_pre_check else [],
        next_lesson=next((each for each in outline.steps if not each.is_quiz and not each.done), None),
    )


def end_of_wait(latest: Attempt | None, hours: int, now: datetime) -> datetime | None:
    """When the pause after the latest attempt is over; None if it is over now."""
    if latest is None or latest.finished_at is None or not hours:
        return None
    end = latest.finished_at + timedelta(hours=hours)
    return end if end > now else None


@dataclass
class Sheet:
    """An attempt as the learner sees it: its questions and what was answered."""

    attempt: Attempt

    @cached_property
    def given(self) -> dict[int, list[int | str]]:
        return self.attempt.given()

    @property
    def total(self) -> int:
        return len(self.attempt.questions)

    @property
    def answered(self) -> int:
        return len(self.given)

    @property
    def complete(self) -> bool:
        return self.answered == self.total

    def is_settled(self, question: FrozenQuestion) -> bool:
        """Whether the answer to the question stands."""
        stands = question["id"] in self.given and self.attempt.stands_at_once
        return stands or self.attempt.finished_at is not None

    def answer_to(self, question: FrozenQuestion) -> Given:
        """What was answered; empty if nothing was."""
        return self.given.get(question["id"], [])

    @property
    def first_open(self) -> int:
        """The place of the first question without answer, counted from 1; the last place when all are answered."""
        return self.next_open(after=0) or self.total

    def next_open(self, after: int) -> int | None:
        """The next question without answer after that place, starting over at the end; None when all are answered."""
        places = [*range(after + 1, self.total + 1), *range(1, after + 1)]
        return next((place for place in places if self.question(place)["id"] not in self.given), None)

    @property
    def places(self) -> list[tuple[int, bool]]:
        """Every place, and whether its question has an answer."""
        return [(place, question["id"] in self.given) for place, question in enumerate(self.attempt.questions, 1)]

    def skip_from(self, place: int) -> int | None:
        """Where skipping leads; None when this is the only question left."""
        following = self.next_open(after=place)
        return None if following == place else following

    def question(self, place: int) -> FrozenQuestion:
        """The question at that place; IndexError when there is none."""
        if place < 1:
            raise IndexError(place)
        return self.attempt.questions[place - 1]

    def review(self) -> list[tuple[int, str, feedback.Verdict]]:
        """Place, text and verdict of every question."""
        return [
            (place, question["text"], feedback.verdict(question, self.answer_to(question)))
            for place, question in enumerate(self.attempt.questions, start=1)
        ]

    @property
    def right(self) -> int:
        return grade(self.attempt.questions, self.given, self.attempt.pass_mark).right

    @property
    def needed(self) -> int:
        return needed(self.total, self.attempt.pass_mark)


def lesson_to_read_again(question: FrozenQuestion, enrolment: Enrolment) -> LessonPage | None:
    """The lesson that explains the question, if it is still part of the course."""
    if question["lesson"] is None:
        return None
    return LessonPage.objects.child_of(enrolment.course).live().filter(pk=question["lesson"]).first()
