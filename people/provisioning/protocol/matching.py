"""Whether a value meets a filter; used where a patch chooses among several values of one attribute."""

from collections.abc import Mapping

from people.provisioning.protocol.attributes import Attribute
from people.provisioning.protocol.refusals import invalid_path
from people.provisioning.protocol.trees import AllOf, AnyOf, Comparison, Filter, Not


def meets(value: Mapping, chosen: Filter, attribute: Attribute) -> bool:
    """Whether one value of the attribute meets the filter, which speaks of its parts."""
    match chosen:
        case AllOf(filters):
            return all(meets(value, each, attribute) for each in filters)
        case AnyOf(filters):
            return any(meets(value, each, attribute) for each in filters)
        case Not(inner):
            return not meets(value, inner, attribute)
        case Comparison():
            return compares(value, chosen, attribute)
    raise invalid_path("One pair of square brackets cannot stand within another.")


def compares(value: Mapping, test: Comparison, attribute: Attribute) -> bool:
    part = attribute.part(test.name.name)
    if part is None or test.name.part:
        raise invalid_path(f"{attribute.name} has no part {test.name}.")
    held, asked = value.get(part.name), test.value
    if test.operator == "pr":
        return held not in (None, "")
    if isinstance(held, bool) or isinstance(asked, bool):
        return compares_truth(held, asked, test.operator)
    left, right = (("" if side is None else str(side)) for side in (held, asked))
    if not part.exact:
        left, right = left.casefold(), right.casefold()
    return TEXTS[test.operator](left, right)


def compares_truth(held: object, asked: object, operator: str) -> bool:
    """Entra ID asks for `primary eq "True"`."""
    if isinstance(asked, str):
        asked = {"true": True, "false": False}.get(asked.casefold())
    if operator not in {"eq", "ne"}:
        raise invalid_path("What is true or false can only be equal or not.")
    return (bool(held) == asked) == (operator == "eq")


TEXTS = {
    "eq": lambda left, right: left == right,
    "ne": lambda left, right: left != right,
    "co": lambda left, right: right in left,
    "sw": lambda left, right: left.startswith(right),
    "ew": lambda left, right: left.endswith(right),
    "gt": lambda left, right: left > right,
    "ge": lambda left, right: left >= right,
    "lt": lambda left, right: left < right,
    "le": lambda left, right: left <= right,
}
