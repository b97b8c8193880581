"""The duties of one person on one day: several rules for the same training are one duty, its earliest day acts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter
from typing import NamedTuple

from lms.assignments.recurrence import Away, Dates, Granted, Proof, Step, Trace, dates, granted, note
from lms.obligations.derivation.people import ONE_DAY, Person
from lms.obligations.derivation.rules import Edition, Rule, Spell, spell_on

OPEN, WINDOW, OVERDUE, DONE, EXEMPT, ABSENT, NOT_COMPUTABLE, ENDED = (
    *("open", "window", "overdue", "done", "exempt", "absent", "not_computable", "ended"),
)
PRESSING = (ABSENT, OVERDUE, OPEN, NOT_COMPUTABLE, WINDOW, DONE, EXEMPT)
KEPT = timedelta(days=365)  # how long an ended duty is still shown


class Source(NamedTuple):
    """One rule behind a duty, with what it alone would demand."""

    rule: Rule
    edition: Edition
    spell: Spell
    dates: Dates
    worth: Granted | None
    is_exempt: bool
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Duty:
    """Where somebody stands with one training."""

    what: str
    state: str
    cycle: str
    assignment: int
    assigned_on: date
    window_opens_on: date | None
    due_on: date | None
    grace_ends_on: date | None
    done_on: date | None
    valid_until: date | None
    office: int | None
    reason: str = ""
    sources: tuple[Source, ...] = ()


def duties_of(person: Person, rules: Iterable[Rule], day: date, *, explaining: bool = False) -> list[Duty]:
    """All duties of the person as of that day."""
    by_what: dict[str, list[tuple[Rule, Spell]]] = defaultdict(list)
    for rule in rules:
        spell = spell_on(rule, person, day)
        if spell and day - spell.ends_on <= KEPT:
            by_what[rule.what].append((rule, spell))
    return [duty(person, what, found, day, explaining=explaining) for what, found in sorted(by_what.items())]


def duty(
    person: Person, what: str, found: Sequence[tuple[Rule, Spell]], day: date, *, explaining: bool = False
) -> Duty:
    """One duty out of all rules that demand the same."""
    running = [(rule, spell) for rule, spell in found if spell.ends_on >= day]
    if not running:
        return ended(person, what, found, day)
    sources = [source(person, rule, spell, day, explaining=explaining) for rule, spell in running]
    cycle = cycle_of(sources)
    more_time = person.extensions.get((what, cycle))
    if more_time:
        sources = [with_more_time(each, more_time) for each in sources]
    acting = min(sources, key=urgency)
    state = pressing(sources, person, day)
    known = acting.dates
    return Duty(
        what=what,
        state=state,
        cycle=cycle,
        assignment=acting.rule.pk,
        assigned_on=acting.spell.starts_on,
        window_opens_on=known.window_opens_on,
        due_on=known.due_on,
        grace_ends_on=known.grace_ends_on,
        done_on=known.done_on,
        valid_until=known.valid_until,
        office=person.office_on(known.due_on or day) or person.office_on(day),
        reason="extended" if more_time else "",
        sources=tuple(sources),
    )


def urgency(each: Source) -> tuple[bool, bool, date, int]:
    """What acts: a rule from which the person is not exempt, with a day, the earliest."""
    never = each.dates.due_on is None and each.dates.done_on is not None
    due = date.max if never or each.dates.due_on is None else each.dates.due_on
    return (each.is_exempt, each.dates.due_on is None and not never, due, each.rule.pk or 0)


def ended(person: Person, what: str, found: Sequence[tuple[Rule, Spell]], day: date) -> Duty:
    """A duty that applies no more; what was proven stays."""
    rule, spell = max(found, key=lambda pair: (pair[1].ends_on, pair[0].pk))
    worth = worth_of(person, rule, day)
    if not person.works_on(day):
        reason = "left"
    elif (last := rule.editions[-1].ends_on) and last < day:
        reason = "rule_ended"
    elif any(edition.starts_on == spell.ends_on + ONE_DAY for edition in rule.editions):
        reason = "rule_changed"
    else:
        reason = "audience_left"
    return Duty(
        what, ENDED, key_of(worth, spell.starts_on), rule.pk, spell.starts_on, None, None, None,
        worth.since if worth else None, worth.until if worth else None, person.office_on(spell.ends_on), reason,
    )  # fmt: skip


def source(person: Person, rule: Rule, spell: Spell, day: date, *, explaining: bool = False) -> Source:
    """What one rule demands of the person."""
    trace: Trace = [] if explaining else None
    edition = rule.edition_on(day)
    exempt = person.exemptions.get(rule.pk, ())
    away = [each for each in person.absences if each.starts_on <= day]
    away += [each for each in exempt if each.starts_on <= day]
    worth = worth_of(person, rule, day, trace)
    known = dates(rule.plans(spell.starts_on, day), worth, spell.starts_on, person.entered_on, away, trace)
    return Source(rule, edition, spell, known, worth, any(is_on(each, day) for each in exempt), tuple(trace or ()))


def worth_of(person: Person, rule: Rule, day: date, trace: Trace = None) -> Granted | None:
    """What the person has proven for the rule up to that day, by any of its targets."""
    targets = rule.editions[-1].targets
    found = [proof for target in targets for proof in person.proofs.get(target, ()) if proof.completed_on <= day]
    if not found:
        return None
    accepted = [proof for proof in found if is_accepted(proof, rule.edition_on(proof.completed_on))]
    return granted(rule.plan_on, sorted(accepted, key=attrgetter("completed_on")), trace)


def is_accepted(proof: Proof, edition: Edition) -> bool:
    return not edition.sources or not proof.source or proof.source in edition.sources


def is_on(stretch: Away, day: date) -> bool:
    return stretch.starts_on <= day and (stretch.ends_on is None or stretch.ends_on >= day)


def with_more_time(each: Source, due_on: date) -> Source:
    """The same source, due later; nothing ever becomes due earlier by that."""
    known = each.dates
    if known.due_on is None or known.due_on >= due_on:
        return each
    grace = (known.grace_ends_on or known.due_on) - known.due_on
    trace: list[Step] = list(each.steps)
    note(trace, "extended", due_on, known.due_on)
    later = known._replace(due_on=due_on, grace_ends_on=due_on + grace)
    return each._replace(dates=later, steps=tuple(trace))


def cycle_of(sources: Sequence[Source]) -> str:
    """The name of the cycle: what was completed last opened it, otherwise the day since when the duty applies."""
    proven = [each.worth for each in sources if each.worth]
    latest = max(proven, key=lambda worth: worth.since, default=None)
    return key_of(latest, min(each.spell.starts_on for each in sources))


def key_of(worth: Granted | None, assigned_on: date) -> str:
    return f"after {worth.since}" if worth else f"from {assigned_on}"


def pressing(sources: Sequence[Source], person: Person, day: date) -> str:
    """How the duty stands: as the most pressing of its rules; those from which the person is exempt press nothing."""
    states = {state_of(each, person, day) for each in sources}
    return next(state for state in PRESSING if state in states)


def state_of(each: Source, person: Person, day: date) -> str:
    """How the duty stands by the rule that acts."""
    if each.is_exempt:
        return EXEMPT
    if any(is_on(stretch, day) for stretch in person.absences):
        return ABSENT
    known = each.dates
    if known.due_on is None:
        return DONE if known.done_on else NOT_COMPUTABLE
    if known.valid_until and known.valid_until >= day:
        return DONE if day < known.window_opens_on else WINDOW
    return OVERDUE if day > (known.grace_ends_on or known.due_on) else OPEN
