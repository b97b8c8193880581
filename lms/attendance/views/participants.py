"""Who has a seat in a session, for its trainers and HR; attendance in two taps: open the list, tap the name."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from courses.events.models import Session
from courses.events.permissions import may_change
from lms.attendance.forms import ColleagueSearch, WalkInForm
from lms.attendance.participants import participants_of, people_for
from lms.attendance.permissions import may_record, may_see_people
from lms.attendance.reads import offers
from lms.attendance.services import booking, running, steps
from lms.attendance.services.steps import CannotBookError
from people.directory.finding import colleagues
from people.directory.models import User
from people.directory.roles import Role
from people.privacy.services import record_looks_of_the_day

SHOWN = gettext_noop("People with a seat in a session")
PURPOSE = gettext_noop("Running the session")


def run(user: User, pk: int) -> Session:
    """The session, for those who may see who comes; for everybody else the list does not exist."""
    found = get_object_or_404(Session.objects.for_lists(), pk=pk)
    if not may_see_people(user, found):
        raise PermissionDenied
    return found


@never_cache
def participants(request: HttpRequest, pk: int) -> HttpResponse:
    """Seats, waiting list and requests by name; every look is recorded."""
    found = run(request.user, pk)
    people = participants_of(found, request.user)
    search = ColleagueSearch(request.GET if "q" in request.GET else None)
    record_looks_of_the_day(viewer=request.user, subjects=people.everybody, report=SHOWN, purpose=PURPOSE)
    context = {
        "session": found,
        "offer": offers(Session.objects.filter(pk=pk), request.user)[0],
        "people": people,
        "may_change": may_change(request.user, found),
        "is_hr": request.user.holds(Role.HR),
        "search": search,
        "found": colleagues(search.cleaned_data["q"]) if search.is_valid() else None,
        "trail": [(_("Sessions"), reverse("lms:sessions")), (_("Planning"), reverse("lms:planning")), (str(found), "")],
    }
    template = "lms/sessions/participants.html"
    return render(request, f"{template}#list" if request.htmx else template, context)


@require_POST
def mark(request: HttpRequest, pk: int, learner: int) -> HttpResponse:
    """Tick somebody, or take it back; with htmx only the list is drawn anew."""
    found = run(request.user, pk)
    if not may_record(request.user, found):
        raise PermissionDenied
    person = get_object_or_404(people_for(request.user, found), pk=learner)
    try:
        running.mark(session=found, learner=person, is_present=request.POST.get("da") == "1", by=request.user)
    except CannotBookError as refused:
        messages.error(request, refused.words)
    if request.htmx:
        return participants(request, pk)
    return redirect("lms:participants", pk)


@never_cache
def walk_in(request: HttpRequest, pk: int, learner: int) -> HttpResponse:
    """Somebody came without a booking; with all seats taken the page asks why one more takes part."""
    found = run(request.user, pk)
    person = get_object_or_404(User.objects.working(), pk=learner)
    is_full = steps.free_seats(found) < 1
    form = WalkInForm(request.POST or None) if is_full else None
    if request.method == "POST" and (form is None or form.is_valid()):
        reason = form.cleaned_data["reason"] if form else ""
        try:
            running.walk_in(session=found, learner=person, by=request.user, reason=reason)
            messages.success(request, _("%(name)s takes part and is ticked as present.") % {"name": person})
        except CannotBookError as refused:
            messages.error(request, refused.words)
        return redirect("lms:participants", pk)
    trail = [
        (_("Sessions"), reverse("lms:sessions")),
        (str(found), reverse("lms:participants", args=[pk])),
        (_("Without a booking"), ""),
    ]
    context = {"session": found, "person": person, "form": form, "trail": trail}
    return render(request, "lms/sessions/walk_in.html", context, status=422 if form and form.errors else 200)


@require_POST
def mark_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody is there."""
    found = run(request.user, pk)
    try:
        running.mark_all(session=found, by=request.user)
    except CannotBookError as refused:
        messages.error(request, refused.words)
    return redirect("lms:participants", pk)


@require_POST
def conclude(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the list; what was ticked counts."""
    found = run(request.user, pk)
    try:
        number = len(running.conclude(session=found, by=request.user))
    except CannotBookError as refused:
        messages.error(request, refused.words)
    else:
        words = ngettext(
            "The attendance of %(number)s person is confirmed.",
            "The attendance of %(number)s people is confirmed.",
            number,
        )
        messages.success(request, words % {"number": number})
    return redirect("lms:participants", pk)


@require_POST
def take_back(request: HttpRequest, pk: int, learner: int) -> HttpResponse:
    """HR development cancels for somebody who cannot do it alone; the person is told."""
    found = run(request.user, pk)
    if not request.user.holds(Role.HR):
        raise PermissionDenied
    person = get_object_or_404(people_for(request.user, found), pk=learner)
    try:
        booking.cancel(session=found, learner=person, by=request.user)
        messages.success(request, _("The booking of %(name)s is cancelled.") % {"name": person})
    except CannotBookError as refused:
        messages.error(request, refused.words)
    return redirect("lms:participants", pk)
