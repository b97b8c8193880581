"""German words reduced to stems and parts, so that Akte finds Akten, and Schutz finds Datenschutz. Without database."""

import re
from collections.abc import Collection
from functools import lru_cache

import snowballstemmer

WORD = re.compile(r"\w+", re.UNICODE)
FOLD = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "_": " "})
SHORTEST_PART = 3
SHORTEST_BESIDE_UNKNOWN = 4
_stemmer = snowballstemmer.stemmer("german")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of one word, lower case, without umlauts."""
    return _stemmer.stemWord(fold(word))


def fold(word: str) -> str:
    """The word in small letters, without umlauts."""
    return word.lower().translate(FOLD).strip()


def words(text: str) -> list[str]:
    """The words of a text, in order."""
    return WORD.findall(text)


def parts(word: str, vocabulary: Collection[str]) -> list[str]:
    """The stems of the words a compound is made of, and of neighbouring parts joined; empty if it is no compound.

    The vocabulary holds stems. A compound whose parts are all known is split there; otherwise one known part at the
    beginning or the end is enough, because the rest is then a word too.
    """
    folded = fold(word)
    found: dict[str, None] = {}
    for pieces in splits(folded, vocabulary):
        count = len(pieces)
        joined = ("".join(pieces[start:end]) for start in range(count) for end in range(start + 1, count + 1))
        found |= dict.fromkeys(stem(piece) for piece in joined if piece != folded)
    return list(found)


def splits(word: str, vocabulary: Collection[str]) -> list[list[str]]:
    """The ways to cut the word; several only where a linking letter could belong to either side (Daten-s-chutz)."""
    if known := known_pieces(word, vocabulary):
        return [known]
    last = len(word) - SHORTEST_BESIDE_UNKNOWN
    if ends := [cut for cut in range(SHORTEST_PART, last + 1) if stem(word[cut:]) in vocabulary]:
        head, tail = word[: ends[0]], word[ends[0] :]
        return [[*way, tail] for way in splits(head, vocabulary) or [[head]]]
    beginnings = [cut for cut in range(SHORTEST_BESIDE_UNKNOWN, last + 1) if stem(word[:cut]) in vocabulary]
    longest = stem(word[: beginnings[-1]]) if beginnings else ""
    return [[word[:cut], word[cut:]] for cut in beginnings if stem(word[:cut]) == longest]


def known_pieces(word: str, vocabulary: Collection[str]) -> list[str]:
    """The word cut into at least two known words; the longest first word wins."""
    for cut in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
        head, tail = word[:cut], word[cut:]
        if stem(head) not in vocabulary:
            continue
        if stem(tail) in vocabulary:
            return [head, tail]
        if rest := known_pieces(tail, vocabulary):
            return [head, *rest]
    return []


def stems(text: str, vocabulary: Collection[str] = ()) -> list[str]:
    """What a text can be found by: the stem of each word, followed by the stems of its parts."""
    return [found for word in words(text) for found in (stem(word), *parts(word, vocabulary))]
