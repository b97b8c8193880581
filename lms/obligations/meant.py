"""Whom an audience means on a day, for the whole city at once: a set for each condition, joined as it says."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from lms.assignments.expression import Expression, inlined, members
from lms.assignments.models import DutyAudience
from lms.assignments.recurrence import shift
from people.directory.models import Office, Post, StaffGroup, User
from people.directory.roles import Role


def people_meant(expression: Expression, on: date | None = None) -> set[int]:
    """Everybody who is meant, by id."""
    day = on or timezone.localdate()
    whole = inlined(expression, dict(DutyAudience.objects.values_list("pk", "expression")))
    return members(whole, lambda kind, value: keys(fitting(kind, value, day)), keys(User.objects.working()))


def fitting(kind: str, value: Any, day: date) -> QuerySet[User]:
    """The people for whom one condition holds on that day."""
    people = User.objects.working()
    match kind:
        case "office":
            office = Office.objects.filter(key=value).first()
            return people.in_branch(office, day) if office else people.none()
        case "job" | "hazard" | "attribute":
            heading, entry = value if kind == "attribute" else ("", value)
            return people.in_group(StaffGroup(kind=kind, heading=heading, value=entry), day)
        case "role":
            return people.holding(Role(value), day) if value in Role else people.none()
        case "supervises":
            return people.filter(pk__in=Post.objects.current(day).filter(user__is_active=True).values("supervisor"))
        case "younger_than":
            return people.filter(born_on__gt=shift(day, -12 * value))
    return by_entry(people, kind, value)


def by_entry(people: QuerySet[User], kind: str, value: Any) -> QuerySet[User]:
    if kind == "entered_from":
        return people.filter(entered_on__gte=value)
    return people.filter(entered_on__lt=value) if kind == "entered_before" else people


def keys(people: QuerySet[User]) -> set[int]:
    return set(people.order_by().values_list("pk", flat=True))
