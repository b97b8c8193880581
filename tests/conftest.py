"""The stage: a migrated database copied per worker, no network, and the cast."""

import socket
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests import database
from tests.cast import *  # the cast's fixtures: world, alma, bruno, cem, dora, emil, frida, gero, paula, otto

# How long something takes is measured in benchmarks/; a busy machine fails no test.
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests with many connections of their own come one after the other: the server has a hundred."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        if marker and marker.kwargs.get("transaction"):
            item.add_marker(pytest.mark.xdist_group("together"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(worker_id: str) -> None:
    """Each worker has its own copy of a database that was migrated once."""
    database.prepare(worker_id)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The copy is there before Django looks for it."""
    return True


@pytest.fixture(scope="session", autouse=True)
def translations() -> None:
    """Pages are tested in German, as people see them."""
    from config.translations import compile_stale

    compile_stale()


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests talk to this machine only."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else "localhost"
        if host not in {"127.0.0.1", "::1", "localhost"}:
            raise AssertionError(f"a test tried to reach {host}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def clean_caches() -> Iterator[None]:
    """What one test cached, the next does not know."""
    from django.core.cache import cache

    yield
    cache.clear()
