"""When a stage of reminding is reached. A stage is so many days from the due day: 14 before, on the day, 7 after."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms.reminders.working_days import working_day_from, working_day_until

LATE = 3  # days: so long a stage is caught up with when the job did not run
PERSON, SUPERVISOR, HR = "person", "supervisor", "hr"


@dataclass(frozen=True, slots=True, order=True)
class Stage:
    """A stage of one duty, with the day on which it goes out."""

    days: int  # before (negative) or after the due day
    goes_on: date
    due_on: date

    @property
    def key(self) -> str:
        """What the ledger calls it: `-14`, `+0`, `+7`."""
        return f"{self.days:+d}"


def in_words(days: int) -> str:
    """ "14 days before", "on the due day", "7 days after"."""
    if days == 0:
        return _("on the due day")
    if days < 0:
        return ngettext("%(days)s day before", "%(days)s days before", -days) % {"days": -days}
    return ngettext("%(days)s day after", "%(days)s days after", days) % {"days": days}


def days_for(stages: Iterable[dict[str, Any]], to: str) -> list[int]:
    """The stages a rule has for somebody, from the earliest on."""
    return sorted({int(stage["days"]) for stage in stages if stage.get("to") == to})


def day_of(due_on: date, days: int) -> date:
    """The working day on which a stage goes out: early before the due day, late after it, so that none is in vain."""
    planned = due_on + timedelta(days=days)
    return working_day_until(planned) if days <= 0 else working_day_from(planned)


def reached(due_on: date, stages: Iterable[int], *, on: date, since: date | None) -> Stage | None:
    """The latest stage that goes out on that day or did not go out in the days before.

    Stages that lay behind already when the duty became known (`since`) are skipped.
    """
    all_stages = (Stage(days, day_of(due_on, days), due_on) for days in stages)
    earliest = on - timedelta(days=LATE)
    ripe = [stage for stage in all_stages if earliest <= stage.goes_on <= on]
    known = [stage for stage in ripe if since is None or stage.goes_on >= since]
    return max(known, default=None)


def due_days(stages: Iterable[int], *, on: date, ahead: int = 0) -> set[date]:
    """The due days for which a stage goes out on one of the days from `LATE` before that day to `ahead` after it.

    A few more than needed, because days off move stages; whoever asks looks at each with `reached`.
    """
    spread = timedelta(days=LATE + 10)
    found: set[date] = set()
    for days in stages:
        first = on - timedelta(days=days) - spread
        last = on - timedelta(days=days) + spread + timedelta(days=ahead)
        found |= {first + timedelta(days=step) for step in range((last - first).days + 1)}
    return found
