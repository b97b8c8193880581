"""The catalogue's courses, sorted and sieved in advance: a filter is one number whose bits are the courses it keeps.

So a thousand courses are filtered and counted as quickly as sixty. Without database.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import reduce
from operator import or_
from typing import NamedTuple

from courses.catalogue.facets import LABELS, OWN, Wishes, length_of

Masks = dict[str, dict[str, int]]  # filter → value → the courses that have it


class Row(NamedTuple):
    """What a course is filtered and sorted by."""

    pk: int
    title: str
    topic: str  # the topic's short name
    level: str
    format: str
    minutes: int
    published_at: datetime | None = None
    mandatory: bool = False
    languages: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()  # keys of the offices it is especially for
    groups: tuple[int, ...] = ()  # ids of the jobs and hazard groups it is especially for
    meets: tuple[str, ...] = ()  # formats in which sessions of it are offered


VALUES: dict[str, Callable[[Row], Collection[str]]] = {
    "thema": lambda row: (row.topic,),
    "format": lambda row: {row.format, *row.meets},
    "dauer": lambda row: (length_of(row.minutes),),
    "fuer": lambda row: row.offices,
    "pflicht": lambda row: ("pflicht" if row.mandatory else "freiwillig",),
    "stufe": lambda row: (row.level,),
    "sprache": lambda row: row.languages,
}


@dataclass(frozen=True)
class Shelf:
    """All courses in their orders, with the courses of every value of every filter as bits."""

    rows: tuple[Row, ...]  # from A to Z
    place: dict[int, int]  # id → place in rows
    masks: Masks
    groups: dict[int, int]  # group → its courses
    orders: dict[str, tuple[int, ...]]  # order → places
    office_paths: dict[str, str] = field(default_factory=dict)  # office key → place in the tree of offices
    names: dict[str, dict[str, str]] = field(default_factory=dict)  # filter → value → its name

    def bits(self, ids: Iterable[int]) -> int:
        """The courses with these ids; what was taken off the site a moment ago is left out."""
        return reduce(or_, (1 << self.place[pk] for pk in ids if pk in self.place), 0)

    def own(self, office_paths: Collection[str], groups: Collection[int]) -> int:
        """The courses especially for somebody in these offices and groups."""
        keys = (key for key, path in self.office_paths.items() if path in office_paths)
        by_office = (self.masks["fuer"].get(key, 0) for key in keys)
        return reduce(or_, (*by_office, *(self.groups.get(group, 0) for group in groups)), 0)


def sorted_in(rows: Iterable[Row], **more: dict) -> Shelf:
    """A shelf with these courses."""
    ordered = tuple(sorted(rows, key=lambda row: in_order(row.title)))
    masks: Masks = {name: defaultdict(int) for name in LABELS}
    groups: dict[int, int] = defaultdict(int)
    for place, row in enumerate(ordered):
        for name, values in VALUES.items():
            for value in values(row):
                masks[name][value] |= 1 << place
        for group in row.groups:
            groups[group] |= 1 << place
    return Shelf(
        rows=ordered,
        place={row.pk: place for place, row in enumerate(ordered)},
        masks={name: dict(values) for name, values in masks.items()},
        groups=dict(groups),
        orders=orders(ordered),
        **more,
    )


def orders(rows: Sequence[Row]) -> dict[str, tuple[int, ...]]:
    """The places of the rows, which come from A to Z, in every order that is the same for everybody."""
    places = range(len(rows))

    def age(place: int) -> float:
        published = rows[place].published_at
        return -published.timestamp() if published else 0.0

    return {
        "titel": tuple(places),
        "neu": tuple(sorted(places, key=age)),
        "kurz": tuple(sorted(places, key=lambda place: rows[place].minutes)),
    }


def in_order(title: str) -> str:
    """What a title is sorted by: small letters, Ä beside A."""
    return unicodedata.normalize("NFKD", title.casefold())


@dataclass(frozen=True)
class View:
    """The shelf as one person sees it: the courses that are there for her, and those especially for her."""

    shelf: Shelf
    within: int
    own: int = 0
    best: Sequence[int] = ()  # ids, if she searched for a text

    def masks(self, name: str) -> dict[str, int]:
        """The courses of every value of a filter."""
        return self.shelf.masks[name] | ({OWN: self.own} if name == "fuer" else {})

    def meeting(self, wishes: Wishes, *, leaving_out: str = "") -> int:
        """The courses with one of the wished values in every filter."""
        met = self.within
        for name in {name for name, _value in wishes.chosen} - {leaving_out}:
            masks = self.masks(name)
            met &= reduce(or_, (masks.get(value, 0) for value in wishes.values(name)))
        return met

    def number(self, wishes: Wishes) -> int:
        """How many courses meet the wishes."""
        return self.meeting(wishes).bit_count()

    def chosen(self, wishes: Wishes) -> list[int]:
        """The ids of the courses that meet the wishes, in the wished order."""
        met, rows = self.meeting(wishes), self.shelf.rows
        return [rows[place].pk for place in self.places(wishes.sort) if met >> place & 1]

    def places(self, sort: str) -> Iterable[int]:
        """All places in the wished order."""
        if sort == "treffer":
            return [self.shelf.place[pk] for pk in self.best]
        everything = self.shelf.orders["titel" if sort == "passend" else sort]
        if sort == "passend":
            return sorted(everything, key=lambda place: not self.own >> place & 1)
        return everything

    def counts(self, wishes: Wishes, name: str) -> dict[str, int]:
        """For every value of a filter: how many courses one would see with it and the wishes in the other filters."""
        met = self.meeting(wishes, leaving_out=name)
        return {value: (mask & met).bit_count() for value, mask in self.masks(name).items()}

    def tells_apart(self, name: str) -> bool:
        """Whether a filter is worth showing: it keeps some of the person's courses and leaves others out."""
        return any(mask & self.within not in (0, self.within) for mask in self.masks(name).values())

    def titles(self) -> Iterator[str]:
        """The titles of the courses that are there for the person."""
        return (row.title for place, row in enumerate(self.shelf.rows) if self.within >> place & 1)
