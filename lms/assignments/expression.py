"""Who is meant: an expression of conditions joined by “all”, “any” and “not”. Pure; it knows nobody.

`{"all": [{"office": "37"}, {"not": {"role": "hr"}}]}` means everybody of the branch 37 who does not hold the role HR.
A single person is asked with a function from leaf to yes or no, a whole city with one from leaf to a set of people;
both go through the same algebra.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any

from django.utils.translation import gettext as _

Expression = dict[str, Any]
JOINS = ("all", "any")
LEAVES = (
    *("office", "job", "hazard", "attribute", "role", "entered_from", "entered_before"),
    *("younger_than", "supervises", "audience", "everybody"),
)
DAYS = ("entered_from", "entered_before")
DEEPEST, MOST = 8, 200


def mistakes(expression: Any, *, depth: int = 0) -> Iterator[str]:
    """What is wrong with it, in words; nothing for an expression that can be asked."""
    if not isinstance(expression, Mapping) or len(expression) != 1:
        yield _("Each condition says exactly one thing.")
        return
    if depth > DEEPEST:
        yield _("The conditions are nested too deeply.")
        return
    ((kind, value),) = expression.items()
    if kind in JOINS:
        if not isinstance(value, list) or not value:
            yield _("A group needs at least one condition.")
        elif len(value) > MOST:
            yield _("The group has too many conditions.")
        else:
            for part in value:
                yield from mistakes(part, depth=depth + 1)
    elif kind == "not":
        yield from mistakes(value, depth=depth + 1)
    elif kind not in LEAVES:
        yield _("There is no condition “%(kind)s”.") % {"kind": kind}
    elif not is_sound(kind, value):
        yield _("The condition “%(kind)s” lacks a proper value.") % {"kind": kind}


def is_sound(kind: str, value: Any) -> bool:
    """Whether the value fits the kind of condition."""
    match kind:
        case "supervises" | "everybody":
            return value is True
        case "younger_than" | "audience":
            return isinstance(value, int) and not isinstance(value, bool) and value > 0
        case "attribute":
            return isinstance(value, list) and len(value) == 2 and all(isinstance(one, str) and one for one in value)
        case "entered_from" | "entered_before":
            return isinstance(value, str) and is_day(value)
    return isinstance(value, str) and bool(value)


def is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def leaves(expression: Expression) -> Iterator[tuple[str, Any]]:
    """Every condition in it, as kind and value."""
    for kind, value in expression.items():
        if kind in JOINS:
            for part in value:
                yield from leaves(part)
        elif kind == "not":
            yield from leaves(value)
        elif kind in LEAVES:
            yield kind, value


def inlined(expression: Expression, audiences: Mapping[int, Expression], above: tuple[int, ...] = ()) -> Expression:
    """The same with what named audiences mean in their place; one that is unknown or names itself means nobody."""
    ((kind, value),) = expression.items()
    if kind in JOINS:
        return {kind: [inlined(part, audiences, above) for part in value]}
    if kind == "not":
        return {kind: inlined(value, audiences, above)}
    if kind == "audience":
        if value in above or not audiences.get(value):
            return {"not": {"everybody": True}}
        return inlined(audiences[value], audiences, (*above, value))
    return expression


def members(expression: Expression, leaf: Callable[[str, Any], set[int]], everybody: set[int]) -> set[int]:
    """All who are meant, from the sets of those for whom each condition holds."""
    ((kind, value),) = expression.items()
    if kind in JOINS:
        found: list[set[int]] = [members(part, leaf, everybody) for part in value]
        return reduce(and_ if kind == "all" else or_, found)
    if kind == "not":
        return everybody - members(value, leaf, everybody)
    return leaf(kind, value) & everybody


Test = Callable[[Any], bool]


def compiled(expression: Expression, leaf: Callable[[str, Any], Test]) -> Test:
    """A function that says whether somebody is meant; `leaf` makes one for a single condition."""
    ((kind, value),) = expression.items()
    if kind == "not":
        inner = compiled(value, leaf)
        return lambda who: not inner(who)
    if kind not in JOINS:
        return leaf(kind, value)
    tests = [compiled(part, leaf) for part in value]
    if len(tests) == 1:
        return tests[0]
    if kind == "all":
        return lambda who: all(test(who) for test in tests)
    return lambda who: any(test(who) for test in tests)
