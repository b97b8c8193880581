"""German word forms find each other. The vocabulary of each case comes from other titles than the word looked for."""

import pytest

from cms.search.analyser import parts, stem, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Akte", "Akten"),
        ("Urlaub", "Urlaubs"),
        ("Bescheid", "Bescheide"),
        ("Antrag", "Anträge"),
        ("Straße", "Strassen"),
        ("Schulung", "Schulungen"),
        ("öffentlich", "Öffentlichen"),
    ],
)
def test_forms_of_a_word_share_their_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("compound", "titles", "found_by"),
    [
        ("Eheurkunden", "Urkunden ausstellen nach der Ehe", ["urkunde", "ehe"]),
        ("Dokumentenmanagement", "Dokumente ordnen Management lernen", ["dokument", "management"]),
        ("Dokumentenmanagementsystem", "Dokumente Management System", ["dokument", "system", "Dokumentenmanagement"]),
        ("Brandschutzhelfer", "Schutz und Helfer", ["schutz"]),
        ("Arbeitszeit", "Neue Zeit neue Arbeit", ["arbeit", "zeit"]),
        ("Standesamt", "Das Amt im Stand", ["amt"]),
        ("Datenschutz", "Daten ordnen", ["daten", "schutz"]),
    ],
)
def test_compounds_are_found_by_their_parts(compound: str, titles: str, found_by: list[str]) -> None:
    found = parts(compound, set(stems(titles)))
    for word in found_by:
        assert stem(word) in found, (compound, found)


def test_what_is_no_compound_stays_whole() -> None:
    assert parts("Kollegin", set(stems("Akten Urkunden Schutz"))) == []
    assert parts("Akten", set(stems("Akten"))) == []
