"""Rules as the derivation asks them: versions with their days, and since when each concerns somebody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from lms.assignments.expression import Test
from lms.assignments.recurrence import Plan
from lms.obligations.derivation.people import ONE_DAY, Person, birthdays, spans

MERGED = timedelta(days=90)  # a shorter gap is an accident, such as a bad import: the dates come back


class Edition(NamedTuple):
    """One version of a rule."""

    pk: int
    number: int
    starts_on: date
    ends_on: date | None
    test: Test
    what: str
    targets: tuple[str, ...]
    plan: Plan
    sources: frozenset[str]
    ages: tuple[int, ...] = ()


@dataclass(frozen=True)
class Rule:
    """A rule with its released versions of one demand, the oldest first."""

    pk: int
    title: str
    what: str
    editions: tuple[Edition, ...]

    def edition_on(self, day: date) -> Edition:
        """The version in force on that day; before the first one, the first; in a gap, the one before it."""
        begun = [edition for edition in self.editions if edition.starts_on <= day]
        return begun[-1] if begun else self.editions[0]

    def plan_on(self, day: date) -> Plan:
        return self.edition_on(day).plan

    def plans(self, assigned_on: date, day: date) -> list[Plan]:
        """What the versions say that applied since then, the one in force last."""
        applied = [
            edition.plan
            for edition in self.editions
            if edition.starts_on <= day and (edition.ends_on is None or edition.ends_on >= assigned_on)
        ]
        return applied or [self.plan_on(day)]


class Spell(NamedTuple):
    """A stretch in which a rule concerns somebody, short gaps included; `is_gap`: today lies in the gap at its end."""

    starts_on: date
    ends_on: date


def spell_on(rule: Rule, person: Person, day: date) -> Spell | None:
    """The latest stretch in which the rule concerns the person, as known on that day."""
    found: list[tuple[date, date]] = []
    for edition in rule.editions:
        last = min(edition.ends_on or day, day)
        if edition.starts_on <= last:
            extra = birthdays(person, edition.ages) if edition.ages else ()
            found += spans(person, edition.test, edition.starts_on, last, extra)
    return merged(found)


def merged(stretches: Sequence[tuple[date, date]]) -> Spell | None:
    """The last of them, together with those before it that only a short gap parts."""
    if not stretches:
        return None
    *others, (start, end) = stretches
    for earlier_start, earlier_end in reversed(others):
        if start - earlier_end - ONE_DAY >= MERGED:
            break
        start = earlier_start
    return Spell(start, end)
