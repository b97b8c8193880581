"""What this room keeps about a person."""

from django.utils.translation import gettext as _

from people.directory.models import User
from people.entrance.pins.models import Pin, PinCode
from people.privacy.sections import Section


def sections(user: User) -> list[Section]:
    """That and when a PIN was set, and until when a code works; neither of them can be read by anybody."""
    return [
        Section(
            key="pin",
            title=_("PIN for shared devices"),
            purpose=_("Sign-in without mailbox or PC"),
            seen_by=_("Nobody can read the PIN. Your supervisor sees whether one is set."),
            kept=_("Until you remove it or leave the city"),
            records=lambda: [_record(user)],
            order=8,
        )
    ]


def _record(user: User) -> dict[str, str | None]:
    pin = Pin.objects.filter(user=user).first()
    code = PinCode.objects.filter(user=user).first()
    return {
        "pin_set_at": pin.set_at.isoformat() if pin else None,
        "code_issued_at": code.issued_at.isoformat() if code else None,
        "code_expires_at": code.expires_at.isoformat() if code else None,
    }
