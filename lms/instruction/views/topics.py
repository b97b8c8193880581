"""HR development keeps the topics of instruction."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lms.instruction.forms import TopicForm
from lms.instruction.models import InstructionTopic
from lms.instruction.permissions import may_keep_topics
from lms.instruction.services.topics import keep
from lms.instruction.views.holding import trail


def topics(request: HttpRequest) -> HttpResponse:
    """All topics, those in use first."""
    if not may_keep_topics(request.user):
        raise PermissionDenied
    found = InstructionTopic.objects.select_related("course").prefetch_related("offices")
    context = {"topics": found.order_by("-is_in_use", "title"), "trail": trail((_("Topics"), ""))}
    return render(request, "lms/instruction/topics.html", context)


def new_topic(request: HttpRequest) -> HttpResponse:
    """A further topic."""
    return edit(request, None)


def topic(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a topic; minutes of past meetings stay as they are."""
    if not may_keep_topics(request.user):
        raise PermissionDenied
    return edit(request, get_object_or_404(InstructionTopic, pk=pk))


def edit(request: HttpRequest, found: InstructionTopic | None) -> HttpResponse:
    """The form, for a new topic or one that is there."""
    if not may_keep_topics(request.user):
        raise PermissionDenied
    form = TopicForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        kept = keep(form=form, by=request.user)
        messages.success(request, _("“%(title)s” is saved.") % {"title": kept.title})
        return redirect("lms:instruction_topics")
    name = found.title if found else _("New topic")
    steps = trail((_("Topics"), reverse("lms:instruction_topics")), (name, ""))
    context = {"form": form, "topic": found, "trail": steps}
    return render(request, "lms/instruction/topic.html", context, status=422 if form.errors else 200)
