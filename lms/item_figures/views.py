"""How hard the questions of a test are; for those who write it, without a word about people."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from courses.models import CoursePage
from lms.item_figures.permissions import may_see_any, readable
from lms.item_figures.reads import figures_of_quiz
from lms.reports.definitions import ITEM_FIGURES


@never_cache
def tests(request: HttpRequest) -> HttpResponse:
    """The tests the person works on, by course."""
    if not may_see_any(request.user):
        raise PermissionDenied
    found = list(readable(request.user).order_by("path"))
    above = {course.path: course.title for course in CoursePage.objects.only("path", "title")}
    rows = [(above.get(quiz.path[: -quiz.steplen], ""), quiz) for quiz in found]
    context = {"rows": sorted(rows, key=lambda row: row[0]), "report": ITEM_FIGURES}
    return render(request, "lms/item_figures/tests.html", context)


@never_cache
def test(request: HttpRequest, pk: int) -> HttpResponse:
    """The questions of one test, hardest first."""
    if not may_see_any(request.user):
        raise PermissionDenied
    quiz = get_object_or_404(readable(request.user), pk=pk)
    figures = figures_of_quiz(quiz)
    context = {
        "quiz": quiz,
        "course": quiz.get_parent(),
        "figures": figures,
        "hardest": next((each for each in figures if each.people), None),
        "report": ITEM_FIGURES,
        "edit_url": reverse("wagtailadmin_pages:edit", args=[quiz.pk]),
        "trail": [(_("Questions in tests"), reverse("lms:item_figures")), (quiz.title, "")],
    }
    return render(request, "lms/item_figures/test.html", context)
