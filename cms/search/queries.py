"""Searching pages and other indexed things with German word forms, on every database."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from wagtail.search.backends import get_search_backend
from wagtail.search.query import And, Or, PlainText, SearchQuery

from cms.search.analyser import fold, splits, stem, stems, words
from cms.search.vocabulary import Vocabulary, vocabulary

LONGEST = 200
MOST_WORDS = 12
MOST_COMPOUNDS = 40
MOST_HITS = 200
ALL_HITS = 5_000


@dataclass(frozen=True)
class Term:
    """One typed word: its stem, the ways it falls into parts, and known compounds that hold it."""

    stem: str
    parts: tuple[tuple[str, ...], ...]
    compounds: tuple[str, ...]

    def query(self) -> SearchQuery:
        """The word itself, all its parts, or a compound with it."""
        ways = [(self.stem,), *self.parts, *((compound,) for compound in self.compounds)]
        texts = [PlainText(" ".join(way)) for way in ways]
        return Or(texts) if len(texts) > 1 else texts[0]

    def is_in(self, stems: Collection[str]) -> bool:
        """Whether a text with these stems has the word."""
        return self.stem in stems or any(set(way) <= set(stems) for way in self.parts)


class Wanted(str):
    """A typed search: the text itself, so that every source may take it as such, and its words as understood."""

    terms: tuple[Term, ...]
    vocabulary: Vocabulary
    known: frozenset[str]  # the vocabulary with the typed words

    def __new__(cls, text: str, vocabulary: Vocabulary) -> "Wanted":
        self = super().__new__(cls, text.replace("\x00", "").strip()[:LONGEST])
        typed = list(dict.fromkeys(word for word in words(self) if stem(word)))[:MOST_WORDS]
        self.terms = tuple(term(word, vocabulary) for word in typed)
        self.vocabulary = vocabulary
        self.known = vocabulary | {term.stem for term in self.terms}
        return self

    @property
    def stems(self) -> set[str]:
        """Every stem that counts as a match, for marking it in texts."""
        return {
            found
            for term in self.terms
            for found in (term.stem, *term.compounds, *(part for way in term.parts for part in way))
        }

    def query(self) -> SearchQuery:
        """All words must occur."""
        each = [term.query() for term in self.terms]
        return And(each) if len(each) > 1 else each[0]

    def weight(self, title: str) -> int:
        """How many of the words stand in the title."""
        here = set(stems(title, self.known))
        return sum(term.is_in(here) for term in self.terms)


def term(word: str, vocabulary: Vocabulary) -> Term:
    """The typed word with everything that counts as finding it."""
    ways = (tuple(stem(piece) for piece in pieces) for pieces in splits(fold(word), vocabulary))
    return Term(stem(word), tuple(ways), tuple(vocabulary.compounds_with(stem(word))[:MOST_COMPOUNDS]))


def matches(things: QuerySet, text: str, most: int = MOST_HITS) -> list[Any]:
    """The things that match, best first; those with the words in their title come before the others."""
    wanted = text if isinstance(text, Wanted) else Wanted(text, vocabulary())
    if not wanted.terms:
        return []
    hits = list(get_search_backend().search(wanted.query(), things)[:most])
    return sorted(hits, key=lambda hit: -wanted.weight(str(hit)))


def found(pages: QuerySet, text: str, *, best_first: bool = True) -> list[int]:
    """The ids of all pages that match, without reading the pages; only the best are weighed by their titles."""
    wanted = text if isinstance(text, Wanted) else Wanted(text, vocabulary())
    if not wanted.terms:
        return []
    hits = get_search_backend().search(wanted.query(), pages).get_queryset()
    if not best_first:  # SQLite ranks every hit by a search of its own
        return list(hits.order_by().values_list("pk", flat=True)[:ALL_HITS])
    pairs = list(hits.values_list("pk", "title")[:ALL_HITS])
    best = sorted(pairs[:MOST_HITS], key=lambda hit: -wanted.weight(hit[1]))
    return [pk for pk, _title in best + pairs[MOST_HITS:]]
