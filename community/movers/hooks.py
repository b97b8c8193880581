"""What this room plugs into start page, search and audit trail."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.log_actions import LogActionRegistry

from cms.pages.dashboard import Card
from cms.search.sources import Hit, SearchSource
from community.movers import listing
from community.movers.appointments import help_for, in_force, is_mover, offices_without_mover
from community.movers.offices import homes
from community.movers.permissions import may_manage_movers
from people.directory.models import User
from people.directory.roles import Role
from people.profiles.parts import Part

SHOWN = 5


def own_mover_card(user: User, request: HttpRequest) -> Card | None:
    """Everybody sees who helps in the own office; Digital Movers know."""
    if not user.office or is_mover(user):
        return None
    return Card("community/cards/own_mover.html", "side", 10, {"help": help_for(user.office)})


def coverage_card(user: User, request: HttpRequest) -> Card | None:
    """The programme team sees where nobody is appointed."""
    if not may_manage_movers(user):
        return None
    gaps = offices_without_mover(user.scope_of(Role.PROGRAMME))
    number = len(gaps)
    sentence = ngettext("%(number)s office has no Digital Mover.", "%(number)s offices have no Digital Mover.", number)
    facts = {
        "offices": gaps[:SHOWN],
        "sentence": sentence % {"number": number} if gaps else "",
        "has_more": number > SHOWN,
    }
    return Card("community/cards/coverage.html", "first", 35, facts, facts["sentence"])


def search_source() -> SearchSource:
    """Digital Movers by name and topic."""
    return SearchSource("menschen", _("Digital Movers"), "users", find_movers, order=40)


def find_movers(user: User, text: str) -> list[Hit]:
    """All staff may know who is Digital Mover, and for what."""
    if not user.is_active:
        return []
    found = listing.search(text)
    offices = homes(entry.unit for entry in found)
    return [
        Hit(
            title=entry.user.get_full_name(),
            url=reverse("community:mover", args=[entry.user.pk]),
            excerpt=entry.profile.about or ", ".join(entry.topics),
            kind=_("Digital Mover"),
            meta=[("building", offices[entry.unit.pk].name)],
        )
        for entry in found
    ]


def profile_part(person: User, viewer: User) -> Part | None:
    """On a colleague's profile: of which offices the person is Digital Mover, and the way there."""
    units = [appointment.office.name for appointment in in_force().filter(user=person)]
    return Part("community/movers/_on_profile.html", 10, {"person": person, "units": units}) if units else None


def log_actions(actions: LogActionRegistry) -> None:
    """What this room writes into the audit trail."""
    actions.register_action(
        "community.describe_mover",
        gettext_lazy("Profile as Digital Mover"),
        gettext_lazy("Changed the profile as Digital Mover"),
    )
