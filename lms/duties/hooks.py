"""What this room plugs into start page, “My learning”, course page, catalogue, team and audit trail."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.pages.dashboard import Card
from courses.catalogue.panels import Panel
from courses.models import CoursePage
from lms.duties.own import duties_of, shown
from lms.duties.team import cells_for
from lms.obligations.models import DutyStatus
from people.directory.models import User
from people.team.columns import Column

ON_START_PAGE, ON_MY_LEARNING = 3, 6


def dashboard_card(user: User, request: HttpRequest) -> Card | None:
    """On the start page: what must be done next; nothing for somebody without open duties."""
    duties = duties_of(user, request)
    if not duties.to_do:
        return None
    facts = {"shown": duties.to_do[:ON_START_PAGE], "more": len(duties.to_do) - ON_START_PAGE, "done": duties.done}
    return Card("lms/duties/_card.html", "first", 5, facts, duties.sentence)


def my_learning_part(user: User, request: HttpRequest) -> Panel | None:
    """On “My learning”: all that must be done, before everything else."""
    duties = duties_of(user, request)
    if not duties.duties:
        return None
    facts = {"shown": duties.to_do[:ON_MY_LEARNING], "duties": duties}
    return Panel("lms/duties/_my_duties.html", facts, place="first", sentence=duties.sentence)


def course_panel(course: CoursePage, request: HttpRequest) -> Panel | None:
    """On the course page: that the person must take it, until when, and why."""
    if not request.user.is_authenticated:
        return None
    mine = DutyStatus.objects.of(request.user).select_related("assignment").filter(what__contains=f"course:{course.pk}")
    found = [duty for duty in mine if f"course:{course.pk}" in duty.what.split("|")]
    if not found:
        return None
    return Panel("lms/duties/_panel.html", {"duties": shown(found, request, timezone.localdate())})


def team_column(people: list[int], viewer: User) -> Column | None:
    """In “My team”: what is done, open or overdue, and nothing else."""
    cells = cells_for(people)
    return Column(_("Mandatory training"), cells, reverse("lms:team_duties")) if cells else None
