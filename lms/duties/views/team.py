"""Mandatory training of a team: done, open or overdue."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache

from lms.duties.team import tables
from people.privacy.services import record_looks_of_the_day
from people.team.reading import rosters

SHOWN = gettext_noop("Mandatory training of the team")
PURPOSE = gettext_noop("Leading the team")


@never_cache
def team_duties(request: HttpRequest) -> HttpResponse:
    """One table for each team; everybody in it can see who looked."""
    teams = request.user.teams
    if not teams:
        raise PermissionDenied
    found = rosters(teams, timezone.localdate())
    for roster in found:
        record_looks_of_the_day(
            viewer=request.user,
            subjects=[member.person for member in roster.members],
            report=SHOWN,
            purpose=PURPOSE,
            acting_for=roster.team.acting_for,
        )
    only_open = "offen" in request.GET
    context = {
        "tables": tables(found, only_open=only_open),
        "only_open": only_open,
        "trail": [(_("My team"), reverse("people:team")), (_("Mandatory training"), "")],
    }
    return render(request, "lms/duties/team.html", context)
