"""When training is due: what must hold for every rule and every life."""

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from lms.assignments.recurrence import (
    ANCHOR,
    COMPLETION,
    NONE,
    PREVIOUS_EXPIRY,
    Away,
    Plan,
    Proof,
    dates,
    first_due,
    granted,
    next_anchor,
    shift,
)

days = st.dates(min_value=date(2000, 1, 1), max_value=date(2060, 12, 31))
months = st.sampled_from([1, 2, 3, 6, 12, 24, 36])


def plans(**fields: st.SearchStrategy) -> st.SearchStrategy[Plan]:
    """Plans in which only these fields vary."""
    return st.fixed_dictionaries(fields).map(lambda chosen: Plan(**chosen))


recurring = plans(
    basis=st.sampled_from([COMPLETION, PREVIOUS_EXPIRY, ANCHOR]),
    months=months,
    anchor_month=st.integers(1, 12),
    anchor_day=st.integers(1, 31),
    window_months=st.integers(0, 3),
    newcomer_months=st.integers(0, 6),
    grace_days=st.integers(0, 30),
)
proofs = st.lists(days, min_size=1, max_size=8, unique=True).map(lambda found: [Proof(day) for day in sorted(found)])
yearly = plans(basis=st.just(PREVIOUS_EXPIRY), months=st.just(12), window_months=st.integers(1, 3))


@given(days, st.integers(-60, 60))
def test_a_month_is_a_month_clamped_to_its_end(day, number) -> None:
    shifted = shift(day, number)
    assert (shifted.year * 12 + shifted.month) - (day.year * 12 + day.month) == number
    assert shifted.day == day.day or (shifted.day < day.day and (shifted + timedelta(days=1)).day == 1)


def test_the_ends_of_months_and_leap_days() -> None:
    assert shift(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert shift(date(2028, 1, 31), 1) == date(2028, 2, 29)
    assert shift(date(2026, 1, 31), 2) == date(2026, 3, 31)
    assert shift(date(2028, 2, 29), 12) == date(2029, 2, 28)
    assert shift(date(2028, 2, 29), 48) == date(2032, 2, 29)


@given(yearly, days, st.lists(st.integers(0, 20), min_size=2, max_size=10))
def test_renewing_early_year_after_year_keeps_the_day(plan, first, early) -> None:
    done = [Proof(first)]
    for year, days_before in enumerate(early, start=1):
        done.append(Proof(shift(first, 12 * year) - timedelta(days=days_before)))
    worth = granted(lambda day: plan, done)
    assert worth.until == shift(first, 12 * (len(early) + 1))


@given(st.integers(1, 12), st.integers(1, 31), st.sampled_from([1, 2, 3, 6, 12, 24]), days)
def test_what_is_anchored_always_ends_on_the_fixed_day(month, day, every, completed) -> None:
    plan = Plan(basis=ANCHOR, months=every, anchor_month=month, anchor_day=day)
    until = granted(lambda on: plan, [Proof(completed)]).until
    assert until.day == min(day, (shift(until.replace(day=1), 1) - timedelta(days=1)).day)
    if every >= 12:
        assert until.month == month
    assert until >= completed


@given(recurring, days)
def test_the_next_fixed_day_is_the_first_one(plan, day) -> None:
    anchor = next_anchor(plan, day)
    assert anchor >= day
    assert shift(anchor, -min(plan.months, 12), plan.anchor_day) < day


@given(recurring, proofs)
def test_one_more_completion_never_shortens_what_was_granted(plan, done) -> None:
    ends = [granted(lambda day: plan, done[: number + 1]).until for number in range(len(done))]
    assert ends == sorted(ends)


@given(recurring, recurring, proofs, days)
def test_a_new_rule_moves_no_validity_granted_before_it(old, new, done, changed_on) -> None:
    before = [proof for proof in done if proof.completed_on < changed_on]
    assume(before)
    assert granted(lambda day: old if day < changed_on else new, before) == granted(lambda day: old, before)


@given(recurring, days)
def test_a_completion_counts_for_at_least_the_day_it_was_made(plan, completed) -> None:
    assert granted(lambda day: plan, [Proof(completed)]).until >= completed


@given(yearly, days, st.integers(0, 90))
def test_completing_before_the_window_is_not_lost(plan, first, before) -> None:
    end = shift(first, 12)
    opens = shift(end, -plan.window_months)
    early = opens - timedelta(days=before)
    assume(early > first)
    until = granted(lambda day: plan, [Proof(first), Proof(early)]).until
    if early >= shift(end, -2 * plan.window_months):
        assert until == shift(first, 24), "not older than the window is long: it counts for the next time"
    else:
        assert until == end, "kept, but too early for the next time"


@given(recurring, days, st.integers(1, 3000))
def test_however_many_cycles_are_missed_there_is_one_duty(plan, first, later) -> None:
    worth = granted(lambda day: plan, [Proof(first)])
    found = dates([plan], worth, first, None)
    assert found.due_on == worth.until
    back = worth.until + timedelta(days=plan.grace_days + later)
    after = granted(lambda day: plan, [Proof(first), Proof(back)])
    assert after.until >= back, "doing it once is enough"
    assert after.since == back


@given(recurring, proofs, days)
def test_the_four_days_stand_in_order(plan, done, assigned_on) -> None:
    worth = granted(lambda day: plan, done)
    found = dates([plan], worth, assigned_on, None)
    assert found.window_opens_on <= found.due_on <= found.grace_ends_on
    assert found.grace_ends_on - found.due_on == timedelta(days=plan.grace_days)


@given(days, st.integers(0, 400), st.integers(0, 200), st.integers(0, 100))
def test_days_away_do_not_count(assigned_on, due_days, away_from, length) -> None:
    plan = Plan(due_days=due_days)
    stretch = Away(assigned_on + timedelta(days=away_from), assigned_on + timedelta(days=away_from + length))
    due = first_due([plan], assigned_on, None, [stretch])
    present = [
        day for offset in range((due - assigned_on).days)
        if not stretch.starts_on <= (day := assigned_on + timedelta(days=offset + 1)) <= stretch.ends_on
    ]  # fmt: skip
    assert due >= assigned_on + timedelta(days=due_days)
    if away_from > due_days:
        assert due == assigned_on + timedelta(days=due_days)
    elif away_from >= 1:
        assert len(present) == due_days


@given(days, st.integers(1, 200), st.integers(1, 200), st.integers(0, 300))
def test_a_shorter_rule_never_takes_more_than_it_says(assigned_on, long, short, later) -> None:
    assume(short < long)
    changed_on = assigned_on + timedelta(days=later)
    old, new = Plan(due_days=long), Plan(due_days=short, in_force_from=changed_on)
    due = first_due([old, new], assigned_on, None)
    assert due <= assigned_on + timedelta(days=long)
    assert due >= min(assigned_on + timedelta(days=long), changed_on + timedelta(days=short))


def test_neither_beginning_nor_end_of_summer_time_moves_a_day() -> None:
    """Days are days of the calendar: there is no hour that could be missing or come twice."""
    for day in (date(2026, 3, 28), date(2026, 10, 24)):
        assert first_due([Plan(due_days=1)], day, None) == day + timedelta(days=1)
        assert first_due([Plan(due_days=7)], day, None) == day + timedelta(days=7)


def test_once_is_enough_unless_the_proof_itself_ends() -> None:
    plan = Plan(basis=NONE)
    assert granted(lambda day: plan, [Proof(date(2026, 1, 1))]).until is None
    ends = Proof(date(2026, 1, 1), ends=date(2027, 1, 1))
    assert granted(lambda day: plan, [ends]).until == date(2027, 1, 1)
