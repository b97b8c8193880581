"""How far a package is, in per cent; kept for an hour where all processes can read it."""

from collections.abc import Callable

from django.core.cache import cache
from django.db.models import Model

Tell = Callable[[int], None]


def teller(record: Model) -> Tell:
    """Tells those who look at the page of this package."""
    return lambda done: cache.set(key(record), done, timeout=3600)


def done_of(record: Model) -> int:
    """How many per cent lie behind it."""
    return int(cache.get(key(record), 0))


def forget(record: Model) -> None:
    """It is over."""
    cache.delete(key(record))


def key(record: Model) -> str:
    return f"{record._meta.model_name}-{record.pk}"
