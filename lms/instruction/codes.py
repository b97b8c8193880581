"""The code that people scan: it names the meeting and is signed. Shown on a screen it changes and is soon over;
printed it counts until the meeting is closed."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse

from lms.instruction.models import InstructionMeeting
from people.paper import qr

SHOWN, PRINTED = "lms.instruction.shown", "lms.instruction.printed"
WORKS_FOR = timedelta(minutes=30)  # long enough to sign in first
RENEWED = timedelta(minutes=5)


def code_for(meeting: InstructionMeeting, *, printed: bool = False) -> str:
    """What stands in the address behind the QR code."""
    return signing.dumps(meeting.pk, salt=PRINTED) + "p" if printed else signing.dumps(meeting.pk, salt=SHOWN) + "s"


def meeting_of(code: str) -> InstructionMeeting | None:
    """The meeting, open or closed, to which the code belongs; None for a code that is over or made up."""
    signed, kind = code[:-1], code[-1:]
    salt, lasts = (PRINTED, None) if kind == "p" else (SHOWN, WORKS_FOR)
    try:
        number = signing.loads(signed, salt=salt, max_age=lasts)
    except signing.BadSignature:
        return None
    return InstructionMeeting.objects.select_related("topic", "held_by").filter(pk=number).first()


def address(meeting: InstructionMeeting, *, printed: bool = False) -> str:
    """Where the QR code leads."""
    return f"{settings.PUBLIC_ORIGIN}{reverse('lms:attend_instruction', args=[code_for(meeting, printed=printed)])}"


def drawing(meeting: InstructionMeeting, *, printed: bool = False) -> qr.Drawing:
    """The QR code itself."""
    return qr.draw(address(meeting, printed=printed))
