"""Finding one's Digital Mover."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from community.movers import listing, services
from community.movers.appointments import help_for, in_force, profile_of
from community.movers.forms import DirectoryFilter, ProfileForm
from community.movers.offices import home_of, homes
from community.movers.permissions import may_edit_profile, may_manage_movers
from community.movers.sections import sections_of
from people.directory.models import Office, User
from people.profiles.models import Profile

OFFICES_PER_PAGE = 10


def movers(request: HttpRequest) -> HttpResponse:
    """The directory, one's own Digital Mover first."""
    entries = listing.entries(in_force())
    form = DirectoryFilter(request.GET, topics=listing.topics(entries))
    wanted = form.cleaned_data if form.is_valid() else {"q": "", "amt": None, "thema": ""}
    groups = _groups(entries, **wanted)
    found = [group for group in groups if group.entries]
    facts = {
        "form": form,
        "page": Paginator(groups, OFFICES_PER_PAGE).get_page(request.GET.get("seite")),
        "people_count": len({entry.user.pk for group in found for entry in group.entries}),
        "covered_count": len(found),
        "office_count": len(groups),
        "narrowed": any(wanted.values()),
        "help": help_for(request.user.office) if request.user.office else None,
        "may_manage": may_manage_movers(request.user),
        "may_edit_profile": may_edit_profile(request.user),
    }
    return render(request, "community/movers/movers.html", facts)


def _groups(entries: list[listing.Entry], q: str, amt: Office | None, thema: str) -> list[listing.Group]:
    """The offices to show; a search by words or topic leaves out offices where nobody matches."""
    matching = [entry for entry in entries if entry.matches(q, thema)]
    groups = listing.grouped(Office.objects.offices(), matching, homes(entry.unit for entry in matching))
    if amt:
        groups = [group for group in groups if group.office.pk == amt.pk]
    return [group for group in groups if group.entries] if q or thema else groups


def mover(request: HttpRequest, pk: int) -> HttpResponse:
    """A Digital Mover's profile; people who are not appointed have none."""
    appointments = list(in_force().filter(user=pk))
    if not appointments:
        raise Http404
    user = appointments[0].user
    facts = {
        "mover": user,
        "profile": profile_of(user),
        "told": Profile.of(user),
        "since": min(appointment.starts_on for appointment in appointments),
        "units": [appointment.office for appointment in appointments],
        "office": home_of(appointments[0].office),
        "deputy": _deputy(user),
        "is_me": user == request.user,
        "sections": sections_of(user, request.user),
    }
    return render(request, "community/movers/mover.html", facts)


def _deputy(user: User) -> User | None:
    deputy = in_force().filter(user=profile_of(user).deputy_id).first()
    return deputy.user if deputy else None


def my_mover_profile(request: HttpRequest) -> HttpResponse:
    """A Digital Mover writes what colleagues should know."""
    if not may_edit_profile(request.user):
        raise PermissionDenied
    form = ProfileForm(request.POST or None, instance=profile_of(request.user))
    if request.method == "POST" and form.is_valid():
        services.describe(profile=form.save(commit=False), by=request.user)
        messages.success(request, _("Your profile is saved. Colleagues see it in the directory."))
        return redirect("community:mover", pk=request.user.pk)
    return render(request, "community/movers/my_profile.html", {"form": form}, status=422 if form.errors else 200)
