"""Stages of reminders: how many days before or after the due day, and to whom."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

PERSON, SUPERVISOR, HR = "person", "supervisor", "hr"
USUAL = {PERSON: (-30, -14, -7, -1, 0, 7, 14, 28), SUPERVISOR: (7, 14, 28), HR: (28, 56)}
Stage = dict[str, Any]


def stages_of(chosen: Mapping[str, Iterable[int]]) -> list[Stage]:
    """The stages as a rule keeps them, in the order of their days."""
    stages = [{"days": days, "to": to} for to, several in chosen.items() for days in several]
    return sorted(stages, key=lambda stage: (stage["days"], stage["to"]))


def days_of(stages: Iterable[Stage], to: str) -> list[int]:
    """The days on which somebody is reminded."""
    return [stage["days"] for stage in stages if stage["to"] == to]


def choices_of(to: str, kept: Iterable[int]) -> list[tuple[int, str]]:
    """The usual days, and what else is kept already."""
    return [(days, in_words(days)) for days in sorted({*USUAL[to], *map(int, kept)})]


def in_words(days: int) -> str:
    """ "14 days before", "on the due day", "7 days after"."""
    if days == 0:
        return _("on the due day")
    if days < 0:
        return ngettext("%(days)s day before", "%(days)s days before", -days) % {"days": -days}
    return ngettext("%(days)s day after", "%(days)s days after", days) % {"days": days}
