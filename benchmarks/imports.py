"""Measures the staff import on an empty database: `python -m benchmarks.imports FOLDER`.

The folder holds HR's files: aemter.csv, personal_2026-11-01.csv, personal_2026-12-01_windows.csv (the same staff a
month later) and personal_massenaustritt.csv (a file that is not complete). The database is the one of the environment.
"""

import argparse
import os
import resource
import time
from datetime import date
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the staff import.")
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils.translation import activate

    call_command("migrate", interactive=False, verbosity=0)
    activate("de")
    measure(folder)


def measure(folder: Path) -> None:
    """The first file, then the second as people do it on the page, then the one that must stop."""
    from people.directory.staff_import.services import import_staff

    begun = time.monotonic()
    import_staff(
        people_file=(folder / "personal_2026-11-01.csv").read_bytes(),
        file_name="november",
        offices_file=(folder / "aemter.csv").read_bytes(),
        on=date(2026, 11, 1),
    )
    told("First import", begun)
    december = brought(folder / "personal_2026-12-01_windows.csv", date(2026, 12, 1))
    timed("Dry run", december, "checking", "check")
    timed("Run", december, "running", "run")
    timed("Undo", december, "undoing", "undo")
    timed("Mass exit", brought(folder / "personal_massenaustritt.csv", date(2026, 12, 1)), "checking", "check")


def brought(path: Path, on: date):
    """The file as the page stores it."""
    from people.desk.imports import services
    from people.models import StaffImport

    record = services.bring(
        staff_file=path.read_bytes(), file_name=path.name, offices_file=None, on=on, partial=False, by=None
    )
    return StaffImport.objects.get(pk=record.pk)


def timed(words: str, record, state: str, action: str) -> None:
    """One piece of a worker's work."""
    from people.desk.imports import work
    from people.models import StaffImport

    StaffImport.objects.filter(pk=record.pk).update(state=state)
    begun = time.monotonic()
    getattr(work, action)(number=record.pk)
    record.refresh_from_db()
    told(f"{words}: {record.get_state_display()}, {record.figures}", begun)


def told(words: str, begun: float) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{time.monotonic() - begun:6.1f} s, {peak} MB at most — {words}", flush=True)


if __name__ == "__main__":
    main()
