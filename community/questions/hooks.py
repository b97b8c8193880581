"""What this room plugs into start page, search, profiles and audit trail."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from cms.pages.dashboard import Card
from cms.search.queries import matches
from cms.search.sources import Hit, SearchSource
from community.movers.appointments import is_mover
from community.movers.sections import Section
from community.questions.models import Question
from people.directory.models import User
from people.directory.roles import Role

SHOWN = 4


def open_questions_card(user: User, request: HttpRequest) -> Card | None:
    """Digital Movers see the questions that wait for them; the programme team sees all that wait."""
    if is_mover(user):
        waiting, title, view = Question.objects.to_answer_by(user), _("Open questions of your office"), "beantworten"
    elif user.holds(Role.PROGRAMME):
        waiting = Question.objects.visible_to(user).filter(state=Question.State.OPEN)
        title, view = _("Open questions"), "offen"
    else:
        return None
    questions = list(waiting.select_related("office").order_by("asked_at", "pk")[:SHOWN])
    if not questions:
        return None
    total = waiting.count()
    sentence = ngettext(
        "%(number)s question is waiting for an answer.", "%(number)s questions are waiting for an answer.", total
    )
    facts = {"questions": questions, "title": title, "view": view}
    return Card("community/cards/open_questions.html", "first", 30, facts, sentence % {"number": total})


def mover_section(mover: User, viewer: User) -> Section | None:
    """On a Digital Mover's profile: what was answered lately, as far as the viewer may see it."""
    answered = Question.objects.visible_to(viewer).filter(replies__author=mover).exclude(asker=mover).distinct()
    questions = list(answered[:5])
    return Section("community/questions/_answered.html", 20, {"questions": questions}) if questions else None


def page_question(page: Page, request: HttpRequest) -> str:
    """Where a question about a page is asked."""
    return f"{reverse('community:ask')}?seite={page.pk}"


def search_source() -> SearchSource:
    """Questions in the search."""
    return SearchSource("fragen", _("Questions"), "question", find_questions, order=30)


def find_questions(user: User, text: str) -> list[Hit]:
    """Questions the person may see that match, with the answers' words."""
    ranked = [question.pk for question in matches(Question.objects.all(), text, most=1000)]
    visible = Question.objects.visible_to(user).filter(pk__in=ranked).select_related("office").in_bulk()
    return [_hit(visible[pk]) for pk in ranked if pk in visible]


def _hit(question: Question) -> Hit:
    meta = [("building", question.office.name), ("calendar", date_format(question.asked_at))]
    return Hit(question.title, question.get_absolute_url(), question.text, _("Question"), meta)


def log_actions(actions: LogActionRegistry) -> None:
    """What this room writes into the audit trail."""
    actions.register_action("community.ask", gettext_lazy("Question"), gettext_lazy("Asked a question"))
    actions.register_action("community.reply", gettext_lazy("Answer"), gettext_lazy("Answered a question"))
    actions.register_action("community.accept", gettext_lazy("Accept answer"), gettext_lazy("Accepted an answer"))
