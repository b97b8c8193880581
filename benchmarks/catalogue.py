"""How the catalogue bears a thousand courses: `python -m benchmarks.catalogue`, on an empty database.

The database is the one of the environment. A small city is made with 1,000 courses for all staff, certain offices and
Digital Movers. Then 60 and 1,000 of them are on the site in turn, so that other work on the machine weighs on both.
Times by the clock are upper bounds on a busy machine; CPU time is not, but leaves out what PostgreSQL does by itself.
"""

import argparse
import os
import sys
import time
from random import Random
from statistics import quantiles

FEW, MANY = 60, 1_000
PAGES = {
    "all courses": "/kurse/",
    "second page": "/kurse/?seite=2",
    "three filters": "/kurse/?dauer=kurz&dauer=mittel&stufe=basic&pflicht=freiwillig",
    "searched": "/kurse/?q=Datenschutz",
    "searched, filtered": "/kurse/?q=Grundlagen&format=self_study&sortierung=neu",
    "nothing found": "/kurse/?q=Datenschuzz&dauer=lang",
}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the catalogue with few and with many courses.")
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--requests", type=int, default=15, help="for each page in each round")
    return parser.parse_args()


def fill(rng: Random) -> None:
    """A small city, and its courses."""
    from benchmarks import staff, teaching
    from courses.catalogue.models import CourseIndexPage, CoursePage, Topic
    from people.models import Office
    from tests.factories.courses import make_home

    units = staff.build_offices()
    staff.visitors(rng, units)
    offices = list(Office.objects.offices())
    teaching.offer_courses(rng, make_home(), FEW, lessons=0)
    catalogue, topics = CourseIndexPage.objects.get(), list(Topic.objects.all())
    titles = list(CoursePage.objects.values_list("title", flat=True))
    for number in range(FEW, MANY):
        catalogue.refresh_from_db()
        teaching.add_course(rng, catalogue, f"{rng.choice(titles)} {number}", rng.choice(topics), 0)
    for course in CoursePage.objects.all():
        course.format = rng.choice(CoursePage.Format.values)
        course.mandatory_for = rng.choice(["", "", "alle Beschäftigten"])
        course.audience = rng.choices(["city", "offices", "movers"], [80, 15, 5])[0]
        course.audience_offices = rng.sample(offices, 3) if course.audience == "offices" else []
        course.relevant_offices = rng.sample(offices, rng.randrange(3))
        course.save()


def offer(number: int) -> None:
    """So many courses are on the site."""
    from wagtail.models import Page

    from cms.navigation.memory import forget
    from courses.catalogue.models import CoursePage

    ids = list(CoursePage.objects.order_by("pk").values_list("pk", flat=True))
    Page.objects.filter(pk__in=ids[:number]).update(live=True)
    Page.objects.filter(pk__in=ids[number:]).update(live=False)
    forget()


Taken = dict[tuple[str, int], list[tuple[float, float]]]


def measure(browser, wanted: argparse.Namespace) -> Taken:
    """Milliseconds by the clock and of CPU, by page and number of courses; first visits after a change do not count."""
    taken: Taken = {(name, number): [] for name in PAGES for number in (FEW, MANY)}
    for _round in range(wanted.rounds):
        for number in (FEW, MANY):
            offer(number)
            for name, path in PAGES.items():
                browser.get(path)
                for _request in range(wanted.requests):
                    begun, cpu = time.perf_counter(), time.process_time()
                    assert browser.get(path).status_code == 200
                    seconds = time.perf_counter() - begun, time.process_time() - cpu
                    taken[name, number].append((seconds[0] * 1000, seconds[1] * 1000))
    return taken


def queries(browser) -> dict[str, int]:
    """How many questions to the database each page takes."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counted = {}
    for name, path in PAGES.items():
        browser.get(path)
        with CaptureQueriesContext(connection) as captured:
            browser.get(path)
        counted[name] = len(captured)
    return counted


def tell(taken: Taken, counted: dict[str, int]) -> None:
    """A table for docs/performance.md."""
    print(f"| page | queries | CPU p95, {FEW} | {MANY} | in relation | clock p50, {FEW} | {MANY} | in relation |")
    print("|---|---|---|---|---|---|---|---|")
    for name in PAGES:
        cpu = [quantiles([cpu for _clock, cpu in taken[name, number]], n=20)[18] for number in (FEW, MANY)]
        clock = [quantiles([clock for clock, _cpu in taken[name, number]], n=2)[0] for number in (FEW, MANY)]
        cells = " | ".join(f"{few:.0f} ms | {many:.0f} ms | {many / few:.2f}" for few, many in (cpu, clock))
        print(f"| {name} | {counted[name]} | {cells} |")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    wanted = arguments()
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction
    from django.test import Client
    from django.utils.translation import activate

    from benchmarks.cast import NUMBERS
    from courses.catalogue.models import CoursePage
    from people.models import User

    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    activate("de")
    if CoursePage.objects.count() != MANY:  # otherwise it was filled before
        if User.objects.exists():
            sys.exit("This database is in use already. Please give an empty one.")
        with transaction.atomic():
            fill(Random(20261125))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    browser = Client(SERVER_NAME="localhost")
    browser.force_login(User.objects.get(personnel_number=NUMBERS["employee"]))
    taken = measure(browser, wanted)
    tell(taken, queries(browser))


if __name__ == "__main__":
    main()
