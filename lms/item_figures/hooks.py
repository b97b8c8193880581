"""Where authors find the figures: in the menu of a test, and among the reports of the editor."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from courses.models import QuizPage
from lms.item_figures.permissions import may_see, may_see_any
from people.directory.models import User


class FiguresItem(MenuItem):
    """An entry for authors and editors."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_any(request.user)


def report_item() -> MenuItem:
    return FiguresItem(_("Questions in tests"), reverse("lms:item_figures"), icon_name="help", order=900)


def quiz_buttons(page: Page, user: User, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the menu of a test in the editor: how its questions are answered."""
    if isinstance(page.specific_deferred, QuizPage) and may_see(user, page.specific_deferred):
        url = reverse("lms:item_figures_of", args=[page.pk])
        yield Button(_("How questions are answered"), url, icon_name="view", priority=72)
