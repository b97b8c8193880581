"""Sections of “My data”: what each room keeps about a person, said by the room itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from people.directory.models import User
from people.hooks import plugged


@dataclass(frozen=True)
class Section:
    """One kind of data about one person: in words for the page, as records for the download."""

    key: str  # its name in the downloaded file: "enrolments"
    title: str  # what people call it: "Courses you take"
    purpose: str  # what it is for
    seen_by: str  # who sees it
    kept: str  # when it is deleted
    facts: Sequence[tuple[str, str]] = ()  # a few (label, value) pairs shown on the page
    records: Callable[[], list[dict]] = list  # everything, ready for JSON; asked only for the download
    order: int = 50
    only_me: bool = False  # nobody but the person sees it


def how_many(user: User, **rows: QuerySet) -> dict[str, int]:
    """The numbers of several kinds of rows by name, asked for in one query."""

    def number(found: QuerySet) -> Coalesce:
        together = found.order_by().annotate(together=Value(1)).values("together")
        return Coalesce(Subquery(together.annotate(number=Count("pk")).values("number")), 0)

    counted = {f"number_of_{name}": number(found) for name, found in rows.items()}
    numbers = User.objects.filter(pk=user.pk).order_by().values_list(*counted.values()).get()
    return dict(zip(rows, numbers, strict=True))


def sections_of(user: User) -> list[Section]:
    """What all rooms keep about the person, through the hook `register_personal_data`."""
    found = [section for offer in plugged("register_personal_data") for section in offer(user)]
    return sorted(found, key=lambda section: section.order)
