"""Showing why something was found: the matching words are marked, long texts are cut around the first of them."""

import re
from collections.abc import Collection
from collections.abc import Set as AbstractSet

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cms.search.analyser import parts, stem

PIECE = re.compile(r"\w+|\W+", re.UNICODE)
LENGTH = 200
BEFORE = 60


def matches(word: str, stems: AbstractSet[str], vocabulary: Collection[str]) -> bool:
    """Whether the word, or a part of it, is one of the stems looked for."""
    return stem(word) in stems or not stems.isdisjoint(parts(word, vocabulary))


def marked(text: str, stems: set[str], vocabulary: Collection[str]) -> SafeString:
    """The text, escaped, with its matching words marked."""

    def shown(piece: str) -> SafeString:
        hit = piece[0].isalnum() and matches(piece, stems, vocabulary)
        return format_html("<mark>{}</mark>", piece) if hit else format_html("{}", piece)

    return format_html_join("", "{}", ((shown(piece),) for piece in PIECE.findall(text)))


def excerpt(text: str, stems: set[str], vocabulary: Collection[str]) -> str:
    """At most a few lines of the text, around the first match."""
    text = " ".join(text.split())
    if len(text) <= LENGTH:
        return text
    hits = (found.start() for found in re.finditer(r"\w+", text) if matches(found.group(), stems, vocabulary))
    start = max(next(hits, 0) - BEFORE, 0)
    start = text.find(" ", start) + 1 if start else 0
    cut = text[start : start + LENGTH].rsplit(" ", 1)[0]
    return f"{'… ' if start else ''}{cut} …"
