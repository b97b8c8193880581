"""Files as other systems write QTI 2 and 3: single items and packages."""

from collections.abc import Callable

import pytest

from courses.exchange.archives import packed
from courses.exchange.formats import read
from tests.courses.exchange.conftest import png


@pytest.fixture
def package(file: Callable[[str], bytes]) -> bytes:
    """A package of QTI 3.0 with a test, two items, and one that is missing."""
    return packed(
        {
            "imsmanifest.xml": file("manifest-3.xml"),
            "test.xml": b'<qti-assessment-test title="Brandschutz"/>',
            "fragen/loescher.xml": file("hotspot-3.xml"),
            "fragen/zeichnen.xml": file("drawing-3.xml"),
            "bilder/flur.png": png(),
        }
    )


def test_a_single_item_of_qti_2(file):
    [item] = read(file("choice-2.xml")).items

    assert (item.kind, item.title) == ("single", "Aufzug")
    assert item.text == "Es brennt im dritten Stock.\nDürfen Sie den Aufzug nutzen?"
    assert [(a.text, a.is_correct, a.feedback) for a in item.answers] == [
        ("Ja", False, "Er kann stehen bleiben."),
        ("Nein", True, ""),
    ]


def test_a_package_of_qti_3(package):
    reading = read(package)

    [item] = reading.items
    assert (item.kind, item.file) == ("hotspot", "fragen/loescher.xml")
    assert (item.picture.data, item.picture_text) == (png(), "Ein Flur mit zwei Nischen")
    assert [(answer.text, answer.is_correct, answer.area) for answer in item.answers] == [
        ("Linke Nische", True, [20, 43, 10, 14]),
        ("Stelle 2", False, [70, 40, 10, 20]),
    ]
    assert [(each.name, each.title, each.line) for each in reading.left_out] == [
        ("qti-assessment-test", "Brandschutz", 1),
        ("qti-drawing-interaction", "Fluchtweg zeichnen", 6),
    ]
    assert [(each.file, each.line) for each in reading.troubles] == [("imsmanifest.xml", 9)], "weg.xml is not there"
    assert dict(reading.dropped) == {"qti-stylesheet": 1}


def item(body: str, response: str, more: str = "") -> bytes:
    """An item of QTI 2 around a body and the declared answer."""
    return (
        f'<assessmentItem title="Probe"><responseDeclaration identifier="R" {response}</responseDeclaration>'
        f"<itemBody>{body}</itemBody>{more}</assessmentItem>"
    ).encode()


def test_a_field_in_a_sentence_is_a_gap_and_one_on_its_own_is_not():
    declared = 'baseType="string"><correctResponse><value>112</value></correctResponse>'
    field = '<textEntryInteraction responseIdentifier="R"/>'

    [gap] = read(item(f"<p>Was stimmt?</p><p>Rufen Sie {field} an.</p>", declared)).items
    [words] = read(item(f"<p>Wen rufen Sie an?</p><p>{field}</p>", declared)).items

    assert (gap.kind, gap.text, gap.gaps) == ("cloze", "Was stimmt?", "Rufen Sie [[112]] an.")
    assert (words.kind, words.text, words.answers[0].text) == ("text", "Wen rufen Sie an?", "112")


@pytest.mark.parametrize(
    ("comparison", "tolerance"),
    [
        ('<equal toleranceMode="absolute" tolerance="0.5 0.25">', "0.5"),
        ('<equal toleranceMode="relative" tolerance="10">', "1.25"),
        ('<equal toleranceMode="exact">', "0"),
    ],
    ids=["absolute", "relative", "exact"],
)
def test_how_far_off_a_number_may_be(comparison, tolerance):
    declared = 'baseType="float"><correctResponse><value>12.5</value></correctResponse>'
    processing = (
        f'<responseProcessing><responseCondition><responseIf>{comparison}<variable identifier="R"/><correct '
        'identifier="R"/></equal><setOutcomeValue identifier="SCORE"><baseValue>1</baseValue></setOutcomeValue>'
        "</responseIf></responseCondition></responseProcessing>"
    )
    body = '<p>Wie viele Meter?</p><p><textEntryInteraction responseIdentifier="R"/></p>'

    [number] = read(item(body, declared, processing)).items

    assert [(a.text, a.tolerance, a.is_correct) for a in number.answers] == [("12,5", tolerance, True)]


CHOICES = '<simpleChoice identifier="A">A</simpleChoice><simpleChoice identifier="B">B</simpleChoice>'


@pytest.mark.parametrize(
    ("body", "declared"),
    [
        (f'<choiceInteraction responseIdentifier="R">{CHOICES}</choiceInteraction>', 'baseType="identifier">'),
        ('<sliderInteraction responseIdentifier="R"/>', 'baseType="integer">'),
        ("<p>Nur Text</p>", 'baseType="identifier">'),
        (
            '<choiceInteraction responseIdentifier="R"><simpleChoice identifier="A"><img src="a.png"/></simpleChoice>'
            "</choiceInteraction>",
            'baseType="identifier"><correctResponse><value>A</value></correctResponse>',
        ),
    ],
    ids=["nothing is right", "a slider", "nothing to answer", "an answer without words"],
)
def test_what_cannot_come_along_is_named_with_its_reason(body, declared):
    reading = read(item(body, declared))

    assert reading.items == []
    assert len(reading.left_out) == 1
    assert reading.left_out[0].reason
