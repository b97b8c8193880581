"""The questions of a test in numbers: the first finished attempt of each person, without saying whose it is."""

from collections import defaultdict

from courses.models import QuizPage
from courses.quizzes.grading import is_right
from lms.attempts.models import Attempt
from lms.item_figures.figures import STEP, Figures, Taken, figures_of

MOST = 1000  # people; further back, questions were others


def figures_of_quiz(quiz: QuizPage) -> list[Figures]:
    """Every question that was asked, hardest first; those with too few people last."""
    taken: dict[int, list[Taken]] = defaultdict(list)
    for attempt in first_attempts(quiz):
        given = {answer.question: answer.choices for answer in attempt.given_answers.all()}
        right = {question["id"]: is_right(question, given.get(question["id"], ())) for question in attempt.questions}
        for question in attempt.questions:
            others = [value for number, value in right.items() if number != question["id"]]
            rest = sum(others) / len(others) if others else 0.0
            taken[question["id"]].append(Taken(question, given.get(question["id"], ()), rest))
    found = [figures for each in taken.values() if (figures := figures_of(each))]
    return sorted(found, key=lambda figures: (figures.people == 0, figures.percent, figures.question["text"]))


def first_attempts(quiz: QuizPage) -> list[Attempt]:
    """The first finished attempt of each person, in the order in which they finished, in steps of five."""
    finished = Attempt.objects.finished().filter(quiz=quiz).order_by("finished_at", "pk")
    first: dict[int, int] = {}
    for learner, pk in finished.values_list("enrolment__learner", "pk"):
        first.setdefault(learner, pk)
    wanted = list(first.values())
    wanted = wanted[: len(wanted) // STEP * STEP][-MOST:]
    return list(
        finished.filter(pk__in=wanted).only("questions", "quiz", "finished_at").prefetch_related("given_answers")
    )
