"""Reading ease: what is measured, whatever the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.checks.reading import EASIEST, HARDEST, Ease, ease_of, sentences, syllables, words_in

LETTERS = st.characters(categories=("Ll",), include_characters="äöüß")
WORDS = st.text(LETTERS, min_size=1, max_size=20)
SENTENCES = st.lists(WORDS, min_size=1, max_size=30).map(lambda words: " ".join(words).capitalize() + ".")

EASY = "Der Hund läuft in den Wald. Er sucht den Ball. Dort ist es kühl und still. Das Kind ruft laut nach ihm. " * 2
HARD = (
    "Unter Berücksichtigung der datenschutzrechtlichen Rahmenbedingungen erfolgt die Weiterverarbeitung "
    "personenbezogener Beschäftigtendaten ausschließlich im Einvernehmen mit der behördlichen Datenschutzbeauftragten, "
    "sofern nicht überwiegende Sicherheitsinteressen der Landeshauptstadt entgegenstehen. "
) * 2


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("Akte", 2),
        ("Verwaltung", 3),
        ("Haus", 1),
        ("Bäume", 2),
        ("Quelle", 2),
        ("See", 1),
        ("Rathaus", 2),
        ("Strumpf", 1),
    ],
)
def test_syllables_are_counted_by_vowels(word, number):
    assert syllables(word) == number


def test_abbreviations_and_days_end_no_sentence():
    assert sentences("Das gilt z. B. nach § 12 Abs. 3. Am 31. Dezember endet die Frist! Danach nicht mehr.") == [
        "Das gilt z. B. nach § 12 Abs. 3. Am 31. Dezember endet die Frist!",
        "Danach nicht mehr.",
    ]


def test_texts_of_the_office_are_harder_than_those_for_children():
    easy, hard = ease_of([EASY]), ease_of([HARD])
    assert easy.is_measurable
    assert easy.grade < 6
    assert hard.grade > 13
    assert ease_of([EASY], "en").grade < ease_of([HARD], "en").grade
    assert hard.hardest()[0].startswith("Unter Berücksichtigung")
    assert easy.hardest() == []


@given(st.text())
def test_any_text_has_a_grade(text):
    ease = ease_of([text])
    assert EASIEST <= ease.grade <= HARDEST
    assert all(syllables(word) >= 1 for word in ease.words)


@given(st.lists(SENTENCES, min_size=1, max_size=8))
def test_no_word_is_lost_between_sentences(given_sentences):
    text = " ".join(given_sentences)
    assert [word for sentence in sentences(text) for word in words_in(sentence)] == words_in(text)


@given(st.lists(SENTENCES, min_size=2, max_size=8))
def test_the_same_words_in_fewer_sentences_are_never_easier(given_sentences):
    apart = Ease(tuple(given_sentences))
    together = Ease((" ".join(given_sentences),))
    assert together.vienna >= apart.vienna
    assert together.lix >= apart.lix


@given(st.lists(SENTENCES, min_size=1, max_size=20))
def test_the_hardest_sentences_are_sentences_of_the_text(given_sentences):
    ease = Ease(tuple(given_sentences))
    assert set(ease.hardest()) <= set(given_sentences)
    assert len(ease.hardest()) <= 3
