"""Many accounts tried from one address: noticed by what stays wrong, answered by waiting, never by a lock.

Counted are accounts that failed from an address and have not got in from there since, in the cache only and under
keyed hashes. Above what a morning of mistyped passwords explains, devices nobody knows wait before each attempt and
share a number of attempts a minute. Devices somebody has signed in on before (`known`) are not slowed at all.
"""

import logging
import math
import time
from dataclasses import dataclass

from allauth.core.internal.ratelimit import get_ip
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import get_random_string, salted_hmac

from people.entrance import known

logger = logging.getLogger(__name__)

SALT = "people.entrance.pressure"
SLICE, SLICES = 1200, 3  # seconds; about the last hour counts
TOLERATED = 50  # accounts that may fail from one address before strangers wait
LONGEST_WAIT = 60  # seconds
MOST, FEWEST = 60, 10  # attempts a minute from one address by devices nobody knows
TICKET_HOLDS = 900  # seconds
ALARM = "sign-in-pressure"


@dataclass(frozen=True)
class Wait:
    """How many seconds somebody has to wait, and the ticket that proves it."""

    seconds: int
    ticket: str


def seconds_to_wait(accounts: int) -> int:
    """How long a device nobody knows waits before an attempt: not at all, then 2, 4, 8 … seconds, a minute at most."""
    return min(LONGEST_WAIT, 2 ** (1 + (accounts - TOLERATED) // 10)) if accounts >= TOLERATED else 0


def attempts_a_minute(accounts: int) -> int:
    """How many attempts devices nobody knows share; fewer the more accounts are tried."""
    return max(FEWEST, MOST * TOLERATED // max(accounts, TOLERATED))


def hold(request: HttpRequest, login: str, shown: str) -> Wait | None:
    """What has to be waited for before this login may be tried here; None when it may be tried now.

    `shown` is the ticket of an earlier answer. It holds for one attempt at one login, and keeps its place when too
    many others try at the same moment.
    """
    place = _address(request)
    accounts = failing_accounts(place)
    if not seconds_to_wait(accounts) or known.device(request, login):
        return None
    ticket = _read(shown, login)
    if ticket is None:
        return _hand_out(login, seconds_to_wait(accounts))
    left = ticket["ripe_at"] - time.time()
    if left > 0:
        return Wait(math.ceil(left), shown)
    if not _take_turn(place, attempts_a_minute(accounts)):
        return Wait(math.ceil(60 - time.time() % 60), shown)
    if not cache.add(f"{SALT}:used:{ticket['number']}", True, TICKET_HOLDS):
        return _hand_out(login, seconds_to_wait(accounts))
    return None


def note_failure(request: HttpRequest, login: str) -> None:
    """An attempt was wrong: each account counts once for its address."""
    place = _address(request)
    now = _slice()
    if known.device(request, login) or not cache.add(_seen(place, login), now, SLICE * SLICES):
        return
    _count(_failures(place, now), SLICE * (SLICES + 1))
    accounts = failing_accounts(place)
    if seconds_to_wait(accounts):
        cache.set(ALARM, True, SLICE * SLICES)
        if cache.add(f"{SALT}:told:{place}", True, SLICE * SLICES):
            logger.warning(
                "Somebody tries passwords on many accounts: %s accounts failed from one address within an hour. "
                "Devices nobody knows wait there before each attempt; the proxy's log shows the address.",
                accounts,
            )


def note_success(request: HttpRequest, login: str) -> None:
    """Somebody mistyped and then got in: that was no attack, and took nobody's turn."""
    place = _address(request)
    counted = cache.get(_seen(place, login))
    if counted is not None and cache.delete(_seen(place, login)):
        _count(_failures(place, counted), SLICE * (SLICES + 1), by=-1)
    if seconds_to_wait(failing_accounts(place)) and not known.device(request, login):
        _count(_turns(place), 60, by=-1)


def failing_accounts(place: str) -> int:
    """How many accounts failed from this address in the last hour and have not got in since."""
    now = _slice()
    return sum(cache.get_many([_failures(place, now - back) for back in range(SLICES)]).values())


def is_felt() -> bool:
    """Whether passwords were tried on many accounts in the last hour, from wherever."""
    return bool(cache.get(ALARM))


def _take_turn(place: str, turns: int) -> bool:
    return _count(_turns(place), 60) <= turns


def _count(key: str, seconds: int, by: int = 1) -> int:
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key, by)
    except ValueError:  # forgotten in this very moment
        return by


def _hand_out(login: str, seconds: int) -> Wait:
    ticket = {"login": _hash(login), "number": get_random_string(12), "ripe_at": time.time() + seconds}
    return Wait(seconds, signing.dumps(ticket, salt=SALT))


def _read(ticket: str, login: str) -> dict | None:
    try:
        found = signing.loads(ticket, salt=SALT, max_age=TICKET_HOLDS)
    except signing.BadSignature:
        return None
    return found if found["login"] == _hash(login) else None


def _address(request: HttpRequest) -> str:
    return _hash(get_ip(request))


def _hash(text: str) -> str:
    return salted_hmac(SALT, text.strip().lower()).hexdigest()[:32]


def _slice() -> int:
    return int(time.time() // SLICE)


def _seen(place: str, login: str) -> str:
    return f"{SALT}:seen:{place}:{_hash(login)}"


def _failures(place: str, part: int) -> str:
    return f"{SALT}:failures:{place}:{part}"


def _turns(place: str) -> str:
    return f"{SALT}:turns:{place}:{int(time.time() // 60)}"
