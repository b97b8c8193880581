"""Wrong deployments are named before they do harm."""

from typing import Any

import pytest
from django.conf import settings as given

from config.checks import deployment

GOOD = {
    "EMBEDDED": False,
    "HTTPS": True,
    "DEBUG": False,
    "PUBLIC_ORIGIN": "https://campus.stadt.example",
    "CONTENT_ORIGIN": "https://inhalte.stadt.example",
    "ALLOWED_HOSTS": ["campus.stadt.example", "inhalte.stadt.example"],
    "SECRET_KEY": "a-long-secret-that-nobody-guesses-0123456789-0123456789",
    "REDIS_URL": "redis://queue/0",
    "SECOND_FACTOR_ROLES": ["hr", "operator"],
}


def found(settings: Any, **changes: object) -> set[str]:
    """The names of the complaints about a good deployment with these changes."""
    for name, value in (GOOD | changes).items():
        setattr(settings, name, value)
    return {message.id.removeprefix("stadtcampus.") for message in deployment()}


def test_a_good_deployment_has_nothing_to_complain_about(settings: Any):
    assert found(settings) == set()


def test_the_embedded_mode_on_this_machine_is_fine(settings: Any):
    here = {"EMBEDDED": True, "HTTPS": False, "PUBLIC_ORIGIN": "http://localhost:8000", "ALLOWED_HOSTS": ["localhost"]}
    assert found(settings, **here, CONTENT_ORIGIN="", REDIS_URL="", SECOND_FACTOR_ROLES=[]) == set()


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"ALLOWED_HOSTS": ["inhalte.stadt.example"]}, "E001"),
        ({"ALLOWED_HOSTS": ["*"]}, "E002"),
        ({"HTTPS": False, "PUBLIC_ORIGIN": "http://campus.stadt.example"}, "E003"),
        ({"DEBUG": True}, "E004"),
        ({"SECRET_KEY": "short"}, "E005"),
        ({"SECRET_KEY": "ab" * 40}, "E005"),
        ({"CELERY_BROKER_TRANSPORT_OPTIONS": {"visibility_timeout": 60}}, "E008"),
        ({"CONTENT_ORIGIN": "https://campus.stadt.example:8443"}, "E009"),
        ({"ALLOWED_HOSTS": ["campus.stadt.example"]}, "E010"),
        ({"SECOND_FACTOR_ROLES": ["hr", "chef"]}, "E011"),
        ({"SECOND_FACTOR_ROLES": []}, "W003"),
        ({"REDIS_URL": ""}, "W001"),
        ({"CONTENT_ORIGIN": ""}, "W002"),
    ],
)
def test_each_mistake_is_named(settings: Any, change: dict, complaint: str):
    assert found(settings, **change) == {complaint}


@pytest.mark.parametrize(
    ("database", "complaint"),
    [
        ({"ENGINE": "django.db.backends.sqlite3"}, "E006"),
        ({"ENGINE": "django.db.backends.postgresql", "OPTIONS": {"pool": True}, "CONN_MAX_AGE": 60}, "E007"),
    ],
)
def test_databases_that_would_fail_under_load_are_named(
    settings: Any, monkeypatch: pytest.MonkeyPatch, database: dict, complaint: str
):
    monkeypatch.setitem(given.DATABASES, "default", database)
    assert found(settings) == {complaint}


def test_every_complaint_says_what_to_do(settings: Any):
    found(settings, ALLOWED_HOSTS=["*"], DEBUG=True, SECRET_KEY="short", REDIS_URL="", CONTENT_ORIGIN="")
    complaints = deployment()
    assert len(complaints) == 5
    assert all(complaint.hint for complaint in complaints)
