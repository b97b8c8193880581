"""What this room plugs into menu, start page, course page and audit trail."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem as AdminMenuItem
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from cms.navigation.menu import MenuItem
from cms.pages.dashboard import Card
from courses.catalogue.panels import Panel
from courses.events.models import Session
from courses.events.permissions import may_plan
from courses.models import CoursePage
from lms.attendance.models import BookingStep
from lms.attendance.reads import offers
from people.directory.models import User
from people.team.columns import Cell, Column

ON_COURSE_PAGE = 6


def menu_item(request: HttpRequest) -> MenuItem | None:
    """Sessions in the main menu."""
    if not request.user.is_authenticated:
        return None
    return MenuItem(_("Sessions"), reverse("lms:sessions"), "calendar", 45)


def sessions_card(user: User, request: HttpRequest) -> Card:
    """The next sessions of the person; fetched after the page is there, without scripts a link leads to them."""
    return Card("lms/sessions/cards/mine.html", "side", 15)


def approvals_card(user: User, request: HttpRequest) -> Card | None:
    """Supervisors and deputies see whether bookings wait for their word; fetched in the same way."""
    return Card("lms/sessions/cards/approvals.html", "first", 45) if user.teams else None


def team_column(people: list[int], viewer: User) -> Column | None:
    """In “My team”, who asks for a seat; nothing else about sessions stands there."""
    cell = Cell(_("asks for a seat"), href=reverse("lms:approvals"))
    asking = BookingStep.objects.filter(learner__in=people).requested().exclude(learner=viewer)
    cells = dict.fromkeys(asking.values_list("learner", flat=True), cell)
    return Column(_("Sessions"), cells) if cells else None


def planning_item() -> AdminMenuItem:
    """In the editor's menu, for those who plan."""
    return PlannersItem(gettext_lazy("Sessions"), reverse("lms:planning"), icon_name="date", order=330)


class PlannersItem(AdminMenuItem):
    """An entry that only planners see."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_plan(request.user)


def course_buttons(page: Page, user: User, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Above a course in the editor: plan a session of it."""
    if isinstance(page.specific_deferred, CoursePage) and page.live and may_plan(user):
        address = f"{reverse('lms:plan_session')}?kurs={page.pk}"
        yield Button(_("Plan a session"), address, icon_name="date", priority=70)


def course_panel(course: CoursePage, request: HttpRequest) -> Panel | None:
    """On the course page: its next sessions with free seats, and the way to plan one."""
    if not request.user.is_authenticated:
        return None
    sessions = Session.objects.filter(course=course)
    ahead = sessions.to_come() | sessions.without_date()
    found = offers(ahead[:ON_COURSE_PAGE], request.user)
    plans = may_plan(request.user)
    if not found and not plans:
        return None
    return Panel("lms/sessions/_panel.html", {"offers": found, "course": course, "may_plan": plans}, place="main")


def log_actions(actions: LogActionRegistry) -> None:
    """What this room and the planning of sessions write into the audit trail."""
    names = {
        "courses.plan_session": (gettext_lazy("Plan session"), gettext_lazy("Planned a session")),
        "courses.change_session": (gettext_lazy("Change session"), gettext_lazy("Changed a session")),
        "courses.call_off_session": (gettext_lazy("Call off session"), gettext_lazy("Called a session off")),
        "lms.booking": (gettext_lazy("Booking"), gettext_lazy("Changed a booking")),
        "lms.seat_added": (gettext_lazy("One seat more"), gettext_lazy("Added a seat for somebody without a booking")),
        "lms.mark": (gettext_lazy("Attendance"), gettext_lazy("Ticked attendance")),
        "lms.attended": (gettext_lazy("Attendance confirmed"), gettext_lazy("Confirmed attendance")),
    }
    for action, (label, message) in names.items():
        actions.register_action(action, label, message)
