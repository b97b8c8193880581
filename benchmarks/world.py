"""Fills an empty database with a city of full size: `python -m benchmarks.world`.

The database is the one of the environment (SQLite below STADTCAMPUS_DATA_DIR, or DATABASE_URL). The same call gives the
same city on any day, with days counted back from today. HR's own files can stand in for the invented people:
`python -m benchmarks.world --staff personal.csv --offices aemter.csv`.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Fill an empty database with a city of full size.")
    parser.add_argument("--staff", type=Path, help="HR's file of people, instead of invented ones")
    parser.add_argument("--offices", type=Path, help="HR's file of offices, needed with --staff")
    parser.add_argument("--people", type=int, default=16_000)
    parser.add_argument("--courses", type=int, default=60)
    parser.add_argument("--movers", type=int, default=300)
    parser.add_argument("--guidance", type=int, default=400)
    parser.add_argument("--questions", type=int, default=500)
    parser.add_argument("--completions", type=int, default=80_000)
    parser.add_argument("--in-progress", type=int, default=4_000)
    parser.add_argument("--notices", type=int, default=3, help="messages to every person")
    given = parser.parse_args()
    if given.staff and not given.offices:
        parser.error("--staff needs --offices")
    return given


@contextmanager
def step(words: str) -> Iterator[None]:
    """Say what is being made and how long it took."""
    begun = time.monotonic()
    print(f"{words} … ", end="", flush=True)
    yield
    print(f"{time.monotonic() - begun:.1f} s", flush=True)


def fill(wanted: argparse.Namespace) -> None:
    """Make everything, in the order in which one thing needs another."""
    from benchmarks import colleagues, staff, teaching
    from people.models import User

    rng = Random(20261122)
    home = home_page()
    with step("Offices and people"):
        units = staff.take_over(wanted.staff, wanted.offices) if wanted.staff else staff.build_offices()
        seen = staff.visitors(rng, units)
        if not wanted.staff:
            staff.hire(rng, units, wanted.people)
        people = list(User.objects.order_by("pk"))
    with step("Courses"):
        courses = teaching.offer_courses(rng, home, wanted.courses)
    with step("Completions"):
        teaching.complete(rng, people, courses, wanted.completions)
        teaching.complete(rng, [seen.employee], courses[:12], 12)
    with step("Courses in progress"):
        teaching.begin(rng, people, courses, wanted.in_progress)
        teaching.begin(rng, [seen.employee, seen.mover], courses[:2], 20)
    with step("Digital Movers"):
        movers = colleagues.appoint(rng, wanted.movers)
    with step("Guidance"):
        colleagues.write_guidance(rng, movers, wanted.guidance)
    with step("Questions and messages"):
        colleagues.ask(rng, people, movers, wanted.questions)
        colleagues.notify(rng, people, wanted.notices)


def home_page():
    """The start page."""
    from tests.factories.courses import make_home

    return make_home()


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    wanted = arguments()
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction
    from django.utils.translation import activate

    from people.models import User

    call_command("migrate", interactive=False, verbosity=0)
    if User.objects.exists():
        sys.exit("This database is in use already. Please give an empty one.")
    activate("de")
    with transaction.atomic():
        fill(wanted)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


if __name__ == "__main__":
    main()
