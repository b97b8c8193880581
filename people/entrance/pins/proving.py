"""Who stands here with number and PIN: compared only after the try was counted, at every place in the same way."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from people.directory.models import User
from people.entrance.pins import services, tries
from people.entrance.waiting import MINUTE, knocks_too_often

MISMATCH = _("Personnel number and PIN do not fit together. Please check both entries.")


@dataclass(frozen=True)
class Shown:
    """What somebody enters."""

    number: str
    pin: str


@dataclass(frozen=True)
class Proof:
    """The person, or how long to wait; neither when number and PIN do not fit together."""

    user: User | None = None
    wait: timedelta = timedelta()


def prove(request: HttpRequest, shown: Shown, *, at: tries.Door, knocking_at: str) -> Proof:
    """Compare; tries are counted for the number and for the door `at` which it is tried."""
    person = tries.number_door(shown.number)
    if wait := MINUTE if knocks_too_often(request, knocking_at) else tries.take(person, at):
        return Proof(wait=wait)
    user = services.holder_of(number=shown.number, pin=shown.pin)
    if user:
        tries.forget(person)
        tries.give_back(at)
    return Proof(user)
