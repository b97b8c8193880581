"""What a learning programme asks for, and where somebody with some completed courses stands. Without database."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum


class Demand(StrEnum):
    """How much of a section has to be done."""

    ALL = "all"
    SOME = "some"
    OPTIONAL = "optional"


class State(StrEnum):
    """Where a course of the programme stands."""

    DONE = "done"
    NEXT = "next"  # the one to go on with
    OPEN = "open"
    LATER = "later"  # its turn comes after others


@dataclass(frozen=True)
class Entry:
    """A course of the programme and the points it brings."""

    course: int
    points: int = 0


@dataclass(frozen=True)
class Section:
    """A part of the programme."""

    title: str
    entries: tuple[Entry, ...]
    demand: Demand = Demand.ALL
    number: int = 0  # how many courses, if some are asked for
    in_order: bool = False
    text: str = ""

    @property
    def needed(self) -> int:
        """How many of its courses have to be done."""
        if self.demand == Demand.SOME:
            return min(self.number, len(self.entries))
        return len(self.entries) if self.demand == Demand.ALL else 0

    def done(self, learnt: Collection[int]) -> int:
        """How many of its courses are done."""
        return sum(entry.course in learnt for entry in self.entries)

    def is_met(self, learnt: Collection[int]) -> bool:
        """Whether enough of it is done."""
        return self.done(learnt) >= self.needed

    def turn(self, place: int, learnt: Collection[int]) -> bool:
        """Whether a course has its turn: in a section with an order, when all before it are done."""
        return not self.in_order or all(entry.course in learnt for entry in self.entries[:place])


@dataclass(frozen=True)
class Plan:
    """Everything a programme asks for."""

    sections: tuple[Section, ...]
    in_order: bool = False  # a section has its turn when those before it are met
    points: int = 0  # how many points one needs besides

    @property
    def courses(self) -> list[int]:
        """The ids of all courses in order."""
        return [entry.course for section in self.sections for entry in section.entries]

    @property
    def most_points(self) -> int:
        """How many points one can get."""
        return sum(entry.points for section in self.sections for entry in section.entries)

    def only(self, courses: Collection[int]) -> "Plan":
        """The plan without courses that are not there for somebody; nobody is asked for those."""
        kept = (
            replace(section, entries=tuple(entry for entry in section.entries if entry.course in courses))
            for section in self.sections
        )
        plan = replace(self, sections=tuple(section for section in kept if section.entries))
        return replace(plan, points=min(self.points, plan.most_points))


@dataclass(frozen=True)
class SectionStanding:
    """A section and the state of each of its courses."""

    section: Section
    states: tuple[State, ...]
    is_met: bool
    has_turn: bool

    @property
    def done(self) -> int:
        """How many of its courses are done."""
        return sum(state == State.DONE for state in self.states)


@dataclass(frozen=True)
class Standing:
    """Where somebody stands in a programme; derived anew whenever it is shown."""

    sections: tuple[SectionStanding, ...]
    steps_total: int
    steps_done: int
    points: int
    points_needed: int
    next_course: int | None

    @property
    def points_missing(self) -> int:
        return max(0, self.points_needed - self.points)

    @property
    def is_complete(self) -> bool:
        """Whether everything asked for is done; a programme that asks for nothing is never complete."""
        asks = bool(self.steps_total or self.points_needed)
        return asks and all(each.is_met for each in self.sections) and not self.points_missing

    @property
    def has_begun(self) -> bool:
        return any(each.done for each in self.sections)


def standing(plan: Plan, learnt: Collection[int]) -> Standing:
    """Where somebody stands who has completed these courses, in whatever order that happened."""
    points = sum(entry.points for section in plan.sections for entry in section.entries if entry.course in learnt)
    turns = [
        not plan.in_order or all(before.is_met(learnt) for before in plan.sections[:place])
        for place in range(len(plan.sections))
    ]
    following = _next(plan, turns, learnt, points)
    parts = tuple(
        SectionStanding(
            section,
            tuple(_state(section, place, has_turn, learnt, following) for place in range(len(section.entries))),
            section.is_met(learnt),
            has_turn,
        )
        for section, has_turn in zip(plan.sections, turns, strict=True)
    )
    needed = [(section.needed, section.done(learnt)) for section in plan.sections]
    return Standing(
        sections=parts,
        steps_total=sum(number for number, _done in needed),
        steps_done=sum(min(number, done) for number, done in needed),
        points=points,
        points_needed=plan.points,
        next_course=following,
    )


def _state(section: Section, place: int, has_turn: bool, learnt: Collection[int], following: int | None) -> State:
    course = section.entries[place].course
    if course in learnt:
        return State.DONE
    if course == following:
        return State.NEXT
    return State.OPEN if has_turn and section.turn(place, learnt) else State.LATER


def _next(plan: Plan, turns: list[bool], learnt: Collection[int], points: int) -> int | None:
    """The course to go on with: the first one a section still asks for, then the first one that brings points."""
    ready = [
        (section, entry)
        for section, has_turn in zip(plan.sections, turns, strict=True)
        for place, entry in enumerate(section.entries)
        if has_turn and entry.course not in learnt and section.turn(place, learnt)
    ]
    asked = [entry.course for section, entry in ready if not section.is_met(learnt)]
    if asked or points >= plan.points:
        return next(iter(asked), None)
    brings = [entry.course for section, entry in ready if entry.points] or [entry.course for _section, entry in ready]
    return next(iter(brings), None)
