"""Who sees how questions are answered."""

from django.conf import settings
from django.db.models import QuerySet
from wagtail.permissions import page_permission_policy

from courses.models import QuizPage
from lms.reports import permissions as reports
from lms.reports.definitions import ITEM_FIGURES
from people.directory.models import User


def may_see_any(user: User) -> bool:
    """Whoever writes or edits tests."""
    return reports.may_see(user, ITEM_FIGURES)


def readable(user: User) -> QuerySet[QuizPage]:
    """The tests the person works on."""
    if not may_see_any(user):
        return QuizPage.objects.none()
    works_on = page_permission_policy.instances_user_has_any_permission_for(user, ["change"])
    return QuizPage.objects.filter(pk__in=works_on.values("pk"), locale__language_code=settings.LANGUAGE_CODE)


def may_see(user: User, quiz: QuizPage) -> bool:
    """Whether the person works on this test."""
    return readable(user).filter(pk=quiz.pk).exists()
