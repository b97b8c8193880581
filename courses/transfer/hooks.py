"""What this room adds to the editor and to the page of a course."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from courses.catalogue.models import CoursePage
from courses.catalogue.panels import Panel
from courses.transfer import views
from courses.transfer.models import CourseOrigin
from courses.transfer.permissions import may_bring, may_take_out
from people.directory.models import User

HERE = "kurs-austausch/"


class ExchangeItem(MenuItem):
    """An entry for those who write courses."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_bring(request.user)


def menu_item() -> MenuItem:
    title = _("Exchange courses")
    return ExchangeItem(title, reverse("courses_transfer"), name="transfer", icon_name="resubmit", order=332)


def urls() -> list[URLPattern]:
    return [
        path(HERE, views.transfer, name="courses_transfer"),
        path(f"{HERE}<int:pk>/", views.report, name="courses_transfer_import"),
        path(f"{HERE}<int:pk>/verwerfen/", views.discard, name="courses_transfer_discard"),
        path(f"{HERE}kurs/<int:pk>/", views.pack, name="courses_transfer_pack"),
        path(f"{HERE}paket/<int:pk>/", views.export, name="courses_transfer_export"),
        path(f"{HERE}paket/<int:pk>/datei/", views.package, name="courses_transfer_package"),
    ]


def course_buttons(page: Page, user: User, view_name: str = "", next_url: str | None = None) -> Iterator[Button]:
    """In the menu of a course: hand it on."""
    course = page.specific_deferred
    if isinstance(course, CoursePage) and may_take_out(user, course):
        url = reverse("courses_transfer_pack", args=[page.pk])
        yield Button(_("Hand the course on"), url, icon_name="download", priority=71)


def course_panel(course: CoursePage, request: HttpRequest) -> Panel | None:
    """Beside a course that came from elsewhere: from where, and under which conditions."""
    origin = CourseOrigin.objects.filter(course=course.pk).first() if course.from_elsewhere else None
    return Panel("courses/transfer/_origin.html", origin.facts()) if origin else None


def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("courses.export_course", _("Hand course on"), _("Packed the course for others"))
    actions.register_action("courses.import_course", _("Bring course"), _("Brought the course from elsewhere"))
