"""How easily a text is read, without database.

German texts are measured with the first Vienna formula (Wiener Sachtextformel; Bamberger and Vanecek, 1984): the school
grade from which somebody understands the text, 4 to 15. Other languages are measured with LIX (Björnsson, 1968), which
knows no syllables, and brought onto the same scale.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

EASIEST, HARDEST = 4.0, 15.0
WORD = re.compile(r"[^\W\d_]+(?:[-’'·][^\W\d_]+)*")
SOUND = re.compile(r"aa|ee|oo|ai|ei|ay|ey|au|äu|eu|ie|[aeiouyäöüáàâéèêíìîóòôúùû]")
SHORT = (  # words with a full stop that does not end a sentence
    r"z\. ?B|d\. ?h|u\. ?a|u\. ?U|i\. ?d\. ?R|s\. ?o|o\. ?ä|v\. ?a|z\. ?T|Abs|Nr|Art|Ziff|bzw|usw|etc|ca|ggf|evtl|"
    r"vgl|inkl|Dr|Prof|Hr|Fr|Str|St|Tel|max|min|Mio|Mrd|e\. ?g|i\. ?e|Mr|Mrs|approx|No"
)
NOT_AN_END = re.compile(rf"\b({SHORT})\.|(\d)\.(?=\s)")
END = re.compile(r"(?<=[.!?:;…])[\"“”»’)]*\s+(?=[\"„“»(]?[A-ZÄÖÜ0-9])")
MASK = "\ue000"


def words_in(text: str) -> list[str]:
    """The words of a text, without numbers and signs; what a hyphen joins is one word."""
    return WORD.findall(text)


def syllables(word: str) -> int:
    """How many syllables a word has, by its vowels; at least one."""
    spoken = word.lower().replace("qu", "q")
    return max(1, len(SOUND.findall(spoken)))


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph; a stop after a number or an abbreviation ends none."""
    masked = NOT_AN_END.sub(lambda found: found.group().replace(".", MASK), text)
    parts = (part.replace(MASK, ".").strip() for part in END.split(masked))
    return [part for part in parts if words_in(part)]


@dataclass(frozen=True)
class Ease:
    """How easily a text is read."""

    sentences: tuple[str, ...]
    language: str = "de"

    @cached_property
    def words(self) -> list[str]:
        return [word for sentence in self.sentences for word in words_in(sentence)]

    @property
    def is_measurable(self) -> bool:
        """A few words say nothing about a text."""
        return len(self.words) >= 40

    @property
    def words_per_sentence(self) -> float:
        return len(self.words) / len(self.sentences) if self.sentences else 0.0

    @cached_property
    def long_words(self) -> float:
        """Words with more than six letters, in per cent."""
        return share(self.words, lambda word: len(word) > 6)

    @cached_property
    def grade(self) -> float:
        """The school grade from which the text is understood."""
        if not self.words:
            return EASIEST
        found = self.vienna if self.language.startswith("de") else self.lix / 4
        return min(max(found, EASIEST), HARDEST)

    @property
    def vienna(self) -> float:
        """The first Vienna formula."""
        counts = [syllables(word) for word in self.words]
        many, one = share(counts, lambda number: number >= 3), share(counts, lambda number: number == 1)
        length = self.words_per_sentence
        return 0.1935 * many + 0.1672 * length + 0.1297 * self.long_words - 0.0327 * one - 0.875

    @property
    def lix(self) -> float:
        """Length of sentences plus long words in per cent; 40 is a newspaper."""
        return self.words_per_sentence + self.long_words

    def hardest(self, most: int = 3) -> list[str]:
        """The sentences that are hardest to read, the hardest first; only those that are hard."""
        measured = [(Ease((sentence,), self.language), place) for place, sentence in enumerate(self.sentences)]
        hard = [(one.grade, len(one.words), -place) for one, place in measured if is_hard(one)]
        return [self.sentences[-place] for _grade, _length, place in sorted(hard, reverse=True)[:most]]


def is_hard(sentence: Ease) -> bool:
    """Whether a sentence deserves a second look."""
    length = len(sentence.words)
    return length > 24 or (length >= 8 and sentence.grade >= 13)


def share(values: list[Any], wanted: Callable[[Any], bool]) -> float:
    """How many of the values are wanted, in per cent."""
    return 100 * sum(map(wanted, values)) / len(values) if values else 0.0


def ease_of(paragraphs: Iterable[str], language: str = "de") -> Ease:
    """How easily these paragraphs are read; each ends a sentence."""
    return Ease(tuple(sentence for paragraph in paragraphs for sentence in sentences(paragraph)), language)
