"""When training is due, and how long it counts: calendar arithmetic without a database and without a clock.

Four days are told apart: the window opens, it is due, the grace ends, the proof expires. All are days of the local
calendar, valid to their end, so that neither hours nor summer time can move them.
"""

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

NONE, COMPLETION, PREVIOUS_EXPIRY, ANCHOR = "none", "completion", "previous_expiry", "anchor"
ENTRY, ASSIGNMENT, FIXED = "entry", "assignment", "fixed"
YEAR = 12


class Plan(NamedTuple):
    """What one version of a rule says about days."""

    due_kind: str = ASSIGNMENT
    due_days: int = 30
    due_on: date | None = None
    basis: str = NONE
    months: int = YEAR
    anchor_month: int = 1
    anchor_day: int = 1
    window_months: int = 2
    newcomer_months: int = 3
    grace_days: int = 0
    return_grace_days: int = 30
    in_force_from: date = date.min


class Proof(NamedTuple):
    """Something completed; `ends` is the last day the proof itself counts, `limit` a day set by a demand to take it
    again."""

    completed_on: date
    ends: date | None = None
    limit: date | None = None
    source: str = ""
    is_bound: bool = False  # whether `ends` binds although the rule says how often


class Away(NamedTuple):
    """A stretch in which the clock stands still; its last day belongs to it."""

    starts_on: date
    ends_on: date | None = None


class Step(NamedTuple):
    """One line of the arithmetic, for “Why?”: what was done, from which day, by how much, and what came out."""

    key: str
    result: date | None
    origin: date | None = None
    amount: int = 0


@dataclass(frozen=True)
class Granted:
    """What the proof so far is worth: until when it counts, and which completion brought that; None: without end."""

    until: date | None
    since: date
    base: date | None = None
    periods: int = 0


class Dates(NamedTuple):
    """One cycle of a duty."""

    window_opens_on: date
    due_on: date | None
    grace_ends_on: date | None
    done_on: date | None
    valid_until: date | None


Trace = list[Step] | None


def shift(day: date, months: int, wished_day: int = 0) -> date:
    """The same day of another month, or its last: 31 January and one month is the end of February."""
    year, month = divmod(day.year * YEAR + day.month - 1 + months, YEAR)
    return date(year, month + 1, min(wished_day or day.day, monthrange(year, month + 1)[1]))


def next_anchor(plan: Plan, day: date) -> date:
    """The first fixed day on or after that day; below a year there are several in each."""
    step = min(plan.months, YEAR)
    anchor = shift(date(day.year - 1, plan.anchor_month, 1), 0, plan.anchor_day)
    while anchor < day:
        anchor = shift(anchor, step, plan.anchor_day)
    return anchor


def counts_for(plan: Plan, end: date, day: date, *, first: bool) -> bool:
    """Whether a completion on that day renews what ends then: within the window, or before it but no older than the
    window is long; a first completion also within the newcomer's months."""
    months = max(2 * plan.window_months, plan.newcomer_months if first else 0)
    return day >= shift(end, -months)


def grant(plan: Plan, before: Granted | None, proof: Proof, trace: Trace = None) -> Granted:
    """What is granted after one more completion; what was granted before is never taken away."""
    after = _granted(plan, before, proof)
    until = after.until
    if proof.ends and (plan.basis == NONE or proof.is_bound):
        until = min(until or proof.ends, proof.ends)
    if proof.limit:
        until = min(until or proof.limit, proof.limit)
    after = replace(after, until=until)
    if before and _lasts(before, after):
        note(trace, "too_early", before.until, proof.completed_on)
        return before
    is_renewal = plan.basis != PREVIOUS_EXPIRY or after.periods > 1
    key, origin = (plan.basis, after.base) if is_renewal else (COMPLETION, None)
    note(trace, key, after.until, origin or proof.completed_on, plan.months * max(after.periods, 1))
    return after


def _lasts(before: Granted, after: Granted) -> bool:
    """Whether what was granted before reaches at least as far, and further than the new proof."""
    if before.until is None:
        return after.until is not None
    return after.until is not None and after.until <= before.until


def _granted(plan: Plan, before: Granted | None, proof: Proof) -> Granted:
    day = proof.completed_on
    if plan.basis == NONE:
        return Granted(None, day)
    if plan.basis == ANCHOR:
        return Granted(_until_anchor(plan, before, day), day)
    if plan.basis == PREVIOUS_EXPIRY and before and before.until:
        end = before.until
        if day > end + timedelta(days=plan.grace_days):
            return Granted(shift(day, plan.months), day, day, 1)
        if not counts_for(plan, end, day, first=False):
            return before
        base, periods = before.base, before.periods + 1
        if base is None or shift(base, plan.months * before.periods) != end:
            base, periods = end, 1
        return Granted(shift(base, plan.months * periods), day, base, periods)
    return Granted(shift(day, plan.months), day, day, 1)


