"""A slip of the keyboard does not end in an empty page."""

import pytest

from courses.catalogue.likely import meant

TITLES = ["Datenschutz-Grundlagen", "Phishing erkennen", "E-Akte: Einstieg", "Prüfen und Prüfvermerk"]


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        ("Datenschuz", "Datenschutz"),
        ("fishing", "Phishing"),
        ("Grundlangen Datenschutz", "Grundlagen Datenschutz"),
        ("pruefvermerk", "Prüfvermerk"),
        ("Phishing", ""),
        ("Umlaufmappe", ""),
        ("xy", ""),
        ("", ""),
    ],
)
def test_the_most_similar_word_is_meant(typed: str, better: str) -> None:
    assert meant(typed, TITLES) == better
