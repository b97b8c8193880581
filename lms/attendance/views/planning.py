"""Planning sessions: the list with filters, a new one, changing and calling off."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from courses.events import services as events
from courses.events.models import Session
from courses.events.permissions import may_change, may_plan
from lms.attendance.forms import CallOffForm, Dates, PlanFilter, SessionForm, rows_of
from lms.attendance.permissions import may_see_people
from lms.attendance.planned import lines, narrowed, planned_by
from people.directory.roles import Role

PER_PAGE = 30
COPIED = (
    *("course", "place", "online_link", "language", "capacity", "needs_approval", "has_waiting_list"),
    *("hold_hours", "completes_course", "notes"),
)


@never_cache
def planning(request: HttpRequest) -> HttpResponse:
    """All sessions somebody plans, with figures."""
    if not may_plan(request.user):
        raise PermissionDenied
    form = PlanFilter(request.GET or None, planner=request.user)
    chosen = form.cleaned_data if form.is_valid() else {}
    found = narrowed(planned_by(request.user), chosen).for_lists()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("seite"))
    context = {
        "form": form,
        "page": page,
        "lines": lines(list(page)),
        "sees_people": request.user.holds(Role.HR, Role.TRAINER),
        "is_hr": request.user.holds(Role.HR),
        "trail": [(_("Sessions"), reverse("lms:sessions")), (_("Planning"), "")],
    }
    template = "lms/sessions/planning.html"
    return render(request, f"{template}#list" if request.htmx else template, context)


@never_cache
def plan(request: HttpRequest) -> HttpResponse:
    """A new session; `?wie=12` begins with the facts of another one, `?kurs=7` with a course."""
    if not may_plan(request.user):
        raise PermissionDenied
    initial = beginning(request)
    form = SessionForm(request.POST or None, planner=request.user, initial=initial)
    dates = Dates(request.POST or None, prefix="dates")
    if request.method == "POST" and wants_more(request):
        return edit_page(request, form=unjudged(request, None), dates=longer(request), session=None)
    if request.method == "POST" and form.is_valid() and dates.is_valid():
        trainers = form.cleaned_data["trainers"]
        new = events.plan(facts=form.facts, dates=dates.spans, trainers=trainers, by=request.user)
        messages.success(request, _("The session is planned. People for whom the course is meant find it now."))
        return redirect("lms:session", new.pk)
    return edit_page(request, form=form, dates=dates, session=None)


def beginning(request: HttpRequest) -> dict[str, Any]:
    """What the form shows at first."""
    like, course = request.GET.get("wie", ""), request.GET.get("kurs", "")
    facts: dict[str, Any] = {}
    if like.isdecimal() and len(like) < 19:
        copied = get_object_or_404(planned_by(request.user), pk=like)
        facts = {name: getattr(copied, name) for name in COPIED} | {"trainers": list(copied.trainers.all())}
    elif request.user.holds(Role.TRAINER):
        facts = {"trainers": [request.user]}
    return facts | ({"course": course} if course.isdecimal() and len(course) < 19 else {})


@never_cache
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a session; who booked is told when time or place are others."""
    found = planned(request, pk)
    form = SessionForm(request.POST or None, planner=request.user, instance=found)
    dates = Dates(request.POST or None, prefix="dates", initial=rows_of(found))
    if request.method == "POST" and wants_more(request):
        return edit_page(request, form=unjudged(request, found), dates=longer(request), session=found)
    if request.method == "POST" and form.is_valid() and dates.is_valid():
        try:
            trainers = form.cleaned_data["trainers"]
            events.change(session=found, facts=form.facts, dates=dates.spans, trainers=trainers, by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("The session is changed. Whoever booked is told if time or place are others."))
            return redirect("lms:session", pk)
    return edit_page(request, form=form, dates=dates, session=found)


@never_cache
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Call a session off; the page asks first, and says how many are told."""
    found = planned(request, pk)
    form = CallOffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            events.call_off(session=found, reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("The session is called off. Everybody who booked has been told."))
            return redirect("lms:session", pk)
    context = {
        "form": form,
        "session": found,
        "line": lines([found])[0],
        "trail": [*trail(), (str(found), found.get_absolute_url()), (_("Call off"), "")],
    }
    return render(request, "lms/sessions/call_off.html", context, status=422 if form.errors else 200)


def planned(request: HttpRequest, pk: int) -> Session:
    """The session, for those who may change it; other planners learn that it is not theirs."""
    if not may_plan(request.user):
        raise PermissionDenied
    found = get_object_or_404(Session.objects.for_lists(), pk=pk)
    if not may_change(request.user, found):
        raise PermissionDenied
    return found


def wants_more(request: HttpRequest) -> bool:
    return "more" in request.POST


def longer(request: HttpRequest) -> Any:
    """The dates as entered, with two more rows; nothing is judged yet."""
    rows = Dates(request.POST, prefix="dates")
    given = [{name: form[name].value() for name in ("day", "start", "end")} for form in rows.forms]
    return Dates(prefix="dates", initial=[row for row in given if any(row.values())])


def unjudged(request: HttpRequest, session: Session | None) -> SessionForm:
    """The form as entered, before anything is judged."""
    entered = {name: request.POST.get(name, "") for name in SessionForm.Meta.fields if name != "trainers"}
    chosen = request.POST.getlist("trainers")
    return SessionForm(planner=request.user, instance=session, initial=entered | {"trainers": chosen})


def edit_page(request: HttpRequest, *, form: SessionForm, dates: Any, session: Session | None) -> HttpResponse:
    """The page with the form, new or for a session."""
    is_wrong = form.is_bound and (not form.is_valid() or not dates.is_valid())
    steps = [(str(session), session.get_absolute_url()), (_("Change"), "")] if session else [(_("New session"), "")]
    context = {
        "form": form,
        "dates": dates,
        "session": session,
        "sees_people": bool(session and may_see_people(request.user, session)),
        "trail": [*trail(), *steps],
    }
    return render(request, "lms/sessions/edit.html", context, status=422 if is_wrong else 200)


def trail() -> list[tuple[str, str]]:
    return [(_("Sessions"), reverse("lms:sessions")), (_("Planning"), reverse("lms:planning"))]
