"""How far a running import is; kept for an hour where all processes can read it, and never in the database.

The database would show it only when all is over: an import is one transaction.
"""

from collections.abc import Callable

from django.core.cache import cache
from django.db import models
from django.utils.translation import gettext_lazy as _


class Step(models.IntegerChoices):
    """What is being done, with how many per cent lie behind it."""

    WAITING = 0, _("It waits for its turn.")
    READING = 5, _("The file is being read.")
    LOOKING = 20, _("The known people are being fetched.")
    CHECKING = 35, _("Every line is being checked.")
    COMPARING = 60, _("File and known people are being compared.")
    WRITING = 70, _("The changes are being written.")
    NOTING = 85, _("The changes are being noted.")


Tell = Callable[[Step], None]


def silent(step: Step) -> None:
    """Nobody watches."""


def teller(number: int) -> Tell:
    """Tells those who watch the page of this import."""

    def tell(step: Step) -> None:
        cache.set(key(number), step.value, timeout=3600)

    return tell


def step_of(number: int) -> Step | None:
    """Where the import is, or nothing while it waits for a worker."""
    found = cache.get(key(number))
    return Step(found) if found in Step.values else None


def forget(number: int) -> None:
    """It is over."""
    cache.delete(key(number))


def key(number: int) -> str:
    return f"staff-import-{number}"
