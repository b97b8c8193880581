"""Where the attributes one can filter and sort by lie in the database, and how each is compared."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import CharField, Exists, F, OuterRef, Q, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Concat, Lower, NullIf, Trim
from django.db.models.lookups import (
    Contains,
    EndsWith,
    Exact,
    GreaterThan,
    GreaterThanOrEqual,
    IContains,
    IEndsWith,
    IExact,
    IStartsWith,
    LessThan,
    LessThanOrEqual,
    StartsWith,
)
from django.utils.dateparse import parse_datetime

from people.provisioning.models import ScimMember
from people.provisioning.protocol.attributes import PERSON, TEAM, Resource
from people.provisioning.protocol.refusals import invalid_filter

EXACT = {"eq": Exact, "co": Contains, "sw": StartsWith, "ew": EndsWith}
CASELESS = {"eq": IExact, "co": IContains, "sw": IStartsWith, "ew": IEndsWith}
ORDERED = {"gt": GreaterThan, "ge": GreaterThanOrEqual, "lt": LessThan, "le": LessThanOrEqual}
ALL, NONE = Q(pk__isnull=False), Q(pk__in=[])


@dataclass(frozen=True)
class Text:
    """A text in the database; `quick` answers the frequent question for one value with an index."""

    expression: Combinable
    exact: bool = False
    quick: Callable[[str], Q] | None = None

    def meets(self, operator: str, value: object) -> Q:
        if operator == "pr":
            return ~Q(Exact(self.expression, Value("")))
        if not isinstance(value, str):
            raise invalid_filter("A text is compared with a text in quotation marks.")
        if operator in {"eq", "ne"}:
            same = self.quick(value) if self.quick else self.compared("eq", value)
            return same if operator == "eq" else ~same
        if operator in ORDERED:
            left, right = (self.expression, value) if self.exact else (Lower(self.expression), value.lower())
            return Q(ORDERED[operator](left, Value(right)))
        return self.compared(operator, value)

    def compared(self, operator: str, value: str) -> Q:
        return Q((EXACT if self.exact else CASELESS)[operator](self.expression, value))


@dataclass(frozen=True)
class Truth:
    """True or false, as a condition."""

    condition: Q

    def meets(self, operator: str, value: object) -> Q:
        if operator == "pr":
            return ALL
        if isinstance(value, str):  # Entra ID asks for "True"
            value = {"true": True, "false": False}.get(value.casefold())
        if operator not in {"eq", "ne"} or not isinstance(value, bool):
            raise invalid_filter("What is true or false can only be equal or not.")
        return self.condition if (operator == "eq") == value else ~self.condition


@dataclass(frozen=True)
class Time:
    """A moment."""

    field: str

    def meets(self, operator: str, value: object) -> Q:
        if operator == "pr":
            return Q(**{f"{self.field}__isnull": False})
        if operator not in {*ORDERED, "eq", "ne"}:
            raise invalid_filter("Moments can be equal, before or after.")
        lookup = {"ge": "gte", "le": "lte", "eq": "exact", "ne": "exact"}.get(operator, operator)
        found = Q(**{f"{self.field}__{lookup}": moment(value)})
        return ~found if operator == "ne" else found


@dataclass(frozen=True)
class Member:
    """Ids of a relation, of which one has to fit."""

    field: str  # of ScimMember: what is asked for
    owner: str  # of ScimMember: who has it

    def meets(self, operator: str, value: object) -> Q:
        mine = ScimMember.objects.filter(**{self.owner: OuterRef("pk")})
        if operator == "pr":
            return Q(Exists(mine))
        if operator not in {"eq", "ne"} or not isinstance(value, str):
            raise invalid_filter("Ids can only be equal or not.")
        found = Q(Exists(mine.filter(**{self.field: number(value)})))
        return found if operator == "eq" else ~found


Column = Text | Truth | Time | Member


def moment(value: object) -> datetime:
    try:
        found = parse_datetime(value) if isinstance(value, str) else None
    except ValueError:
        found = None
    if found is None:
        raise invalid_filter("A moment is written as 2026-01-31T12:00:00Z.")
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def number(value: str) -> int:
    """The value as a primary key; what is none matches nothing."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else -1


def by_user_name(value: str) -> Q:
    return Q(scim_account__user_name__iexact=value) | Q(scim_account=None, personnel_number__iexact=value)


def reported(field: str) -> Combinable:
    return Coalesce(F(f"scim_account__{field}"), Value(""), output_field=CharField())


def text(field: str) -> Combinable:
    return Coalesce(F(field), Value(""), output_field=CharField())


USER_NAME = Coalesce(NullIf(F("scim_account__user_name"), Value("")), F("personnel_number"))
FULL_NAME = Trim(Concat(F("first_name"), Value(" "), F("last_name")))
IDS = Text(Cast("pk", CharField()), exact=True, quick=lambda value: Q(pk=number(value)))
HAS_EMAIL = Q(email__isnull=False) & ~Q(email="")
HAS_PHONE = ~Q(phone="")


def constant(value: str, where: Q) -> dict[str, Column]:
    """The kind and rank every kept value has: work, and the main one."""
    return {"type": Text(Value(value, output_field=CharField())), "primary": Truth(where)}


PEOPLE: dict[str, Column] = {
    "id": IDS,
    "externalid": Text(
        reported("external_id"), exact=True, quick=lambda value: Q(scim_account__external_id=value) if value else NONE
    ),
    "username": Text(USER_NAME, quick=by_user_name),
    "active": Truth(Q(is_active=True)),
    "displayname": Text(FULL_NAME),
    "name.formatted": Text(FULL_NAME),
    "name.givenname": Text(F("first_name")),
    "name.familyname": Text(F("last_name")),
    "emails.value": Text(text("email"), quick=lambda value: Q(email__iexact=value)),
    "phonenumbers.value": Text(text("phone")),
    "groups.value": Member("group", "user"),
    "employeenumber": Text(F("personnel_number"), exact=True),
    "meta.created": Time("scim_account__created_at"),
    "meta.lastmodified": Time("scim_account__changed_at"),
    "meta.resourcetype": Text(Value("User", output_field=CharField()), exact=True),
}
SEVERAL: dict[str, tuple[Q, dict[str, Column]]] = {
    "emails": (HAS_EMAIL, {"value": PEOPLE["emails.value"], **constant("work", HAS_EMAIL)}),
    "phonenumbers": (HAS_PHONE, {"value": PEOPLE["phonenumbers.value"], **constant("work", HAS_PHONE)}),
}
GROUPS: dict[str, Column] = {
    "id": IDS,
    "externalid": Text(F("external_id"), exact=True),
    "displayname": Text(F("display_name")),
    "members.value": Member("user", "group"),
    "meta.created": Time("created_at"),
    "meta.lastmodified": Time("changed_at"),
    "meta.resourcetype": Text(Value("Group", output_field=CharField()), exact=True),
}
COLUMNS: dict[Resource, dict[str, Column]] = {PERSON: PEOPLE, TEAM: GROUPS}
