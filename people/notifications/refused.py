"""How often the mail server turned us away lately; remembered in the cache for a day, for the health report."""

from django.core.cache import cache

KEY, DAY = "mail-refused", 86_400


def note() -> None:
    """It happened again."""
    cache.add(KEY, 0, DAY)
    cache.incr(KEY)


def number() -> int:
    """How often it happened within a day."""
    return cache.get(KEY, 0)
