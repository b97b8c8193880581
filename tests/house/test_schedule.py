"""The schedule names only tasks that exist, and no task is registered under a chance name."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.celery import app
from config.schedule import SCHEDULE

ROOT = Path(__file__).resolve().parents[2]
STOREYS = ("config.", "people.", "cms.", "courses.", "community.", "lms.")


@pytest.fixture(scope="module", autouse=True)
def tasks() -> None:
    app.loader.import_default_modules()
    app.finalize()


@pytest.mark.parametrize("job", SCHEDULE)
def test_a_scheduled_job_exists(job: str) -> None:
    assert SCHEDULE[job]["task"] in app.tasks


def test_tasks_are_named_after_their_storey() -> None:
    ours = [name for name in app.tasks if not name.startswith("celery.")]
    assert ours
    assert [name for name in ours if not name.startswith(STOREYS) or name.count(".") != 1] == []


def test_a_worker_of_its_own_knows_every_scheduled_job() -> None:
    """It has never seen an address or a page, only what Celery finds by itself."""
    ask = (
        "import django; django.setup(); from config.celery import app; app.loader.import_default_modules();"
        "print(*sorted(app.tasks))"
    )
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"}
    known = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert {job["task"] for job in SCHEDULE.values()} | {"lms.prepare_export"} <= set(known.stdout.split()), (
        known.stderr
    )
