"""“My team”, and naming deputies."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from people.directory.finding import colleagues
from people.directory.models import Deputyship, User
from people.directory.permissions import may_end_deputyship, may_name_deputy
from people.privacy.services import record_looks_of_the_day
from people.team import services
from people.team.columns import buttons_for, columns_for
from people.team.forms import ColleagueSearch, DeputyForm
from people.team.reading import Roster, fill, rosters

SHOWN = gettext_noop("List of the team")
PURPOSE = gettext_noop("Leading the team")


@never_cache
def team(request: HttpRequest) -> HttpResponse:
    """Who belongs to my team today, and to the teams of those I stand in for; everybody shown can see who looked."""
    teams = request.user.teams
    if not teams:
        raise PermissionDenied
    today = timezone.localdate()
    found = rosters(teams, today)
    for roster in found:
        note_look(request.user, roster)
    people = [member.person.pk for roster in found for member in roster.members]
    columns = columns_for(people, request.user)
    fill(found, columns)
    context = {
        "rosters": found,
        "columns": columns,
        "buttons": buttons_for(request.user),
        "deputies": Deputyship.objects.standing().filter(principal=request.user).select_related("deputy"),
        "leads": any(roster.team.acting_for is None for roster in found),
        "today": today,
    }
    return render(request, "people/team/team.html", context)


def note_look(viewer: User, roster: Roster) -> None:
    """The look at one team, once a day; a deputy looks in the name of the supervisor."""
    record_looks_of_the_day(
        viewer=viewer,
        subjects=[member.person for member in roster.members + roster.joining],
        report=SHOWN,
        purpose=PURPOSE,
        acting_for=roster.team.acting_for,
    )


@never_cache
def deputies(request: HttpRequest) -> HttpResponse:
    """Who stands in for me, and for whom I do; supervisors find a colleague to name."""
    standing = Deputyship.objects.standing().select_related("principal", "deputy")
    may_name = may_name_deputy(request.user, request.user)
    search = ColleagueSearch(request.GET if may_name and "q" in request.GET else None)
    context = {
        "mine": standing.filter(principal=request.user),
        "others": standing.filter(deputy=request.user),
        "may_name": may_name,
        "search": search,
        "found": colleagues(search.cleaned_data["q"], but=request.user) if search.is_valid() else None,
    }
    return render(request, "people/team/deputies.html", context, status=422 if search.errors else 200)


@never_cache
def name_deputy(request: HttpRequest, pk: int) -> HttpResponse:
    """Say from when to when the colleague stands in."""
    if not may_name_deputy(request.user, request.user):
        raise PermissionDenied
    colleague = get_object_or_404(User.objects.working().exclude(pk=request.user.pk), pk=pk)
    form = DeputyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.name_deputy(principal=request.user, deputy=colleague, by=request.user, **form.cleaned_data)
        except ValidationError as mistake:
            form.add_error(None, mistake)
        else:
            messages.success(request, _("%(name)s is your deputy and has been told.") % {"name": colleague})
            return redirect("people:deputies")
    context = {"form": form, "colleague": colleague}
    return render(request, "people/team/name_deputy.html", context, status=422 if form.errors else 200)


@require_POST
def end_deputyship(request: HttpRequest, pk: int) -> HttpResponse:
    """The colleague stops standing in at once."""
    deputyship = get_object_or_404(
        Deputyship.objects.standing().filter(principal=request.user).select_related("deputy"), pk=pk
    )
    if not may_end_deputyship(request.user, deputyship):
        raise PermissionDenied
    services.end_deputyship(deputyship=deputyship, by=request.user)
    messages.success(request, _("%(name)s no longer stands in for you.") % {"name": deputyship.deputy})
    return redirect("people:deputies")
