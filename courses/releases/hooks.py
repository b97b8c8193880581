"""What this room plugs into the editor and into the course page."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from courses.catalogue.models import CourseIndexPage, CoursePage
from courses.catalogue.panels import Panel
from courses.pilots.models import Pilot
from courses.releases import views
from courses.releases.permissions import may_begin_course, may_read_release
from courses.reviews import views as review_views
from people.directory.models import User

HERE = "kurs-freigabe/"


def urls() -> list[URLPattern]:
    return [
        path(f"{HERE}<int:pk>/", views.release, name="courses_release"),
        path(f"{HERE}<int:pk>/pilot/", views.pilot, name="courses_pilot"),
        path(f"{HERE}<int:pk>/abgeben/", views.hand_in, name="courses_hand_in"),
        path(f"{HERE}<int:pk>/veroeffentlichen/", views.approve, name="courses_approve"),
        path(f"{HERE}<int:pk>/entscheiden/", views.decide, name="courses_decide"),
        path(f"{HERE}<int:pk>/ueberpruefung/", review_views.plan, name="courses_plan_reviews"),
        path("neuer-kurs/", views.new_course, name="courses_new_course"),
    ]


class AuthorsItem(MenuItem):
    """An entry for those who write courses."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_begin_course(request.user)


def menu_item() -> MenuItem:
    title = _("New course")
    return AuthorsItem(title, reverse("courses_new_course"), name="new-course", icon_name="copy", order=310)


def page_buttons(page: Page, user: User, next_url: str | None = None, **context: object) -> Iterator[Button]:
    """From a course to its release and versions, and from the catalogue to a new one."""
    course = page.specific_deferred
    if isinstance(course, CourseIndexPage) and may_begin_course(user):
        yield Button(_("New course from a template"), reverse("courses_new_course"), icon_name="copy", priority=60)
    if isinstance(course, CoursePage) and may_read_release(user, course):
        url = reverse("courses_release", args=[page.pk])
        yield Button(_("Release and versions"), url, icon_name="history", priority=60)


def header_buttons(page: Page, user: User, view_name: str = "", next_url: str | None = None) -> Iterator[Button]:
    """The same from the editor's header."""
    return page_buttons(page, user)


def course_panel(course: CoursePage, request: HttpRequest) -> Panel | None:
    """On the page of a course that is tried out: that it is, and the way to the feedback."""
    if not course.in_pilot or not request.user.is_authenticated:
        return None
    pilot = Pilot.objects.running().with_part(request.user).filter(course=course).first()
    return Panel("courses/releases/_panel.html", {"course": course, "pilot": pilot})


def log_actions(actions: LogActionRegistry) -> None:
    """What this room writes into the audit trail."""
    actions.register_action("courses.start_pilot", _("Start pilot"), _("Started a pilot"))
    actions.register_action("courses.released", _("Release course"), _("Released the course after its pilot"))
    actions.register_action("courses.withdrawn", _("Withdraw course"), _("Withdrew the course after its pilot"))
