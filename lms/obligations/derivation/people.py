"""What is known about a person for duties: posts, roles, absences, proof, all with days."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from lms.assignments.expression import Expression, Test, compiled
from lms.assignments.recurrence import Away, Proof, shift

ONE_DAY = timedelta(days=1)
Token = tuple[str, Any]


class Held(NamedTuple):
    """A post, a role or a team for a time, with the conditions it fulfils; its days belong to it."""

    starts_on: date | None
    ends_on: date | None
    tokens: frozenset[Token]
    office: int | None = None
    is_main: bool = False

    def covers(self, day: date) -> bool:
        return (self.starts_on is None or self.starts_on <= day) and (self.ends_on is None or self.ends_on >= day)


class Moment(NamedTuple):
    """One person on one day, as conditions see her."""

    tokens: frozenset[Token]
    entered_on: date | None
    born_on: date | None
    day: date


@dataclass
class Person:
    """Everything duties depend on."""

    pk: int
    entered_on: date | None = None
    left_on: date | None = None
    born_on: date | None = None
    is_active: bool = True
    held: list[Held] = field(default_factory=list)
    absences: list[Away] = field(default_factory=list)
    exemptions: dict[int, list[Away]] = field(default_factory=dict)  # by rule
    extensions: dict[tuple[str, str], date] = field(default_factory=dict)  # by duty and cycle
    proofs: dict[str, list[Proof]] = field(default_factory=dict)  # by target, the oldest first
    _moments: dict[date, Moment] = field(default_factory=dict)

    @cached_property
    def turns(self) -> list[date]:
        """The days on which something about the person changes."""
        days = {held.starts_on for held in self.held if held.starts_on}
        days |= {held.ends_on + ONE_DAY for held in self.held if held.ends_on}
        days |= {self.entered_on} if self.entered_on else set()
        days |= {self.left_on + ONE_DAY} if self.left_on else set()
        return sorted(days)

    def works_on(self, day: date) -> bool:
        """Whether the person belongs to the staff on that day; not with an account closed without a last day."""
        if not self.is_active and not self.left_on:
            return False
        return (self.entered_on is None or day >= self.entered_on) and (self.left_on is None or day <= self.left_on)

    def on(self, day: date) -> Moment:
        """The person as of that day."""
        if day not in self._moments:
            found = frozenset().union(*(held.tokens for held in self.held if held.covers(day)))
            self._moments[day] = Moment(found, self.entered_on, self.born_on, day)
        return self._moments[day]

    def office_on(self, day: date) -> int | None:
        """Where the person belongs on that day: by the main post, of several the latest."""
        posts = [held for held in self.held if held.office and held.covers(day)]
        weightiest = max(posts, key=lambda post: (post.is_main, post.starts_on or date.min), default=None)
        return weightiest.office if weightiest else None


def birthdays(person: Person, ages: Iterable[int]) -> list[date]:
    """The days on which the person reaches one of these ages."""
    return [shift(person.born_on, 12 * age) for age in ages] if person.born_on else []


def condition(kind: str, value: Any) -> Test:
    """Whether one condition holds for a person on a day."""
    match kind:
        case "everybody":
            return lambda moment: True
        case "entered_from":
            day = date.fromisoformat(value)
            return lambda moment: bool(moment.entered_on) and moment.entered_on >= day
        case "entered_before":
            before = date.fromisoformat(value)
            return lambda moment: bool(moment.entered_on) and moment.entered_on < before
        case "younger_than":
            return lambda moment: bool(moment.born_on) and moment.day < shift(moment.born_on, 12 * value)
    token = token_of(kind, value)
    return lambda moment: token in moment.tokens


def token_of(kind: str, value: Any) -> Token:
    """A condition as posts, roles and teams fulfil it."""
    return (kind, tuple(value) if kind == "attribute" else value)


def asked(expression: Expression | None) -> Test:
    """The expression as a question about a person on a day; an empty one means nobody."""
    return compiled(expression, condition) if expression else lambda moment: False


def spans(person: Person, test: Test, first: date, last: date, extra: Iterable[date] = ()) -> list[tuple[date, date]]:
    """The stretches between the two days in which the person is meant."""
    turns = [first, *(day for day in sorted({*person.turns, *extra}) if first < day <= last)]
    found: list[tuple[date, date]] = []
    for start, end in zip(turns, [*(day - ONE_DAY for day in turns[1:]), last], strict=True):
        if person.works_on(start) and test(person.on(start)):
            if found and found[-1][1] + ONE_DAY == start:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
    return found
