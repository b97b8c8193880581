"""Builds xAPI 1.0.3 statements from plain facts: the actor is a pseudonym, never a name or an e-mail address."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import tincan

from lms.xapi.activities import TYPES, Activity
from lms.xapi.verbs import Verb

XAPI = "1.0.3"
PLATFORM = "Stadtcampus"
LANGUAGE = "de"


@dataclass(frozen=True)
class Result:
    """How something ended; a score is given in whole per cent."""

    percent: int | None = None
    success: bool | None = None
    completion: bool | None = None


@dataclass(frozen=True)
class Facts:
    """Everything a statement says: who did what, when, how it ended and within which registration and course."""

    id: uuid.UUID
    actor: uuid.UUID  # the person's pseudonym
    verb: Verb
    activity: Activity
    at: datetime
    registration: uuid.UUID | None = None
    result: Result | None = None
    within: Activity | None = None


def build(facts: Facts, *, origin: str) -> dict[str, Any]:
    """The statement as it is stored and sent; ValueError for a moment without time zone."""
    if facts.at.tzinfo is None:
        raise ValueError("A statement's timestamp needs a time zone.")
    statement = tincan.Statement(
        id=facts.id,
        actor=tincan.Agent(account=tincan.AgentAccount(home_page=origin, name=str(facts.actor))),
        verb=tincan.Verb(id=facts.verb.iri, display=tincan.LanguageMap({"de": facts.verb.de, "en": facts.verb.en})),
        object=_activity(facts.activity, origin),
        context=_context(facts, origin),
        timestamp=facts.at,
        **({"result": _result(facts.result)} if facts.result else {}),
    )
    written: dict[str, Any] = statement.as_version(XAPI)
    written.pop("version", None)
    return written


def _activity(activity: Activity, origin: str) -> tincan.Activity:
    name = tincan.LanguageMap({LANGUAGE: activity.name})
    definition = tincan.ActivityDefinition(name=name, type=TYPES[activity.kind])
    return tincan.Activity(id=activity.iri(origin), definition=definition)


def _context(facts: Facts, origin: str) -> tincan.Context:
    context = tincan.Context(platform=PLATFORM, language=LANGUAGE)
    if facts.registration:
        context.registration = facts.registration
    if facts.within:
        context.context_activities = tincan.ContextActivities(parent=[_activity(facts.within, origin)])
    return context


def _result(result: Result) -> tincan.Result:
    told: dict[str, Any] = {}
    if result.success is not None:
        told["success"] = result.success
    if result.completion is not None:
        told["completion"] = result.completion
    if result.percent is not None:
        told["score"] = tincan.Score(scaled=result.percent / 100, raw=result.percent, min=0, max=100)
    return tincan.Result(**told)
