"""Turns filters and wishes for an order into database queries; what we cannot filter by is refused, never ignored."""

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Lower

from people.provisioning.columns import ALL, COLUMNS, NONE, SEVERAL, Column, Text, Time
from people.provisioning.protocol.attributes import PERSON, Resource
from people.provisioning.protocol.filters import parse_path
from people.provisioning.protocol.refusals import Refused, invalid_filter, invalid_value
from people.provisioning.protocol.trees import AllOf, AnyOf, Comparison, Element, Filter, Name, Not

Several = tuple[Q, dict[str, Column]]


def condition(asked: Filter, resource: Resource) -> Q:
    """The filter as a condition of the database."""
    match asked:
        case AllOf(filters):
            result = ALL
            for each in filters:
                result &= condition(each, resource)
            return result
        case AnyOf(filters):
            result = NONE
            for each in filters:
                result |= condition(each, resource)
            return result
        case Not(inner):
            return ~condition(inner, resource)
        case Element():
            return element(asked, resource)
        case Comparison():
            return comparison(asked, resource)


def comparison(test: Comparison, resource: Resource) -> Q:
    column = column_of(test.name, resource)
    if isinstance(column, tuple):  # `emails co "…"` speaks of the value of each
        present, parts = column
        column = parts["value"]
        if test.operator == "pr":
            return present
    if test.value is None and test.operator in {"eq", "ne"}:
        there = column.meets("pr", None)
        return there if test.operator == "ne" else ~there
    return column.meets(test.operator, test.value)


def column_of(name: Name, resource: Resource) -> Column | Several:
    """Where the attribute lies; refused if the schema does not have it or we cannot filter by it."""
    is_core = not name.schema or name.schema.casefold() == resource.schema.casefold()
    if not is_core and resource.extension(name.schema) is None:
        raise invalid_filter(f"There is no attribute {name}.")
    whole, part = name.name.casefold(), name.part.casefold()
    if resource is PERSON and whole in SEVERAL:
        several = SEVERAL[whole]
        if not part:
            return several
        if part in several[1]:
            return several[1][part]
    key = f"{whole}.{part}" if part else {"members": "members.value", "groups": "groups.value"}.get(whole, whole)
    if key not in COLUMNS[resource]:
        raise invalid_filter(f"It cannot be filtered or sorted by {name}.")
    return COLUMNS[resource][key]


def element(asked: Element, resource: Resource) -> Q:
    """Of mailbox and telephone one value is kept, so it is the one that has to meet the filter."""
    column = column_of(asked.name, resource)
    if isinstance(column, tuple):
        present, parts = column
        return present & within(asked.filter, parts)
    return within(asked.filter, {"value": column})


def within(asked: Filter, parts: dict[str, Column]) -> Q:
    """The filter on the parts of one value."""
    match asked:
        case AllOf(filters):
            result = ALL
            for each in filters:
                result &= within(each, parts)
            return result
        case AnyOf(filters):
            result = NONE
            for each in filters:
                result |= within(each, parts)
            return result
        case Not(inner):
            return ~within(inner, parts)
        case Comparison(name, operator, value) if not name.part and name.name.casefold() in parts:
            return parts[name.name.casefold()].meets(operator, value)
    raise invalid_filter("Between square brackets only parts of the attribute can stand.")


def in_order(found: QuerySet, sort_by: str, descending: bool, resource: Resource) -> QuerySet:
    """Sorted as wished, else by our id, so that pages never overlap."""
    if not sort_by:
        return found.order_by("pk")
    try:
        column = column_of(parse_path(sort_by).name, resource)
    except Refused as reason:
        raise invalid_value(reason.detail) from None
    if isinstance(column, tuple):
        column = column[1]["value"]
    if isinstance(column, Text):
        key: Lower | F = Lower(column.expression)
    elif isinstance(column, Time):
        key = F(column.field)
    else:
        raise invalid_value("It cannot be sorted by this attribute.")
    ordering = key.desc(nulls_last=True) if descending else key.asc(nulls_last=True)
    return found.order_by(ordering, "pk")
