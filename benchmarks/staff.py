"""Offices and people of the invented city."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from random import Random

from django.contrib.auth.hashers import make_password
from django.core.management import call_command

from benchmarks.cast import NUMBERS, PASSWORD
from benchmarks.words import FIRST_NAMES, LAST_NAMES, OFFICES, SECTIONS
from people.directory.roles import Role
from people.directory.services import grant
from people.models import Office, Post, User

BATCH = 2000


@dataclass(frozen=True)
class Visitors:
    """The people whose pages are measured."""

    employee: User
    mover: User
    hr: User


def build_offices() -> list[Office]:
    """The city with 40 offices and their sections; returns the units people work in."""
    city = Office.add_root(instance=Office(key="0", name="Musterstadt", kind=Office.Kind.CITY))
    for number, name in enumerate(OFFICES, start=10):
        city.refresh_from_db()
        office = city.add_child(instance=Office(key=str(number), name=name, kind=Office.Kind.OFFICE))
        for place, section in enumerate(SECTIONS, start=1):
            office.refresh_from_db()
            office.add_child(instance=Office(key=f"{number}-{place}", name=f"{section} · {name}"))
    return list(Office.objects.exclude(pk=city.pk))


def take_over(staff: Path, offices: Path) -> list[Office]:
    """The city as HR's files describe it."""
    call_command("import_staff", staff, offices=offices, stdout=StringIO())
    return list(Office.objects.filter(posts__isnull=False).distinct())


def hire(rng: Random, units: list[Office], count: int, first_number: int = 30_000_000) -> list[User]:
    """That many people, each with a post in one of the units; larger offices come first."""
    weights = [1 / (place % 40 + 3) for place in range(len(units))]
    people = User.objects.bulk_create([person(rng, first_number + place) for place in range(count)], batch_size=BATCH)
    homes = rng.choices(units, weights=weights, k=count)
    Post.objects.bulk_create(
        [Post(user=user, office=unit, starts_on=user.entered_on) for user, unit in zip(people, homes, strict=True)],
        batch_size=BATCH,
    )
    return people


def person(rng: Random, number: int) -> User:
    """Somebody with a name, a mailbox and no way to sign in."""
    return User(
        personnel_number=str(number),
        pseudonym=uuid.UUID(int=rng.getrandbits(128), version=4),
        first_name=rng.choice(FIRST_NAMES),
        last_name=rng.choice(LAST_NAMES),
        email=f"p{number}@stadt.example",
        password="!",
        entered_on=date(2023, 1, 1) - timedelta(days=rng.randrange(9000)),
    )


def visitors(rng: Random, units: list[Office]) -> Visitors:
    """An employee, the Digital Mover of the same office and somebody from HR, who can sign in."""
    home = next(unit for unit in units if unit.kind == Office.Kind.OFFICE)
    password = make_password(PASSWORD)
    people = {name: person(rng, int(number)) for name, number in NUMBERS.items()}
    for user in people.values():
        user.password = password
        user.save()
        Post.objects.create(user=user, office=home, starts_on=user.entered_on)
    grant(user=people["mover"], role=Role.MOVER, office=home, by=None)
    grant(user=people["hr"], role=Role.HR, by=None)
    return Visitors(**people)
