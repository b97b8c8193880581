"""Stages of reminders: how many days before or after the due day, and to whom."""

from collections.abc import Iterable, Mapping
from typing import Any

from lms.reminders.stages import HR, PERSON, SUPERVISOR, in_words

USUAL = {PERSON: (-30, -14, -7, -1, 0, 7, 14, 28), SUPERVISOR: (7, 14, 28), HR: (28, 56)}
Stage = dict[str, Any]


def stages_of(chosen: Mapping[str, Iterable[int]]) -> list[Stage]:
    """The stages as a rule keeps them, in the order of their days."""
    stages = [{"days": days, "to": to} for to, several in chosen.items() for days in several]
    return sorted(stages, key=lambda stage: (stage["days"], stage["to"]))


def choices_of(to: str, kept: Iterable[int]) -> list[tuple[int, str]]:
    """The usual days, and what else is kept already."""
    return [(days, in_words(days)) for days in sorted({*USUAL[to], *map(int, kept)})]
