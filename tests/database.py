"""A migrated template database, made once per state of the migrations and copied for every test worker."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent
SHELF = Path(tempfile.gettempdir()) / "stadtcampus-test-databases"


def prepare(worker: str) -> None:
    """Give the worker a fresh copy of the template under the name Django will look for."""
    if settings.EMBEDDED:
        copy = SHELF / f"{os.getpid()}-{worker}.sqlite3"
        shutil.copy(sqlite_template(), copy)
        settings.DATABASES["default"]["TEST"]["NAME"] = str(copy)
    else:
        settings.DATABASES["default"]["TEST"]["NAME"] = postgres_copy(worker)


def fingerprint() -> str:
    """Changes whenever a migration of ours or of a locked package does."""
    digest = hashlib.sha256((ROOT / "requirements-dev.txt").read_bytes())
    for migration in sorted(ROOT.glob("*/migrations/*.py")):
        digest.update(migration.read_bytes())
    return digest.hexdigest()[:16]


def sqlite_template() -> Path:
    """The file of the migrated template, made if it is not there yet; workers wait for each other."""
    SHELF.mkdir(exist_ok=True)
    for leftover in SHELF.glob("*-*.sqlite3*"):
        if not is_running(leftover.name.split("-")[0]):
            leftover.unlink(missing_ok=True)
    template = SHELF / f"{fingerprint()}.sqlite3"
    with (SHELF / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not template.exists():
            with tempfile.TemporaryDirectory() as folder:
                migrate({"STADTCAMPUS_DATA_DIR": folder})
                shutil.move(Path(folder) / "stadtcampus.sqlite3", template)
    return template


def postgres_copy(worker: str) -> str:
    """The name of a database copied from the migrated template on the same server."""
    import psycopg
    from psycopg import sql

    given = settings.DATABASES["default"]
    template, copy = f"stadtcampus_template_{fingerprint()}", f"stadtcampus_test_{os.getpid()}_{worker}"
    address = {
        "host": given["HOST"],
        "port": given["PORT"] or 5432,
        "user": given["USER"],
        "password": given["PASSWORD"],
    }
    with psycopg.connect(dbname="postgres", autocommit=True, **address) as server:
        server.execute("SELECT pg_advisory_lock(20261122)")
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template]).fetchone():
            begun, ready = sql.Identifier(f"{template}_begun"), sql.Identifier(template)
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(begun))
            server.execute(sql.SQL("CREATE DATABASE {}").format(begun))
            login = given["USER"] + (f":{given['PASSWORD']}" if given["PASSWORD"] else "")
            migrate({"DATABASE_URL": f"postgres://{login}@{address['host']}:{address['port']}/{template}_begun"})
            server.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(begun, ready))
        for (leftover,) in server.execute("SELECT datname FROM pg_database WHERE datname LIKE 'stadtcampus_test_%'"):
            if not is_running(leftover.split("_")[2]):
                server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(leftover)))
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(copy), sql.Identifier(template)))
    return copy


def is_running(process: str) -> bool:
    """Whether the process that made a copy still lives."""
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True


def migrate(environment: dict[str, str]) -> None:
    """Run all migrations in a process of its own, so that this one's settings stay untouched."""
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity=0"],
        cwd=ROOT,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"} | environment,
        check=True,
    )
