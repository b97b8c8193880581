"""The way of a course to the people: its page in the editor, and the feedback of those who try it out."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from wagtail.models import Page

from courses.catalogue.models import CoursePage
from courses.pilots import services
from courses.pilots.models import Pilot, PilotFeedback
from courses.releases import approving, copying
from courses.releases.forms import CopyForm, DecisionForm, FeedbackForm, PilotForm
from courses.releases.permissions import may_begin_course, may_give_feedback, may_read_release, may_release
from courses.releases.reading import history_of, standing_of
from courses.reviews.forms import plans_of


@never_cache
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Who sees the course today, how the pilot goes, and what its versions were."""
    course = _course(request, pk)
    return _show(request, course, PilotForm(initial=_present(course)), DecisionForm())


@require_POST
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the whole course to the editors."""
    course = _course(request, pk)
    try:
        number = approving.hand_in(course=course, by=request.user)
    except approving.NotReady as missing:
        return _back_to(request, missing.page)
    words = ngettext("%(number)s page waits for approval.", "%(number)s pages wait for approval.", number)
    messages.success(request, words % {"number": number})
    return redirect("courses_release", pk)


@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the whole course online."""
    course = _course(request, pk)
    if not may_release(request.user, course):
        raise PermissionDenied
    try:
        number = approving.approve_all(course=course, comment=request.POST.get("comment", "")[:1000], by=request.user)
    except approving.NotReady as missing:
        return _back_to(request, missing.page)
    words = ngettext("%(number)s page is online.", "%(number)s pages are online.", number)
    messages.success(request, words % {"number": number})
    return redirect("courses_release", pk)


@require_POST
def pilot(request: HttpRequest, pk: int) -> HttpResponse:
    """Let some try the course out, or change who does."""
    course = _course(request, pk)
    if not may_release(request.user, course):
        raise PermissionDenied
    form = PilotForm(request.POST)
    if not form.is_valid():
        return _show(request, course, form, DecisionForm(), status=422)
    services.start_pilot(course=course, by=request.user, **form.cleaned_data)
    messages.success(request, _("Only participants of the pilot see this course now."))
    return redirect("courses_release", pk)


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Release or withdraw the course."""
    course = _course(request, pk)
    running = Pilot.objects.running().filter(course=course).first()
    if not may_release(request.user, course):
        raise PermissionDenied
    if running is None:
        return redirect("courses_release", pk)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _show(request, course, PilotForm(initial=_present(course)), form, status=422)
    services.decide(pilot=running, by=request.user, **form.cleaned_data)
    if form.cleaned_data["decision"] == Pilot.Decision.RELEASED:
        messages.success(request, _("The course is released."))
    else:
        messages.success(request, _("The course is withdrawn. Its draft stays."))
    return redirect("courses_release", pk)


@never_cache
def new_course(request: HttpRequest) -> HttpResponse:
    """Choose a template and a title, and go on in the editor."""
    if not may_begin_course(request.user):
        raise Http404
    form = CopyForm(request.POST or None, initial={"source": request.GET.get("vorlage")})
    if request.method == "POST" and form.is_valid():
        course = copying.begin_with(by=request.user, **form.cleaned_data)
        return redirect("wagtailadmin_pages:edit", course.pk)
    title = _("New course from a template")
    crumbs = [{"url": reverse("wagtailadmin_home"), "label": _("Home")}, {"url": "", "label": title}]
    context = {"form": form, "header_title": title, "breadcrumbs_items": crumbs}
    return render(request, "courses/releases/new_course.html", context, status=422 if form.errors else 200)


@never_cache
def feedback(request: HttpRequest, course: str) -> HttpResponse:
    """A participant tells what she thinks."""
    page = get_object_or_404(CoursePage.objects.visible_to(request.user), slug=course, in_pilot=True)
    running = get_object_or_404(Pilot.objects.running(), course=page)
    if not may_give_feedback(request.user, running):
        raise Http404
    said = PilotFeedback.objects.filter(pilot=running, author=request.user).first()
    form = FeedbackForm(request.POST or None, instance=said)
    if request.method == "POST" and form.is_valid():
        services.give_feedback(pilot=running, by=request.user, **form.cleaned_data)
        messages.success(request, _("Thank you. The editors have your feedback."))
        return redirect(page.get_url(request))
    context = {"page": page, "pilot": running, "form": form, "said": said}
    status = 422 if form.errors else 200
    return render(request, "courses/releases/feedback.html", context, status=status)


def _back_to(request: HttpRequest, page: Page) -> HttpResponse:
    """To the page that is not ready; the editor says there what it lacks."""
    sentence = _("“%(title)s” is not ready: open it, see what is missing, and publish it by itself.")
    messages.error(request, sentence % {"title": page.get_admin_display_title()})
    return redirect("wagtailadmin_pages:edit", page.pk)


def _course(request: HttpRequest, pk: int) -> CoursePage:
    course = get_object_or_404(CoursePage, pk=pk)
    if not may_read_release(request.user, course):
        raise Http404
    return course


def _present(course: CoursePage) -> dict[str, object]:
    """Who takes part today, as it is entered."""
    running = Pilot.objects.running().filter(course=course).first()
    if running is None:
        return {}
    numbers = running.members.values_list("person__personnel_number", flat=True)
    return {"offices": running.offices.all(), "people": "\n".join(numbers), "question": running.question}


def _show(
    request: HttpRequest, course: CoursePage, form: PilotForm, decision: DecisionForm, status: int = 200
) -> HttpResponse:
    title = _("Release and versions")
    crumbs = [
        {"url": reverse("wagtailadmin_explore", args=[course.get_parent().pk]), "label": course.get_parent().title},
        {"url": reverse("wagtailadmin_pages:edit", args=[course.pk]), "label": course.get_admin_display_title()},
        {"url": "", "label": title},
    ]
    context = {
        "course": course,
        "standing": standing_of(course),
        "history": history_of(course),
        "form": form,
        "decision": decision,
        "plans": plans_of(course),
        "drafts": approving.drafts_of(course),
        "may_release": may_release(request.user, course),
        "header_title": title,
        "breadcrumbs_items": crumbs,
    }
    return render(request, "courses/releases/release.html", context, status=status)
