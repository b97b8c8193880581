"""What people think of a course, in numbers and in their words, from five answers on."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise

from courses.models import CoursePage
from lms.feedback.models import Agreement, CourseFeedback, Length


@dataclass(frozen=True)
class Share:
    """How many chose an answer."""

    label: str | Promise
    number: int
    others: int  # how many chose something else


@dataclass(frozen=True)
class Asked:
    """A question with what was answered."""

    name: str
    text: str
    shares: list[Share]

    @property
    def total(self) -> int:
        return sum(share.number for share in self.shares)


@dataclass(frozen=True)
class Results:
    """Everything that is shown about a course."""

    number: int
    asked: list[Asked]
    helped: list[str]
    missing: list[str]

    @property
    def agreeing(self) -> int:
        """How many say that the course helps them in their work, fully or rather."""
        useful = next((asked for asked in self.asked if asked.name == "useful"), None)
        return sum(share.number for share in useful.shares[:2]) if useful else 0


def results_of(course: CoursePage) -> Results:
    """What may be shown about the course; nothing as long as fewer than five have answered."""
    shown = list(CourseFeedback.objects.released().filter(course=course))
    asked = [of_question("useful", shown, Agreement), of_question("clear", shown, Agreement)]
    asked.append(of_question("length", shown, Length))
    return Results(
        number=len(shown),
        asked=asked,
        helped=[each.helped for each in shown if each.helped],
        missing=[each.missing for each in shown if each.missing],
    )


def of_question(name: str, shown: list[CourseFeedback], choices: type[Agreement] | type[Length]) -> Asked:
    counted = Counter(getattr(each, name) for each in shown)
    text = str(CourseFeedback._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    return Asked(
        name, text, [Share(label, counted[value], len(shown) - counted[value]) for value, label in choices.choices]
    )


def courses_with_numbers(courses: QuerySet[CoursePage]) -> QuerySet[CoursePage]:
    """Those of the courses about which something is shown, each with the number of answers shown."""
    shown = Count("feedback", filter=Q(feedback__released_on__isnull=False))
    return courses.annotate(answers=shown).filter(answers__gt=0).order_by("title")
