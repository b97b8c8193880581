"""What this room keeps about a person."""

from django.db.models import Q
from django.utils.translation import gettext as _

from community.movers.models import MoverProfile
from people.directory.models import User
from people.privacy.sections import Section


def sections(user: User) -> list[Section]:
    """The profile as Digital Mover, and profiles that name the person as deputy."""
    profiles = list(MoverProfile.objects.filter(Q(user=user) | Q(deputy=user)).select_related("user").order_by("pk"))
    profile = next((each for each in profiles if each.user_id == user.pk), None)
    if not profiles:
        return []
    return [
        Section(
            key="mover_profile",
            title=_("Your profile as Digital Mover"),
            purpose=_("Colleagues find help in their office"),
            seen_by=_("All staff"),
            kept=_("Until the appointment ends"),
            facts=[(_("What you help with"), profile.about)] if profile and profile.about else [],
            records=lambda: [
                *([_record(profile)] if profile else []),
                *({"deputy_of": str(other.user)} for other in profiles if other.deputy_id == user.pk),
            ],
            order=60,
        )
    ]


def _record(profile: MoverProfile) -> dict:
    return {
        "about": profile.about,
        "consultation": profile.consultation,
        "room": profile.room,
        "availability": profile.availability,
        "deputy": str(profile.deputy or ""),
    }
