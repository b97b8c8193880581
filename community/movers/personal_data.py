"""What this room keeps about a person."""

from django.utils.translation import gettext as _

from community.movers.models import MoverProfile
from people.directory.models import User
from people.privacy.sections import Section


def sections(user: User) -> list[Section]:
    """The profile as Digital Mover, and profiles that name the person as deputy."""
    profile = MoverProfile.objects.filter(user=user).first()
    standing_in = MoverProfile.objects.filter(deputy=user)
    if profile is None and not standing_in.exists():
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
                *({"deputy_of": str(other.user)} for other in standing_in.select_related("user")),
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
