"""Measures mandatory training in a city of full size: `python -m benchmarks.duties` after `python -m benchmarks.world`.

Writes 40 rules, computes everybody's duties for 4,000, 8,000 and 16,000 people, then a night in which nothing happened,
one completion, and a dry run. The database is the one of the environment; duties in it are thrown away.
"""

import os
import resource
import time
from datetime import date, timedelta
from statistics import median

SIZES = (4_000, 8_000, 16_000)
RULES = 40


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    from lms.models import DutyChange, DutyStatus
    from lms.obligations.facts import everybody

    write_rules()
    people = everybody()
    for size in SIZES:
        DutyStatus.objects.all().delete()
        DutyChange.objects.all()._raw_delete(DutyChange.objects.db)
        timed(f"first computation, {min(size, len(people))} people", refreshed, people[:size])
    timed("a night, nothing new", rebuilt)
    timed("proving that both are equal", proven)
    events(people)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"{DutyStatus.objects.count()} duties, most memory {memory} MB")


def write_rules() -> None:
    """Rules of every kind; for everybody, a branch, or a few."""
    from courses.models import CoursePage
    from lms.assignments.services import draft, release
    from lms.models import Assignment
    from people.models import Office

    if Assignment.objects.exists():
        return
    courses = list(CoursePage.objects.live().originals().order_by("pk")[:RULES])
    offices = list(Office.objects.offices().values_list("key", flat=True))
    audiences = [
        {"everybody": True},
        {"office": offices[0]},
        {"all": [{"office": offices[1 % len(offices)]}, {"not": {"role": "hr"}}]},
        {"any": [{"hazard": "Bildschirmarbeit"}, {"younger_than": 30}, {"entered_from": "2015-01-01"}]},
    ]
    bases = [{"basis": "anchor", "anchor_month": 3, "anchor_day": 1}, {"basis": "previous_expiry"}, {"basis": "none"}]
    for number in range(RULES):
        version = draft(
            title=f"Regel {number + 1}",
            by=None,
            audience=audiences[number % len(audiences)],
            targets=[{"kind": "course", "id": courses[number % len(courses)].pk}],
            reminders=[{"days": -7, "to": "person"}],
            **bases[number % len(bases)],
        )
        release(version=version, in_force_from=date.today() - timedelta(days=300 + number), by=None)  # noqa: DTZ011


def refreshed(people: list[int]) -> object:
    from lms.obligations.services import refresh

    return refresh(people=people)


def rebuilt() -> object:
    from lms.obligations.services import rebuild

    return rebuild()


def proven() -> object:
    from lms.obligations.services import findings

    return sum(1 for _finding in findings())


def events(people: list[int]) -> None:
    """One person at a time, as after a completed course, and a rule tried out."""
    from lms.assignments.models import AssignmentVersion
    from lms.obligations.dry_run import dry_run
    from lms.obligations.services import refresh

    spent = []
    for person in people[100:160]:
        begun = time.perf_counter()
        refresh(people=[person])
        spent.append((time.perf_counter() - begun) * 1000)
    print(f"one completion: p50 {median(spent):.0f} ms, most {max(spent):.0f} ms")
    version = AssignmentVersion.objects.order_by("pk").first()
    version.due_days += 30
    timed("dry run of a rule for everybody", dry_run, version)


def timed(words: str, what, *given: object) -> None:
    begun, used = time.monotonic(), time.process_time()
    found = what(*given)
    told = f": {found}" if not hasattr(found, "moving") else ""
    print(f"{words}: {time.monotonic() - begun:.1f} s, CPU {time.process_time() - used:.1f} s{told}", flush=True)


if __name__ == "__main__":
    main()
