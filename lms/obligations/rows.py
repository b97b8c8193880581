"""Duties as rows of the table of states, and what differs between the table and what was derived."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lms.obligations.derivation.duties import ENDED, Duty, Source
from lms.obligations.models import DutyChange, DutyState, DutyStatus

COMPARED = (
    *("state", "cycle", "assignment_id", "assigned_on", "window_opens_on", "due_on", "grace_ends_on"),
    *("done_on", "valid_until", "office_id", "sources", "reason"),
)
WRITTEN = [name.removesuffix("_id") for name in COMPARED] + ["computed_on"]


@dataclass
class Difference:
    """What has to be written so that the table says what was derived."""

    fresh: list[DutyStatus] = field(default_factory=list)
    changed: list[DutyStatus] = field(default_factory=list)
    ending: list[DutyStatus] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)  # rows that never applied, by what is known now
    story: list[DutyChange] = field(default_factory=list)
    endings: list[DutyChange] = field(default_factory=list)
    running: int = 0  # how many duties ran before

    @property
    def is_empty(self) -> bool:
        return not (self.fresh or self.changed or self.ending or self.gone)


def row(user: int, duty: Duty, day: date) -> DutyStatus:
    """The duty as a row."""
    return DutyStatus(
        user_id=user,
        what=duty.what,
        state=duty.state,
        cycle=duty.cycle,
        assignment_id=duty.assignment,
        assigned_on=duty.assigned_on,
        window_opens_on=duty.window_opens_on,
        due_on=duty.due_on,
        grace_ends_on=duty.grace_ends_on,
        done_on=duty.done_on,
        valid_until=duty.valid_until,
        office_id=duty.office,
        sources=[told(source) for source in duty.sources],
        reason=duty.reason,
        computed_on=day,
    )


def told(source: Source) -> dict[str, Any]:
    """One rule behind a duty, as the row keeps it."""
    return {
        "assignment": source.rule.pk,
        "version": source.edition.number,
        "since": text(source.spell.starts_on),
        "due_on": text(source.dates.due_on),
        "valid_until": text(source.dates.valid_until),
        "exempt": source.is_exempt,
    }


def text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def differences(known: Iterable[DutyStatus], derived: Iterable[DutyStatus], day: date) -> Difference:
    """What to write; both are about the same people."""
    before = {(each.user_id, each.what): each for each in known}
    found = Difference(running=sum(each.state != ENDED for each in before.values()))
    for after in derived:
        compare(before.pop((after.user_id, after.what), None), after, day, found)
    for leftover in before.values():
        found.gone.append(leftover.pk)
        if leftover.state != ENDED:
            found.endings.append(change(leftover, leftover.state, ENDED, "corrected", day))
    return found


def compare(before: DutyStatus | None, after: DutyStatus, day: date, found: Difference) -> None:
    """Sort one duty into what is new, different or about to end."""
    if before is None:
        found.fresh.append(after)
        if after.state != ENDED:
            found.story.append(change(after, "", after.state, "", day))
        return
    if all(getattr(before, name) == getattr(after, name) for name in COMPARED):
        return
    if after.state == ENDED and before.state != ENDED:
        found.ending.append(after)
        found.endings.append(change(after, before.state, ENDED, after.reason, day))
        return
    found.changed.append(after)
    if before.state == ENDED:
        found.story.append(change(after, ENDED, after.state, "came_back", day))


def change(of: DutyStatus, before: str, after: str, reason: str, day: date) -> DutyChange:
    return DutyChange(
        user_id=of.user_id, what=of.what, cycle=of.cycle, from_state=before, to_state=DutyState(after), reason=reason,
        on=day,
    )  # fmt: skip