def _until_anchor(plan: Plan, before: Granted | None, day: date) -> date:
    """The fixed day up to which a completion counts."""
    end = before.until if before else None
    ahead = end if end and end >= day else next_anchor(plan, day)
    if counts_for(plan, ahead, day, first=before is None):
        return shift(ahead, plan.months, plan.anchor_day)
    if ahead == end:
        return ahead
    return shift(ahead, plan.months - min(plan.months, YEAR), plan.anchor_day)


def granted(plan_on: Callable[[date], Plan], proofs: Sequence[Proof], trace: Trace = None) -> Granted | None:
    """What all proofs together are worth, each by the rule as it stood on its day: editing a rule moves nothing."""
    worth: Granted | None = None
    for proof in proofs:
        worth = grant(plan_on(proof.completed_on), worth, proof, trace)
    return worth


def first_due(
    plans: Sequence[Plan], assigned_on: date, entered_on: date | None, away: Sequence[Away] = (), trace: Trace = None
) -> date | None:
    """When it is due for the first time; None where that cannot be computed.

    A later version that shortens the time gives at least its full time from its first day, but never more than before.
    """
    due: date | None = None
    for plan in plans:
        wanted = _first_due(plan, assigned_on, entered_on, away, trace if plan is plans[-1] else None)
        if due and wanted and wanted < due:
            fair = max(wanted, min(due, plan.in_force_from + timedelta(days=plan.due_days)))
            if fair != wanted:
                note(trace, "shortened", fair, plan.in_force_from, plan.due_days)
            wanted = fair
        due = wanted
    return due


def _first_due(
    plan: Plan, assigned_on: date, entered_on: date | None, away: Sequence[Away], trace: Trace
) -> date | None:
    if plan.due_kind == FIXED and plan.due_on:
        if plan.due_on >= assigned_on:
            note(trace, FIXED, plan.due_on)
            return plan.due_on
        return _days_after("fixed_passed", assigned_on, plan.due_days, away, trace)
    if plan.due_kind == ENTRY:
        if entered_on is None:
            note(trace, "no_entry", None)
            return None
        start = max(entered_on, plan.in_force_from)
        if start + timedelta(days=plan.due_days) >= assigned_on:
            return _days_after(ENTRY, start, plan.due_days, away, trace)
    return _days_after(ASSIGNMENT, assigned_on, plan.due_days, away, trace)


def _days_after(key: str, start: date, days: int, away: Sequence[Away], trace: Trace) -> date:
    """So many days later; days away do not count."""
    due = start + timedelta(days=days)
    note(trace, key, due, start, days)
    for stretch in away:
        if stretch.ends_on and stretch.starts_on <= due and stretch.ends_on >= start:
            stood = (stretch.ends_on - max(stretch.starts_on, start)).days + 1
            due += timedelta(days=stood)
            note(trace, "clock_stood", due, stretch.starts_on, stood)
    return due


def back_from(plan: Plan, due: date, away: Sequence[Away], trace: Trace = None) -> date:
    """What falls due while somebody is away, or soon after the return, is due some days after it."""
    for stretch in away:
        if stretch.ends_on is None or stretch.starts_on > due:
            continue
        back = stretch.ends_on + timedelta(days=plan.return_grace_days)
        if due < back:
            due = back
            note(trace, "return", due, stretch.ends_on, plan.return_grace_days)
    return due


def dates(
    plans: Sequence[Plan],
    worth: Granted | None,
    assigned_on: date,
    entered_on: date | None,
    away: Sequence[Away] = (),
    trace: Trace = None,
) -> Dates:
    """The cycle somebody is in. `plans` are the versions since it applies, the last one is in force; one missed cycle
    is one duty, because only what was completed opens the next."""
    plan = plans[-1]
    if worth and worth.until is None:
        return Dates(assigned_on, None, None, worth.since, None)
    if worth and worth.until and worth.since >= assigned_on:
        due: date | None = worth.until
    else:
        due = first_due(plans, assigned_on, entered_on, away, trace)
        if worth and worth.until and due and worth.until > due:
            due = worth.until
    if due is None:
        return Dates(assigned_on, None, None, None, worth.until if worth else None)
    due = back_from(plan, due, away, trace)
    opens = assigned_on
    if worth and worth.until:
        opens = max(assigned_on, shift(worth.until, -plan.window_months))
        note(trace, "window", opens, worth.until, plan.window_months)
    ends = due + timedelta(days=plan.grace_days)
    if plan.grace_days:
        note(trace, "grace", ends, due, plan.grace_days)
    return Dates(opens, due, ends, worth.since if worth else None, worth.until if worth else None)


def note(trace: Trace, key: str, result: date | None, origin: date | None = None, amount: int = 0) -> None:
    if trace is not None:
        trace.append(Step(key, result, origin, amount))
