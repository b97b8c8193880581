"""The words this city uses: taken from the titles and keywords of its own pages, never from a fixed list."""

from collections.abc import Iterable
from typing import cast

from django.core.cache import cache
from django.db.models import Count, Max
from taggit.models import Tag
from wagtail.models import Page

from cms.search.analyser import SHORTEST_BESIDE_UNKNOWN, SHORTEST_PART, fold, parts, stem, words

HOUR = 3600
# Small words join sentences, not compounds.
SMALL = """
aber alle als auch auf aus bei bis das dem den der des die ein eine einem einen einer für ihr ihre ist kann man mit nach
nicht oder ohne sich sie sind und uns vom von vor wann was wer wie wir zum zur
"""


class Vocabulary(frozenset):
    """The stems a compound may be made of, and the words they came from."""

    words: frozenset[str]

    def __new__(cls, words: Iterable[str]) -> "Vocabulary":
        used = frozenset(fold(word) for word in words)
        made = super().__new__(cls, (stem(word) for word in used))
        made.words = used
        return made

    def __reduce__(self) -> tuple:
        return Vocabulary, (self.words,)

    def compounds_with(self, wanted: str) -> list[str]:
        """The stems of known compounds that have the wanted stem as a part, even if it is not known by itself."""
        if len(wanted) < SHORTEST_BESIDE_UNKNOWN:
            return []
        known = self | {wanted}
        near = (word for word in self.words if wanted in word)
        return sorted({stem(word) for word in near if wanted in parts(word, known)} - {wanted})


def vocabulary() -> Vocabulary:
    """The words in titles and keywords; read anew when a page is published or taken away."""
    state = Page.objects.live().aggregate(number=Count("pk"), newest=Max("last_published_at"))
    newest = state["newest"].timestamp() if state["newest"] else 0
    return cast("Vocabulary", cache.get_or_set(f"search-vocabulary-{state['number']}-{newest}", read, HOUR))


def read() -> Vocabulary:
    """The words in titles and keywords as they stand now."""
    texts = [*Page.objects.live().values_list("title", flat=True), *Tag.objects.values_list("name", flat=True)]
    used = {word.lower() for text in texts for word in words(text) if len(word) >= SHORTEST_PART and word.isalpha()}
    return Vocabulary(used.difference(SMALL.split()))
