"""How often one address may check numbers, so that nobody can try them out."""

from hashlib import sha256
from time import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

CHECKS_PER_MINUTE = 30


def asks_too_often(request: HttpRequest) -> bool:
    """Whether this address has used up the checks of the minute; the address itself is not kept."""
    address = sha256(get_adapter(request).get_client_ip(request).encode()).hexdigest()
    key = f"certificate-checks:{address}:{int(time() // 60)}"
    cache.add(key, 0, timeout=120)
    return cache.incr(key) > CHECKS_PER_MINUTE
