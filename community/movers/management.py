"""The programme team's pages: appointing Digital Movers, ending appointments, seeing where nobody is."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST

from community.movers import services
from community.movers.appointments import offices_without_mover
from community.movers.forms import AppointmentForm, PersonSearch
from community.movers.offices import branches
from community.movers.permissions import may_appoint, may_end, may_manage_movers
from people.directory.finding import colleagues
from people.directory.forms import EndForm
from people.directory.models import Office, RoleGrant, User
from people.directory.models.users import within
from people.directory.roles import Role
from people.privacy.services import record_looks

PER_PAGE = 50
SHOWN = gettext_noop("Name, personnel number and office")
PURPOSE = gettext_noop("Appointing Digital Movers")


def mover_management(request: HttpRequest) -> HttpResponse:
    """Who is appointed, where nobody is, and whom to appoint next."""
    if not may_manage_movers(request.user):
        raise PermissionDenied
    search = PersonSearch(request.GET if "q" in request.GET else None)
    found = colleagues(search.cleaned_data["q"]) if search.is_bound and search.is_valid() else None
    people = [person for person, _office in found or []]
    record_looks(viewer=request.user, subjects=people, report=SHOWN, purpose=PURPOSE)
    facts = {
        "search": search,
        "found": found,
        "page": Paginator(_appointments(request.user), PER_PAGE).get_page(request.GET.get("seite")),
        "gaps": offices_without_mover(request.user.scope_of(Role.PROGRAMME)),
        "today": timezone.localdate(),
    }
    return render(request, "community/movers/management.html", facts)


def appoint(request: HttpRequest, pk: int) -> HttpResponse:
    """Appoint one person."""
    if not may_manage_movers(request.user):
        raise PermissionDenied
    user = get_object_or_404(User.objects.working(), pk=pk)
    record_looks(viewer=request.user, subjects=[user], report=SHOWN, purpose=PURPOSE)
    form = AppointmentForm(
        request.POST or None,
        offices=_offices(request.user),
        initial={"office": user.office, "starts_on": timezone.localdate()},
    )
    if request.method == "POST" and form.is_valid():
        if not may_appoint(request.user, form.cleaned_data["office"]):
            raise PermissionDenied
        services.appoint(user=user, by=request.user, **form.cleaned_data)
        messages.success(request, _("%(name)s is appointed as Digital Mover.") % {"name": user})
        return redirect("community:mover_management")
    facts = {"form": form, "person": user, "office": user.office}
    return render(request, "community/movers/appoint.html", facts, status=422 if form.errors else 200)


@require_POST
def end_appointment(request: HttpRequest, pk: int) -> HttpResponse:
    """Let an appointment end with a day."""
    appointment = _to_end(request.user, pk)
    form = EndForm(request.POST)
    if form.is_valid():
        day = form.cleaned_data["ends_on"]
        services.end_appointment(appointment=appointment, on=day, by=request.user)
        ended = {"name": appointment.user, "day": date_format(day)}
        messages.success(request, _("%(name)s is Digital Mover up to and including %(day)s.") % ended)
    else:
        messages.error(request, " ".join(form.errors["ends_on"]))
    return redirect("community:mover_management")


@require_POST
def withdraw_appointment(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an appointment away at once; what the person wrote stays."""
    appointment = _to_end(request.user, pk)
    services.withdraw_appointment(appointment=appointment, by=request.user)
    messages.success(request, _("%(name)s is no longer Digital Mover.") % {"name": appointment.user})
    return redirect("community:mover_management")


def _to_end(user: User, pk: int) -> RoleGrant:
    """An appointment that this person may end."""
    if not may_manage_movers(user):
        raise PermissionDenied
    appointment = get_object_or_404(_appointments(user), pk=pk)
    if not may_end(user, appointment):
        raise PermissionDenied
    return appointment


def _appointments(user: User) -> QuerySet[RoleGrant]:
    """Appointments in force or still to come, in the branches the person looks after."""
    return (
        RoleGrant.objects.not_over()
        .filter(role=Role.MOVER, office__isnull=False)
        .filter(within(user.scope_of(Role.PROGRAMME), "office"))
        .select_related("user", "office")
        .order_by("office__path", "user__last_name", "pk")
    )


def _offices(user: User) -> QuerySet[Office]:
    """The offices and sections the person may appoint for."""
    return Office.objects.exclude(kind=Office.Kind.CITY).filter(branches(user.scope_of(Role.PROGRAMME)))
