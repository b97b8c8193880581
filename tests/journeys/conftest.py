"""The platform as people meet it: started like in production or embedded, with demo content, seen through a browser."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.journeys.walker import SLOW, Walker

# The browser's event loop stays open in this worker while other tests use the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 240  # seconds for the first start with migrations, static files and demo content
expect.set_options(timeout=60_000 if SLOW else 15_000)  # how long a page may take until it says what is expected
SIZES = {"desktop": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All journeys share one running platform, so one worker walks them all, in their order."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.xdist_group("journeys"))


@pytest.fixture(scope="session")
def surroundings() -> Iterator[dict[str, str]]:
    """Folder, database and queue of the running platform."""
    with tempfile.TemporaryDirectory(prefix="stadtcampus-journeys-") as folder:
        given = {**os.environ, **databases(), "STADTCAMPUS_DATA_DIR": folder}
        yield given | {"DJANGO_SETTINGS_MODULE": "config.settings"}


@pytest.fixture(scope="session")
def platform(surroundings: dict[str, str]) -> Iterator[str]:
    """The address of the running platform."""
    port = free_port()
    address = f"http://localhost:{port}"
    log = Path(surroundings["STADTCAMPUS_DATA_DIR"]) / "log"
    with log.open("w") as output:
        serve = [sys.executable, "manage.py", "serve", "--demo", "--port", str(port)]
        here = surroundings | {"PUBLIC_ORIGIN": address}
        process = subprocess.Popen(serve, cwd=ROOT, env=here, stdout=output, stderr=subprocess.STDOUT)
    try:
        wait_for(address, process, log)
        yield address
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()


def databases() -> dict[str, str]:
    """On PostgreSQL the journeys have a database and a queue of their own."""
    given = os.environ.get("DATABASE_URL", "")
    if not given:
        return {}
    import psycopg

    server, name = given.rpartition("/")[0], f"stadtcampus_test_{os.getpid()}_journeys"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
    queue = os.environ.get("REDIS_URL", "")
    return {
        "DATABASE_URL": f"{server}/{name}",
        "REDIS_URL": f"{queue.rpartition('/')[0]}/14" if queue else "",
        "REDIS_PREFIX": f"journeys-{os.getpid()}:",  # nobody else takes our tasks
        "SECRET_KEY": "journeys-" * 8,
        "SECOND_FACTOR_ROLES": "off",  # as in one-process mode; the demo's people have one password
    }


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def wait_for(address: str, process: subprocess.Popen, log: Path) -> None:
    """Until the sign-in page answers."""
    for _second in range(PATIENCE):
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"{address}/konto/anmelden/", timeout=5)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(1)
        else:
            return
    pytest.fail(f"the platform did not start:\n{log.read_text()[-4000:]}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; a machine without it is told so instead of passing silently."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as driver:
        options = {"executable_path": chromium} if chromium else {}
        quiet = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
        window = driver.chromium.launch(args=quiet, **options)
        yield window
        window.close()


@pytest.fixture
def walker(platform: str, browser: Browser) -> Iterator[Callable[..., Walker]]:
    """Somebody at a browser: `walker("phone", scripts=False)`."""
    contexts = []

    def open_window(size: str = "desktop", *, scripts: bool = True) -> Walker:
        context = browser.new_context(
            viewport=SIZES[size], java_script_enabled=scripts, locale="de-DE", accept_downloads=True
        )
        contexts.append(context)
        return Walker(context, platform, scripts)

    yield open_window
    for context in contexts:
        context.close()
