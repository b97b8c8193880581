"""Statements: valid, pseudonymous, kept as written."""

import json
import uuid
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from lms.xapi import activities, statements, verbs
from lms.xapi.statements import Facts, Result

ORIGIN = "https://lernen.stadt.example"
PAGE = SimpleNamespace(title="Datenschutz-Grundlagen „2026“", translation_key=uuid.UUID(int=7))
NOON = datetime(2026, 9, 15, 12, 0, 0, 250_000, tzinfo=UTC)


def facts(**more: object) -> Facts:
    told = {"id": uuid.uuid4(), "actor": uuid.uuid4(), "verb": verbs.COMPLETED, "activity": activities.course(PAGE)}
    return Facts(**(told | {"at": NOON} | more))


def test_the_actor_is_a_pseudonymous_account() -> None:
    given = facts()
    written = statements.build(given, origin=ORIGIN)
    assert written["actor"] == {"objectType": "Agent", "account": {"homePage": ORIGIN, "name": str(given.actor)}}


def test_a_statement_says_what_happened_when_and_within_what() -> None:
    registration = uuid.uuid4()
    given = facts(
        activity=activities.quiz(PAGE),
        registration=registration,
        result=Result(percent=80, success=True),
        within=activities.course(PAGE),
    )
    written = json.loads(json.dumps(statements.build(given, origin=ORIGIN)))
    assert written["id"] == str(given.id)
    assert written["verb"]["id"] == "http://adlnet.gov/expapi/verbs/completed"
    assert written["object"]["id"] == f"{ORIGIN}/xapi/activities/quiz/{PAGE.translation_key}"
    assert written["object"]["definition"]["name"] == {"de": PAGE.title}
    assert written["result"] == {"success": True, "score": {"scaled": 0.8, "raw": 80, "min": 0, "max": 100}}
    assert written["context"]["registration"] == str(registration)
    parent = written["context"]["contextActivities"]["parent"]
    assert [activity["id"] for activity in parent] == [f"{ORIGIN}/xapi/activities/course/{PAGE.translation_key}"]
    assert datetime.fromisoformat(written["timestamp"]) == NOON


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        statements.build(facts(at=datetime(2026, 9, 15, 12)), origin=ORIGIN)


def test_nothing_is_left_empty() -> None:
    """An empty value makes a statement invalid; what is not known is not said."""

    def empty(value: object) -> bool:
        if isinstance(value, dict):
            return not value or any(empty(part) for part in value.values())
        if isinstance(value, list):
            return not value or any(empty(part) for part in value)
        return value is None or value == ""

    assert not empty(statements.build(facts(), origin=ORIGIN))


@pytest.mark.parametrize("verb", verbs.ALL, ids=lambda verb: verb.en)
def test_a_verb_has_an_address_and_words_in_both_languages(verb: verbs.Verb) -> None:
    assert verb.iri.startswith("http")
    assert verb.de
    assert verb.en
    assert statements.build(facts(verb=verb), origin=ORIGIN)["verb"]["display"] == {"de": verb.de, "en": verb.en}


@pytest.mark.parametrize("kind", activities.Kind)
def test_an_address_tells_its_kind_again(kind: activities.Kind) -> None:
    activity = activities.Activity(kind, uuid.uuid4(), "Name")
    assert activities.kind_in(activity.iri(ORIGIN)) is kind
    assert kind in activities.TYPES


def test_the_address_of_somebody_else_has_no_kind_of_ours() -> None:
    assert activities.kind_in("https://example.org/course/1") is None
    assert activities.kind_in(f"{ORIGIN}/xapi/activities/game/1") is None
