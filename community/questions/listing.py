"""Lists of questions: which ones, and where the list goes on."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.movers.appointments import in_force, is_mover
from community.questions.models import Question, QuestionQuerySet
from people.directory.models import User

PER_PAGE = 20


@dataclass(frozen=True)
class View:
    """One way to look at the questions a person may see."""

    name: str
    label: Promise
    narrow: Callable[[QuestionQuerySet, User], QuestionQuerySet]
    for_movers: bool = False


VIEWS = [
    View("", _("All"), lambda questions, user: questions),
    View("beantworten", _("To answer"), lambda questions, user: questions.to_answer_by(user), for_movers=True),
    View("meine", _("My questions"), lambda questions, user: questions.filter(asker=user)),
    View("amt", _("My office"), lambda questions, user: questions.of_own_offices(user)),
    View("offen", _("Without answer"), lambda questions, user: questions.filter(state=Question.State.OPEN)),
    View("geloest", _("Solved"), lambda questions, user: questions.filter(state=Question.State.SOLVED)),
]


def listing(request: HttpRequest) -> dict:
    """The facts of the list: one page of questions, newest first, and the way to older ones."""
    views = [view for view in VIEWS if not view.for_movers or is_mover(request.user)]
    chosen = next((view for view in views if view.name == request.GET.get("ansicht", "")), views[0])
    found = chosen.narrow(Question.objects.visible_to(request.user), request.user)
    before = request.GET.get("vor", "")
    if before.isdecimal() and len(before) < 19:
        found = found.older_than(int(before))
    questions = list(found.select_related("asker", "office").with_reply_count()[: PER_PAGE + 1])
    return {
        "questions": questions[:PER_PAGE],
        "older": questions[PER_PAGE - 1].pk if len(questions) > PER_PAGE else None,
        "views": views,
        "chosen": chosen,
        "before": before,
        "mover_ids": movers_among([question.asker_id for question in questions]),
    }


def movers_among(people: list[int]) -> set[int]:
    """Those of the people (by id) who are Digital Movers today."""
    return set(in_force().filter(user__in=people).order_by().values_list("user_id", flat=True))
