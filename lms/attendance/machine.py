"""How a booking goes from step to step: a pure machine, by which services write and the audit checks."""

from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What happened to somebody's wish to come."""

    REQUESTED = "requested", _("waits for approval")
    WAITING = "waiting", _("on the waiting list")
    OFFERED = "offered", _("a seat is offered")
    BOOKED = "booked", _("has a seat")
    REFUSED = "refused", _("not approved")
    CANCELLED = "cancelled", _("cancelled")
    LAPSED = "lapsed", _("ran out")
    CALLED_OFF = "called_off", _("session called off")


ACTIVE = frozenset({Kind.REQUESTED, Kind.WAITING, Kind.OFFERED, Kind.BOOKED})
SEATED = frozenset({Kind.OFFERED, Kind.BOOKED})  # a request and a place on the list hold no seat
ENDED = frozenset(Kind) - ACTIVE

_BEGINNING = frozenset({Kind.REQUESTED, Kind.WAITING, Kind.BOOKED})
_ENDING = frozenset({Kind.CANCELLED, Kind.CALLED_OFF})
NEXT: dict[Kind | None, frozenset[Kind]] = {
    None: _BEGINNING,
    Kind.REQUESTED: _ENDING | {Kind.BOOKED, Kind.WAITING, Kind.REFUSED, Kind.LAPSED},
    Kind.WAITING: _ENDING | {Kind.OFFERED, Kind.LAPSED},
    Kind.OFFERED: _ENDING | {Kind.BOOKED, Kind.LAPSED},
    Kind.BOOKED: _ENDING,
    **dict.fromkeys(ENDED, _BEGINNING),
}


def may_follow(kind: str, after: str | None) -> bool:
    """Whether this step may come after that one; None is the very beginning."""
    return Kind(kind) in NEXT[Kind(after) if after else None]


def is_a_story(kinds: Iterable[str]) -> bool:
    """Whether somebody's steps in one session, oldest first, could have happened."""
    last = None
    for kind in kinds:
        if not may_follow(kind, last):
            return False
        last = kind
    return True
