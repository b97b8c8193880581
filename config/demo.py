"""Invented content of all storeys, loaded in their order."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from people.demo import DemoStep
from people.demo.cast import CAST
from people.hooks import plugged
from people.models import User


def steps() -> list[DemoStep]:
    """What the storeys contribute, people first."""
    return sorted((contribute() for contribute in plugged("register_demo_data")), key=lambda step: step.order)


def is_wanted() -> bool:
    """Whether the database is empty, or an earlier load broke off; never where anybody else works already."""
    return not User.objects.exists() or begun().exists()


def is_present() -> bool:
    """Whether the demo people can sign in here."""
    return User.objects.filter(personnel_number=CAST[0].number).exists()


def begun() -> Path:
    """The mark that stands until every step is loaded."""
    return settings.DATA_DIR / "demo-begun"


def load(*, say: Callable[[str], object]) -> None:
    """Load every step; running it again adds only what is missing."""
    begun().touch()
    for step in steps():
        say(f"  {step.name}")
        step.load()
    begun().unlink()
