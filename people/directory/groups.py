"""Keeping the groups of staff in step with what the posts say."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.utils import timezone

from people.directory.models import Post, StaffGroup

MOST_VALUES = 100  # a column with more, such as room numbers, does not tell groups of people


def collect_groups() -> None:
    """Add the groups that posts of today and later speak of; none is taken away, pages may be meant for it."""
    posts = Post.objects.filter(Q(ends_on=None) | Q(ends_on__gte=timezone.localdate()))
    found = [*named_in(posts, StaffGroup.Kind.JOB, "job"), *named_in(posts, StaffGroup.Kind.HAZARD, "hazard_group")]
    StaffGroup.objects.bulk_create([*found, *named_in_attributes(posts)], ignore_conflicts=True)


def named_in(posts: QuerySet[Post], kind: StaffGroup.Kind, field: str) -> list[StaffGroup]:
    """A group for every entry of that field."""
    values = posts.exclude(**{field: ""}).order_by().values_list(field, flat=True).distinct()
    return [StaffGroup(kind=kind, value=value) for value in values]


def named_in_attributes(posts: QuerySet[Post]) -> Iterator[StaffGroup]:
    """A group for every entry below a city's own heading, unless there are too many of them."""
    values: dict[str, set[str]] = defaultdict(set)
    for attributes in posts.exclude(attributes={}).order_by().values_list("attributes", flat=True).distinct():
        for heading, value in attributes.items():
            values[heading].add(value)
    for heading, entries in values.items():
        if len(entries) <= MOST_VALUES:
            yield from (
                StaffGroup(kind=StaffGroup.Kind.ATTRIBUTE, heading=heading, value=value) for value in entries - {""}
            )
