"""The community's front page: what is new, who helps."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from community.guidance.listing import find, on_shelves
from community.guidance.permissions import shelves_to_write_on
from community.movers.appointments import help_for, is_mover
from community.questions.listing import movers_among
from community.questions.models import Question

NEWEST = 6


def hub(request: HttpRequest) -> HttpResponse:
    """Newest questions and guidance this person may see, and the own Digital Mover."""
    visible = Question.objects.visible_to(request.user).select_related("asker", "office").with_reply_count()
    questions = list(visible[:NEWEST])
    facts = {
        "questions": questions,
        "mover_ids": movers_among([question.asker_id for question in questions]),
        "waiting": list(visible.filter(state=Question.State.OPEN).order_by("asked_at", "pk")[:3]),
        "guidance": on_shelves(find(request.user).with_helpful_count().order_by("-first_published_at", "-pk")[:NEWEST]),
        "help": help_for(request.user.office) if request.user.office else None,
        "writes_on": shelves_to_write_on(request.user).first(),
        "is_mover": is_mover(request.user),
    }
    return render(request, "community/hub.html", facts)
