"""Monitoring learns whether all parts are well, and nothing else."""

import time
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.test import Client

from config import health
from config.tasks import pulse


def test_the_process_answers_without_touching_the_database(client: Client):
    assert client.get("/gesundheit/").json() == {"status": "ok"}


@pytest.mark.django_db
def test_all_parts_are_named_when_all_are_well(client: Client):
    pulse()
    answer = client.get("/gesundheit/bereit/")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok",
        "database": "ok",
        "cache": "ok",
        "broker": "ok",
        "storage": "ok",
        "worker": "ok",
    }
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_a_worker_that_gave_no_sign_for_minutes_counts_as_stopped(client: Client):
    cache.set(health.PULSE, time.time() - 600)
    answer = client.get("/gesundheit/bereit/")
    assert answer.status_code == 503
    assert answer.json()["worker"] == "failing"


@pytest.mark.django_db
def test_what_went_wrong_is_not_told_to_strangers(client: Client, monkeypatch: pytest.MonkeyPatch):
    def broken() -> bool:
        raise RuntimeError("password=geheim host=10.0.0.5")

    monkeypatch.setitem(health.CHECKS, "database", broken)
    pulse()
    answer = client.get("/gesundheit/bereit/")
    assert answer.status_code == 503
    assert answer.json()["database"] == "failing"
    assert b"geheim" not in answer.content


def test_search_engines_stay_outside(client: Client):
    assert "Disallow: /" in client.get("/robots.txt").content.decode()


def test_the_icon_is_found_where_browsers_look(client: Client):
    assert client.get("/favicon.ico").headers["Location"].startswith("/static/favicon")


@pytest.mark.django_db
def test_a_full_disk_is_seen_before_it_hurts(client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(health.shutil, "disk_usage", lambda folder: SimpleNamespace(free=10 * 2**20))
    answer = client.get("/gesundheit/bereit/")
    assert (answer.status_code, answer.json()["storage"]) == (503, "failing")
