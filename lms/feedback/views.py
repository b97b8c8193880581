"""Saying what a course was like, and reading what others said."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from courses.models import CoursePage
from lms.enrolments.models import Enrolment
from lms.feedback import services
from lms.feedback.forms import FeedbackForm
from lms.feedback.models import FeedbackGiven
from lms.feedback.permissions import may_give, may_see, may_see_any, readable
from lms.feedback.reads import courses_with_numbers, results_of
from lms.reports.definitions import COURSE_FEEDBACK


@never_cache
def feedback(request: HttpRequest, course: str) -> HttpResponse:
    """Three questions and two fields for words; whoever has answered is thanked."""
    page = get_object_or_404(CoursePage.objects.visible_to(request.user).select_related("topic"), slug=course)
    enrolment = Enrolment.objects.of(request.user).place_in(page)
    if not may_give(request.user, enrolment):
        return redirect(page.get_url(request))
    form = FeedbackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.give(enrolment=enrolment, answers=form.cleaned_data, by=request.user)
        except services.AlreadyGivenError:
            return redirect("lms:feedback", course)
        messages.success(request, _("Thank you. Your answers help to make the course better."))
        return redirect(page.get_url(request))
    context = {
        "course": page,
        "form": form,
        "is_given": FeedbackGiven.objects.filter(enrolment=enrolment).exists(),
        "together": COURSE_FEEDBACK.minimum_group,
        "trail": [*page.crumbs[:-1], (page.title, page.get_url(request)), (_("Feedback"), "")],
    }
    return render(request, "lms/feedback/form.html", context, status=422 if form.errors else 200)


@never_cache
def overview(request: HttpRequest) -> HttpResponse:
    """The courses about which five people or more have said something."""
    if not may_see_any(request.user):
        raise PermissionDenied
    context = {"courses": courses_with_numbers(readable(request.user)), "report": COURSE_FEEDBACK, "trail": trail()}
    return render(request, "lms/feedback/overview.html", context)


@never_cache
def results(request: HttpRequest, pk: int) -> HttpResponse:
    """What people think of one course."""
    if not may_see_any(request.user):
        raise PermissionDenied
    course = get_object_or_404(CoursePage, pk=pk)
    if not may_see(request.user, course):
        raise Http404
    context = {
        "course": course,
        "results": results_of(course),
        "report": COURSE_FEEDBACK,
        "trail": trail((course.title, "")),
    }
    return render(request, "lms/feedback/results.html", context)


def trail(*further: tuple[str, str]) -> list[tuple[str, str]]:
    """The way here."""
    here = reverse("lms:feedback_overview") if further else ""
    return [(_("Feedback on courses"), here), *further]
