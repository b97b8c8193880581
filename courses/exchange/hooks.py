"""What this room adds to the editor: an entry in the menu, addresses, buttons, and names in the audit trail."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from courses.exchange import views
from courses.exchange.permissions import may_take_out, may_take_out_quiz
from courses.quizzes.models import QuizPage
from people.directory.models import User

HERE = "fragen-austausch/"


class ExchangeItem(MenuItem):
    """An entry for those who read the bank."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_take_out(request.user)


def menu_item() -> MenuItem:
    title = _("Exchange questions")
    return ExchangeItem(title, reverse("courses_exchange"), name="exchange", icon_name="resubmit", order=331)


def urls() -> list[URLPattern]:
    return [
        path(HERE, views.exchange, name="courses_exchange"),
        path(f"{HERE}bringen/", views.bring, name="courses_exchange_bring"),
        path(f"{HERE}ausgeben/", views.export, name="courses_exchange_export"),
        path(f"{HERE}ausgeben/test/<int:pk>/", views.export_quiz, name="courses_exchange_quiz"),
        path(f"{HERE}<int:pk>/", views.report, name="courses_exchange_import"),
        path(f"{HERE}<int:pk>/verwerfen/", views.discard, name="courses_exchange_discard"),
    ]


def quiz_buttons(page: Page, user: User, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the menu of a quiz: take its questions out."""
    if isinstance(page.specific_deferred, QuizPage) and may_take_out_quiz(user, page.specific_deferred):
        url = reverse("courses_exchange_quiz", args=[page.pk])
        yield Button(_("Export questions"), url, icon_name="download", priority=70)


def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("courses.import_questions", _("Import questions"), _("Imported questions"))
    actions.register_action("courses.export_questions", _("Export questions"), _("Exported questions"))
