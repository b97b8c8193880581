"""What somebody probably meant to type, judged by words that occur. Without database."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches

from cms.search.analyser import fold, words

SHORTEST = 4
LIKE_ENOUGH = 0.72


def meant(text: str, titles: Iterable[str]) -> str:
    """The text with unknown words replaced by the most similar ones of the titles; empty if nothing is similar."""
    known = {fold(word): word for title in titles for word in words(title) if len(word) >= SHORTEST}
    better = [likely(word, known.keys()) for word in words(text)]
    guessed = " ".join(known.get(found, word) for word, found in zip(words(text), better, strict=True))
    return guessed if any(better) else ""


def likely(word: str, known: Collection[str]) -> str:
    """The known word that is most like this one; empty for a word that is known or like none."""
    folded = fold(word)
    if folded in known or len(folded) < SHORTEST:
        return ""
    return next(iter(get_close_matches(folded, known, n=1, cutoff=LIKE_ENOUGH)), "")
