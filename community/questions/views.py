"""Asking and answering."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.models import Page

from community.movers.appointments import help_for
from community.movers.offices import home_of, homes_of
from community.questions import services
from community.questions.forms import QuestionForm, ReplyForm
from community.questions.listing import listing, movers_among
from community.questions.models import Question, Reply
from community.questions.permissions import may_accept, may_reply
from people.directory.models import Office, User


def questions(request: HttpRequest) -> HttpResponse:
    """The questions a person may see; with htmx only the list."""
    template = "community/questions/questions.html"
    return render(request, f"{template}#fragen" if request.htmx else template, listing(request))


def ask(request: HttpRequest) -> HttpResponse:
    """Ask the Digital Movers of an office."""
    page = _page_asked_about(request)
    form = QuestionForm(request.POST or None, initial={"office": _office_to_ask(request)})
    if request.method == "POST" and form.is_valid():
        try:
            question = services.ask(asker=request.user, page=page, by=request.user, **form.cleaned_data)
        except services.TooManyQuestionsError:
            form.add_error(None, _("You have asked many questions within one hour. Please wait a little."))
        else:
            messages.success(request, _("Your question has been asked. You get a notification when somebody answers."))
            return redirect(question)
    facts = {"form": form, "page": page, "help": help_for(request.user.office) if request.user.office else None}
    return render(request, "community/questions/ask.html", facts, status=422 if form.errors else 200)


def _page_asked_about(request: HttpRequest) -> Page | None:
    """The page the question is about, if the person may see it."""
    given = request.POST.get("seite") or request.GET.get("seite", "")
    page = Page.objects.live().filter(pk=given).first() if given.isdecimal() and len(given) < 19 else None
    return page.specific if page and may_see(request.user, page) else None


def may_see(user: User, page: Page) -> bool:
    """Whether the page is live and meant for the person."""
    specific = page.specific
    return specific.live and hasattr(specific, "is_visible_to") and specific.is_visible_to(user)


def _office_to_ask(request: HttpRequest) -> Office | None:
    """The office given in the address, else the person's own."""
    given = request.GET.get("amt", "")
    named = Office.objects.filter(pk=given).first() if given.isdecimal() and len(given) < 19 else None
    if named:
        return home_of(named)
    return next(iter(homes_of(request.user)), None)


def question(request: HttpRequest, pk: int) -> HttpResponse:
    """One question with its answers; a posted answer is added to them."""
    asked = get_object_or_404(
        Question.objects.visible_to(request.user).select_related("asker", "office", "page"), pk=pk
    )
    form = ReplyForm(request.POST or None, adds=asked.asker_id == request.user.pk)
    if request.method == "POST":
        if not may_reply(request.user, asked):
            raise PermissionDenied
        if form.is_valid():
            answer = services.reply(question=asked, text=form.cleaned_data["text"], by=request.user)
            messages.success(request, _("Your answer is published."))
            return redirect(f"{asked.get_absolute_url()}#antwort-{answer.pk}")
    facts = _thread(request.user, asked) | {"form": form}
    return render(request, "community/questions/question.html", facts, status=422 if form.errors else 200)


def _thread(user: User, asked: Question) -> dict:
    """The facts of a question's page."""
    replies = list(asked.replies.select_related("author"))
    return {
        "question": asked,
        "replies": replies,
        "mover_ids": movers_among([asked.asker_id, *(reply.author_id for reply in replies)]),
        "may_accept": may_accept(user, asked),
        "page": asked.page.specific if asked.page and may_see(user, asked.page) else None,
        "is_mine": asked.asker_id == user.pk,
    }


@require_POST
def accept(request: HttpRequest, pk: int, reply: int) -> HttpResponse:
    """Say which answer solved the question."""
    answer = get_object_or_404(
        Reply.objects.visible_to(request.user).select_related("question__office"), pk=reply, question=pk
    )
    if not may_accept(request.user, answer.question):
        raise PermissionDenied
    services.accept(reply=answer, by=request.user)
    messages.success(request, _("The question counts as solved. The answer now stands first."))
    return redirect(answer.question)
