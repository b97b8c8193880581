"""A file as Moodle writes it: what becomes of every kind of question, and what is said about it."""

from base64 import b64encode

import pytest
from django.utils.translation import override

from courses.exchange.formats import read
from courses.exchange.shapes import Item, Reading
from tests.courses.exchange.conftest import png


@pytest.fixture
def reading(file) -> Reading:
    with override("de"):
        return read(file("moodle.xml").replace(b"PLAN", b64encode(png())))


def named(reading: Reading, title: str) -> Item:
    return next(item for item in reading.items if item.title == title)


def test_every_question_is_taken_or_named(reading):
    assert [(item.title, item.kind) for item in reading.items] == [
        ("Sammelplatz", "single"),
        ("Mitnehmen", "multiple"),
        ("Aufzug", "single"),
        ("Notruf", "text"),
        ("Fluchtweg", "number"),
        ("Zeichen", "matching"),
        ("Reihenfolge", "ordering"),
        ("Lücken", "cloze"),
        ("Auswahl", "cloze"),
    ]
    assert [(each.name, each.title, each.line) for each in reading.left_out] == [
        ("essay", "Bericht", 104),
        ("calculated", "Personenzahl", 109),
    ]
    assert reading.troubles == []


def test_html_becomes_text_and_the_picture_comes_along(reading):
    item = named(reading, "Sammelplatz")

    assert item.text == "Wohin gehen Sie bei Alarm?"
    assert item.explanation == "Der Platz ist ausgeschildert."
    assert (item.picture.data, item.picture_text) == (png(), "Lageplan mit drei Plätzen")
    assert item.category == "Brandschutz / Räumung"
    assert [(answer.text, answer.is_correct, answer.feedback) for answer in item.answers] == [
        ("Zum Sammelplatz", True, "Genau."),
        ("Auf die Straße", False, ""),
        ("In die Tiefgarage", False, "Dort sammelt sich Rauch."),
    ]
    assert item.line == 12


def test_what_changes_on_the_way_is_said(reading):
    with override("de"):
        warned = {item.title: item.warnings for item in reading.items if item.warnings}

    assert warned.keys() == {"Sammelplatz", "Notruf", "Fluchtweg", "Zeichen", "Lücken", "Auswahl"}
    assert len(warned["Notruf"]) == 3, "a star, a part of the points, capital letters"
    assert len(warned["Lücken"]) == 3, "a list, its feedback, a number that may be off"
    assert any("„Verbot“" in words for words in warned["Zeichen"])
    assert dict(reading.dropped) == {"correctfeedback": 1, "hint": 1, "units": 1}


def test_a_full_stop_in_a_number_never_becomes_a_thousand(reading):
    answer = named(reading, "Fluchtweg").answers[0]

    assert (answer.text, answer.tolerance) == ("1,25", "0.05")


def test_steps_stand_in_their_order_and_gaps_know_their_words(reading):
    assert [step.text for step in named(reading, "Reihenfolge").answers] == [
        "Melden",
        "Menschen warnen",
        "Löschen versuchen",
    ]
    cloze = named(reading, "Lücken")
    assert cloze.text == "Ergänzen Sie die Regel."
    assert cloze.gaps == "Türen [[schließen|zumachen]], Fenster [[schließen]] und nach [[5]] Minuten zählen."
    assert named(reading, "Auswahl").gaps == "Der [[Brandschutzhelfer]] prüft den [[Feuerlöscher]]."


def test_a_picture_that_is_none_is_named(file):
    broken = read(file("moodle.xml").replace(b"PLAN", b64encode(b"kein Bild")))

    assert named(broken, "Sammelplatz").picture is None
    assert any("plan.png" in words for words in named(broken, "Sammelplatz").warnings)
