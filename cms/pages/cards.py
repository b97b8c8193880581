"""Cards this storey puts on the start page: news for everybody, work for authors and editors, and what people's storey
knows for operators and supervisors."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, TaskState

from cms.pages.dashboard import Card
from cms.pages.models import NewsIndexPage, NewsPage
from people.directory.models import StaffImport, User
from people.directory.permissions import may_import
from people.directory.roles import Role

MOST = 5


def news(user: User, request: HttpRequest) -> Card | None:
    """What is new and meant for the person."""
    pages = NewsPage.objects.visible_to(user).order_by("-published_on", "-pk")[:3]
    if not pages:
        return None
    return Card("cms/cards/news.html", "side", 30, {"pages": pages, "index": NewsIndexPage.objects.live().first()})


def reviews(user: User, request: HttpRequest) -> Card | None:
    """Editors see what waits for their approval."""
    if not user.holds(Role.EDITOR):
        return None
    states = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task__active=True)
    waiting = states.filter(task__groupapprovaltask__groups__user=user).select_related("revision").distinct()
    pages = Page.objects.in_bulk([int(state.revision.object_id) for state in waiting[: MOST + 1]])
    number = waiting.count() if len(pages) > MOST else len(pages)
    sentence = ngettext(
        "%(number)s page is waiting for your approval.", "%(number)s pages are waiting for your approval.", number
    ) % {"number": number}
    facts = {"pages": list(pages.values())[:MOST], "sentence": sentence}
    return Card("cms/cards/reviews.html", "first" if number else "side", 20, facts, sentence if number else "")


def drafts(user: User, request: HttpRequest) -> Card | None:
    """Authors and editors see what they began and did not publish."""
    if not user.holds(Role.AUTHOR, Role.EDITOR):
        return None
    mine = Page.objects.filter(latest_revision__user=user, has_unpublished_changes=True)
    pages = list(mine.order_by("-latest_revision_created_at")[:MOST])
    return Card("cms/cards/drafts.html", "continue" if pages else "side", 20, {"pages": pages})


def staff_import(user: User, request: HttpRequest) -> Card | None:
    """Operators see how the last import of staff data went; HR finds the way there, and is told when one waits."""
    if not may_import(user):
        return None
    if not user.holds(Role.OPERATOR):
        return Card("cms/cards/staff_import.html", "side", 30, {"is_short": True})
    last = StaffImport.objects.first()
    sentence = ""
    if last and last.state == StaffImport.State.STOPPED:
        sentence = _("The last import of staff data was stopped.")
    return Card("cms/cards/staff_import.html", "first", 30, {"is_short": False, "last": last}, sentence)


def team(user: User, request: HttpRequest) -> Card | None:
    """Supervisors and their deputies see how large their teams are; the state of duties follows with the rules."""
    return Card("cms/cards/team.html", "first", 40, {"teams": user.teams}) if user.teams else None
