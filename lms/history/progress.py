"""How far an import of completions is; kept for an hour where all processes can read it, and never in the database."""

from collections.abc import Callable

from django.core.cache import cache
from django.db import models
from django.utils.translation import gettext_lazy as _


class Step(models.IntegerChoices):
    """What is being done, with how many per cent lie behind it."""

    WAITING = 0, _("It waits for its turn.")
    READING = 5, _("The file is being read.")
    COMPARING = 25, _("File and known completions are being compared.")
    WRITING = 45, _("The completions are being written.")
    NOTING = 80, _("Where they come from is being noted.")


Tell = Callable[[Step], None]


def silent(step: Step) -> None:
    """Nobody watches."""


def teller(number: int) -> Tell:
    """Tells those who watch the page of this import."""

    def tell(step: Step) -> None:
        cache.set(_key(number), step.value, timeout=3600)

    return tell


def step_of(number: int) -> Step:
    """Where the import is; while no worker has it, it waits."""
    found = cache.get(_key(number))
    return Step(found) if found in Step.values else Step.WAITING


def forget(number: int) -> None:
    """It is over."""
    cache.delete(_key(number))


def _key(number: int) -> str:
    return f"history-import-{number}"
