"""Invented learning: chance that falls the same way for the same person, course and office."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from random import Random

from courses.models import CoursePage, LessonPage, QuizPage
from lms.enrolments.bulk import Past
from people.models import User

DAYS = 400  # a little more than a year, so that some proofs have run out
SATURDAY = 5


class DemoYear:
    """The time before a moment, in which demo people learnt."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def at_work(self, *, days_ago: int, minutes: int) -> datetime:
        """A moment in the morning of a working day, some minutes after half past eight."""
        day = self.now - timedelta(days=days_ago)
        if day.weekday() >= SATURDAY:
            day -= timedelta(days=day.weekday() - SATURDAY + 1)
        begin = day.replace(hour=8, minute=30, second=0, microsecond=0)
        return min(begin + timedelta(minutes=minutes), self.now)

    def past(self, learner: User, course: CoursePage, steps: Sequence[LessonPage | QuizPage]) -> Iterator[Past]:
        """What the person did in the course: nothing, a part of it, or all."""
        chance = Random(f"{learner.personnel_number} {course.slug}")  # noqa: S311
        days_ago, first_minute = chance.randrange(2, DAYS), chance.randrange(0, 400)
        if chance.random() > zeal(learner) or self._before_entry(learner, days_ago):
            return
        is_complete = chance.random() < 0.85
        done = steps if is_complete else steps[: chance.randrange(0, len(steps))]
        moments = [self.at_work(days_ago=days_ago, minutes=first_minute + 9 * place) for place in range(len(done) + 1)]
        asks = any(isinstance(step, QuizPage) for step in done)
        yield Past(
            learner=learner,
            course=course,
            started_at=moments[0],
            steps=list(zip(done, moments[1:], strict=True)),
            is_complete=is_complete,
            score=chance.choice([75, 80, 88, 90, 100]) if asks else None,
        )

    def _before_entry(self, learner: User, days_ago: int) -> bool:
        entered = learner.entered_on
        return entered is not None and (self.now - timedelta(days=days_ago)).date() < entered


def zeal(learner: User) -> float:
    """How much people learn in the person's office, between a quarter and nearly everybody."""
    post = next(iter(learner.posts.all()), None)
    return 0.25 + 0.6 * Random(f"zeal {post.office.path[:12] if post else ''}").random()  # noqa: S311
