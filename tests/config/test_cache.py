"""Where Redis does not answer, nobody stands before a closed door, and monitoring knows."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache, caches
from django.test import Client

from config.cache import PatientRedisCache
from config.health import cache_remembers

NOBODY_THERE = "redis://127.0.0.1:1/0"


@pytest.fixture
def without_redis(settings) -> Iterator[None]:
    settings.CACHES = {"default": {"BACKEND": "config.cache.PatientRedisCache", "LOCATION": NOBODY_THERE}}
    yield
    PatientRedisCache.away_until = 0.0
    caches["default"].meanwhile.clear()


def test_the_process_remembers_for_itself(without_redis):
    assert cache.get("limit") is None
    assert cache.add("limit", 1)
    assert cache.incr("limit") == 2
    assert cache.get_or_set("name", lambda: "Stadtcampus") == "Stadtcampus"


def test_alma_signs_in_and_limits_still_count(without_redis, alma):
    def attempt(password: str) -> int:
        return Client().post("/konto/anmelden/", {"login": alma.email, "password": password}).status_code

    assert attempt("stadtcampus-demo") == 302
    for _ in range(5):
        attempt("falsch")
    assert attempt("stadtcampus-demo") != 302


def test_monitoring_sees_that_the_cache_fails(without_redis):
    assert not cache_remembers()
