"""Statements in words."""

import uuid
from types import SimpleNamespace

import pytest
from django.utils.timezone import now
from django.utils.translation import override

from lms.xapi import activities, statements, verbs
from lms.xapi.sentences import SENTENCES, sentence
from lms.xapi.statements import Facts, Result

PAGE = SimpleNamespace(title="Datenschutz-Grundlagen", translation_key=uuid.uuid4())
IN_GERMAN = [
    (verbs.REGISTERED, activities.course, "Sie haben sich für den Kurs „Datenschutz-Grundlagen“ angemeldet."),
    (verbs.UNREGISTERED, activities.course, "Sie haben sich vom Kurs „Datenschutz-Grundlagen“ abgemeldet."),
    (verbs.INITIALIZED, activities.course, "Sie haben den Kurs „Datenschutz-Grundlagen“ begonnen."),
    (verbs.COMPLETED, activities.lesson, "Sie haben die Lektion „Datenschutz-Grundlagen“ abgeschlossen."),
    (verbs.COMPLETED, activities.course, "Sie haben den Kurs „Datenschutz-Grundlagen“ abgeschlossen."),
    (verbs.PASSED, activities.quiz, "Sie haben den Test „Datenschutz-Grundlagen“ bestanden. Ihr Ergebnis: 83 Prozent."),
    (
        verbs.FAILED,
        activities.quiz,
        "Sie haben den Test „Datenschutz-Grundlagen“ gemacht und noch nicht bestanden. Ihr Ergebnis: 83 Prozent.",
    ),
    (verbs.EARNED, activities.certificate, "Sie haben die Bescheinigung zum Kurs „Datenschutz-Grundlagen“ erhalten."),
]


def told(verb: verbs.Verb, activity: activities.Activity, result: Result | None = None) -> dict:
    facts = Facts(id=uuid.uuid4(), actor=uuid.uuid4(), verb=verb, activity=activity, at=now(), result=result)
    return statements.build(facts, origin="https://lernen.stadt.example")


@pytest.mark.parametrize(("verb", "kind", "words"), IN_GERMAN, ids=[words for _v, _k, words in IN_GERMAN])
def test_a_statement_reads_as_a_sentence(verb: verbs.Verb, kind: object, words: str) -> None:
    result = Result(percent=83) if verb in (verbs.PASSED, verbs.FAILED) else None
    with override("de"):
        assert sentence(told(verb, kind(PAGE), result)) == words


def test_every_verb_we_emit_has_a_sentence() -> None:
    assert {verb for verb, _kind in SENTENCES} == {verb.iri for verb in verbs.ALL}


def test_a_statement_from_elsewhere_is_told_in_general_words() -> None:
    foreign = {
        "verb": {"id": "http://activitystrea.ms/schema/1.0/play", "display": {"en": "played"}},
        "object": {"id": "https://example.org/video/1"},
    }
    with override("de"):
        assert sentence(foreign) == "Festgehalten: played, https://example.org/video/1."
