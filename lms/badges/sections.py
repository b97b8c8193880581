"""What this room keeps about a person."""

from django.utils.translation import gettext as _

from lms.badges.models import Badge
from people.directory.models import User
from people.privacy.sections import Section


def sections(user: User) -> list[Section]:
    """Open Badges the person has turned on."""
    badges = Badge.objects.of(user).select_related("certificate")
    return [
        Section(
            key="badges",
            title=_("Your Open Badges"),
            purpose=_("Showing certificates elsewhere, by your own wish"),
            seen_by=_("You, and whoever gets the file from you. Your name is in it only as a check sum."),
            kept=_("As long as the certificate"),
            records=lambda: [_record(badge) for badge in badges],
            order=43,
        )
    ]


def _record(badge: Badge) -> dict[str, object]:
    return {
        "certificate": badge.certificate.number,
        "place_in_status_list": badge.place,
        "turned_on_at": badge.turned_on_at.isoformat(),
        "turned_off_at": badge.turned_off_at.isoformat() if badge.turned_off_at else None,
    }
