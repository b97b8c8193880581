"""What this room shows on the course page and in the editor."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from courses.catalogue.panels import Panel
from courses.models import CoursePage
from lms.enrolments.models import Enrolment
from lms.feedback.models import FeedbackGiven
from lms.feedback.permissions import may_give, may_see
from people.directory.models import User


def course_panel(course: CoursePage, request: HttpRequest) -> Panel | None:
    """Whoever completed the course is asked what it was like; whoever answers for it finds what was said."""
    if not request.user.is_authenticated:
        return None
    enrolment = Enrolment.objects.of(request.user).place_in(course)
    asks = may_give(request.user, enrolment) and not FeedbackGiven.objects.filter(enrolment=enrolment).exists()
    reads = may_see(request.user, course)
    return (
        Panel("lms/feedback/_panel.html", {"course": course, "asks": asks, "reads": reads}) if asks or reads else None
    )


def course_buttons(page: Page, user: User, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the menu of a course in the editor: what people think of it."""
    if isinstance(page.specific_deferred, CoursePage) and may_see(user, page.specific_deferred):
        url = reverse("lms:feedback_results", args=[page.pk])
        yield Button(_("Feedback of learners"), url, icon_name="comment", priority=71)
