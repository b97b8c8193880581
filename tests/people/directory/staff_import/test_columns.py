"""Columns are known by heading, by what somebody said, or guessed from a similar word."""

from hypothesis import given
from hypothesis import strategies as st

from people.directory.staff_import.columns import (
    IGNORE,
    KEEP,
    LABELS,
    OTHER_WORDS,
    fingerprint,
    headings_for,
    lacking,
    suggestions,
    unclear,
)
from people.directory.staff_import.rows import HEADINGS
from people.directory.staff_import.sheets import plain


def test_every_entry_has_a_label_and_no_word_means_two_things():
    assert set(LABELS) == set(HEADINGS.values()) == set(OTHER_WORDS)
    words = [*HEADINGS, *(word for words in OTHER_WORDS.values() for word in words)]
    assert len(words) == len(set(words))
    assert all(word == plain(word) for word in words)


def test_similar_words_are_guessed_and_strange_ones_left_out():
    guessed = suggestions(["Pers.-Nr.", "Familienname", "E-Mail-Adresse", "Telefonnr.", "Führerschein", "Kostenstelle"])
    assert guessed == {
        "Pers.-Nr.": "number",
        "Familienname": "last_name",
        "E-Mail-Adresse": "email",
        "Telefonnr.": "phone",
        "Führerschein": IGNORE,
        "Kostenstelle": IGNORE,
    }


def test_what_somebody_said_counts_more_than_the_heading():
    assigned = {"nachname": IGNORE, "zuname": "last_name", "führerschein": KEEP}
    names = ["Personalnummer", "Nachname", "Zuname", "Vorname", "Führerschein", "Parkplatz", ""]
    headings = headings_for(names, assigned)
    assert "nachname" not in headings
    assert (headings["zuname"], headings["führerschein"]) == ("last_name", "attribute: Führerschein")
    assert unclear(names, assigned) == ["Parkplatz"]
    assert lacking(names, assigned) == {"office"}


@given(st.lists(st.text(max_size=30), max_size=20), st.randoms())
def test_headings_are_remembered_in_whatever_order_they_stand(names, chance):
    mixed = list(names)
    chance.shuffle(mixed)
    assert fingerprint(mixed) == fingerprint(names)
    guessed = [field for field in suggestions(names).values() if field != IGNORE]
    assert len(guessed) == len(set(guessed))
