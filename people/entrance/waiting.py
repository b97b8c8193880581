"""How a door that is shut for a while says so, and how often one address may knock."""

from datetime import timedelta
from hashlib import sha256
from math import ceil
from time import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.translation import ngettext

PER_MINUTE = 120  # a whole city may stand behind one address
MINUTE = timedelta(minutes=1)


def please_wait(wait: timedelta) -> str:
    """What somebody reads who tried too often; the same for numbers that exist and those that do not."""
    minutes = max(1, ceil(wait.total_seconds() / 60))
    return ngettext(
        "Too many attempts. Please wait one minute and try again.",
        "Too many attempts. Please wait %(minutes)d minutes and try again.",
        minutes,
    ) % {"minutes": minutes}


def with_pause(response: HttpResponse, wait: timedelta) -> HttpResponse:
    """The answer says to machines too when the next try makes sense."""
    response["Retry-After"] = str(ceil(wait.total_seconds()))
    return response


def knocks_too_often(request: HttpRequest, door: str) -> bool:
    """Whether this address has used up the tries of the minute; the address itself is not kept."""
    address = sha256(get_adapter(request).get_client_ip(request).encode()).hexdigest()
    key = f"knocks:{door}:{address}:{int(time() // 60)}"
    cache.add(key, 0, timeout=120)
    return cache.incr(key) > PER_MINUTE
