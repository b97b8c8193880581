"""Reviews where they are worked on: the plan of a course, and “still right” with one click."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from courses.catalogue.models import CoursePage
from courses.reviews import services
from courses.reviews.forms import plans_of
from courses.reviews.models import Review
from courses.reviews.permissions import may_check, may_plan


@require_POST
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep who looks after the course and its lessons."""
    course = get_object_or_404(CoursePage, pk=pk)
    if not may_plan(request.user, course):
        raise PermissionDenied
    forms_filled = plans_of(course, request.POST)
    if not all(form.is_valid() for form in forms_filled):
        messages.error(request, _("A day of review cannot lie in the past."))
        return redirect("courses_release", pk)
    for form in forms_filled:
        if not form.has_changed():
            continue
        if form.cleaned_data["review_on"]:
            services.plan(page=form.page, by=request.user, **form.cleaned_data)
        else:
            services.unplan(page=form.page, by=request.user)
    messages.success(request, _("The reviews are planned."))
    return redirect("courses_release", pk)


@require_POST
def still_right(request: HttpRequest, pk: int) -> HttpResponse:
    """The page was looked at and is right."""
    review = get_object_or_404(Review.objects.select_related("page"), pk=pk)
    if not may_check(request.user, review):
        raise PermissionDenied
    services.check(review=review, by=request.user)
    messages.success(request, _("“%(page)s” is checked and comes up again in a year.") % {"page": review.page.title})
    return redirect("/")
