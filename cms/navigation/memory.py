"""What stands around every page and hardly ever changes: read once, remembered until somebody changes it."""

from collections.abc import Callable
from typing import TypeVar, cast
from uuid import uuid4

from django.core.cache import cache
from django.db import transaction
from django.utils.translation import get_language

GENERATION = "frame-generation"
MINUTE = 60  # the oldest it gets where processes share no cache, or when pages are moved about

Thing = TypeVar("Thing")


def remembered(name: str, read: Callable[[], Thing]) -> Thing:
    """What `read` gives in the language of the reader."""
    return cast("Thing", cache.get_or_set(f"frame-{generation()}-{get_language()}-{name}", read, MINUTE))


def generation() -> str:
    """A word that stays the same until a page changes; whoever keeps something beside the cache keeps it under this."""
    return cast("str", cache.get_or_set(GENERATION, lambda: uuid4().hex, None))


def forget() -> None:
    """Let everything be read anew, now and once the change is safe for everybody else."""
    cache.delete(GENERATION)
    transaction.on_commit(lambda: cache.delete(GENERATION))
