"""An audience as it stands in a form: conditions in groups. Every expression fits in and keeps its meaning."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any

Expression = dict[str, Any]
OPPOSITE = {"all": "any", "any": "all"}


@dataclass(frozen=True)
class Condition:
    """One condition: the office, the job, the day of entry, …; or that it does not hold."""

    kind: str
    value: Any = None
    negated: bool = False

    @property
    def expression(self) -> Expression:
        leaf = {self.kind: self.value}
        return {"not": leaf} if self.negated else leaf


@dataclass(frozen=True)
class Group:
    """Conditions of which all have to hold, or any one."""

    join: str = "all"
    conditions: tuple[Condition, ...] = ()

    @property
    def expression(self) -> Expression:
        return joined(self.join, [condition.expression for condition in self.conditions])


@dataclass(frozen=True)
class Groups:
    """The groups of an audience, of which all have to hold, or any one."""

    join: str = "all"
    groups: tuple[Group, ...] = field(default=(Group(),))

    @property
    def expression(self) -> Expression:
        """The audience as it is kept; empty groups say nothing."""
        return joined(self.join, [group.expression for group in self.groups if group.conditions])

    @property
    def is_empty(self) -> bool:
        return not any(group.conditions for group in self.groups)

    def with_condition(self, place: int, condition: Condition) -> "Groups":
        """With one more condition at the end of a group."""
        group = self.groups[place]
        return self._with(place, replace(group, conditions=(*group.conditions, condition)))

    def without_condition(self, place: int, line: int) -> "Groups":
        """Without that condition."""
        group = self.groups[place]
        return self._with(place, replace(group, conditions=group.conditions[:line] + group.conditions[line + 1 :]))

    def with_group(self) -> "Groups":
        """With one more group; what joins it is the opposite of what joins the others, since that is what it is for."""
        return replace(self, groups=(*self.groups, Group(OPPOSITE[self.join])))

    def without_group(self, place: int) -> "Groups":
        """Without that group; one always stays."""
        return replace(self, groups=self.groups[:place] + self.groups[place + 1 :] or (Group(),))

    def _with(self, place: int, group: Group) -> "Groups":
        return replace(self, groups=(*self.groups[:place], group, *self.groups[place + 1 :]))


def joined(join: str, parts: list[Expression]) -> Expression:
    """Several expressions as one; a single one needs nothing around it."""
    return parts[0] if len(parts) == 1 else {join: parts}


def groups_of(expression: Expression) -> Groups:
    """The expression as groups of conditions; what is nested more deeply is rewritten so that it means the same."""
    if not expression:
        return Groups()
    plain = flat(inward(expression))
    return two_storeys(plain) or two_storeys(sum_of_products(plain)) or Groups()


def inward(expression: Expression, *, negated: bool = False) -> Expression:
    """The same with “not” only directly before conditions."""
    (kind, value), *_others = expression.items()
    if kind == "not":
        return inward(value, negated=not negated)
    if kind in OPPOSITE:
        return {OPPOSITE[kind] if negated else kind: [inward(part, negated=negated) for part in value]}
    return {"not": expression} if negated else expression


def flat(expression: Expression) -> Expression:
    """The same without “all” directly in “all”, or “any” directly in “any”."""
    (kind, value), *_others = expression.items()
    if kind not in OPPOSITE:
        return expression
    parts = [part for child in value for part in parts_of(kind, flat(child))]
    return joined(kind, parts)


def parts_of(join: str, expression: Expression) -> list[Expression]:
    return expression.get(join, [expression])


def two_storeys(expression: Expression) -> Groups | None:
    """The expression as groups, if it is not nested more deeply than that."""
    join = next((kind for kind in OPPOSITE if kind in expression), None)
    if join is None:
        return Groups(groups=(Group("all", (condition(expression),)),))
    single = [part for part in expression[join] if is_condition(part)]
    nested = [part for part in expression[join] if not is_condition(part)]
    if not all(is_condition(leaf) for part in nested for leaf in leaves(part)):
        return None
    groups = [Group(join, tuple(map(condition, single)))] if single else []
    groups += [Group(kind, tuple(map(condition, part[kind]))) for part in nested for kind in part]
    return Groups(join if nested else "all", tuple(groups) or (Group(),))


def sum_of_products(expression: Expression) -> Expression:
    """The same as “any” of groups of which “all” has to hold."""
    return {"any": [{"all": list(one)} for one in products(expression)]}


def products(expression: Expression) -> Iterable[tuple[Expression, ...]]:
    """Every set of conditions that together make the expression true."""
    if "any" in expression:
        return [one for part in expression["any"] for one in products(part)]
    if "all" in expression:
        chosen = product(*(list(products(part)) for part in expression["all"]))
        return [tuple(leaf for one in several for leaf in one) for several in chosen]
    return [(expression,)]


def leaves(expression: Expression) -> Iterator[Expression]:
    """What stands directly inside “all” or “any”."""
    for kind in expression:
        yield from expression[kind]


def is_condition(expression: Expression) -> bool:
    return not OPPOSITE.keys() & expression.keys()


def condition(expression: Expression) -> Condition:
    """A condition of the form, from a leaf or a negated leaf."""
    negated = "not" in expression
    leaf = expression["not"] if negated else expression
    ((kind, value),) = leaf.items()
    return Condition(kind, value, negated)
