"""A text with gaps: „Wer [[ernennt|beruft]] die Digital Movers?“. An answer gives the words for each gap in order."""

import re
from fractions import Fraction
from random import Random

from django.utils.translation import gettext as _

from courses.quizzes.kinds.shapes import FrozenQuestion, Given, NotAnAnswer, ShownAnswer, folded, shown

GAP = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)


def problem(question: FrozenQuestion) -> str:
    text = question.get("gaps", "")
    if not gaps(text):
        return _("Write the text with at least one gap, as in: The deadline is [[72|seventy-two]] hours.")
    if any(not all(words.strip() for words in gap) for gap in gaps(text)):
        return _("A gap holds an empty answer. Separate answers with | and leave none empty.")
    return ""


def gaps(text: str) -> list[list[str]]:
    """For each gap the words that fill it rightly."""
    return [[words.strip() for words in match.split("|")] for match in GAP.findall(text)]


def between(text: str) -> list[str]:
    """The text around the gaps: one part more than there are gaps."""
    return GAP.sub("\0", text).split("\0")


def arranged(question: FrozenQuestion, chance: Random) -> FrozenQuestion:
    return question


def accepted(question: FrozenQuestion, given: Given) -> list[int | str]:
    words = [str(word).strip() for word in given]
    if len(words) != len(gaps(question["gaps"])) or not any(words) or any(len(word) > 200 for word in words):
        raise NotAnAnswer
    return list(words)


def share(question: FrozenQuestion, given: Given) -> Fraction:
    """How many gaps are filled rightly."""
    wanted = gaps(question["gaps"])
    return Fraction(sum(fills(gap, word) for gap, word in zip(wanted, given, strict=False)), len(wanted) or 1)


def fills(gap: list[str], word: object) -> bool:
    """Whether the word is one of those that fill the gap; capital letters and blanks do not matter."""
    return folded(word) in {folded(words) for words in gap}


def review(question: FrozenQuestion, given: Given) -> list[ShownAnswer]:
    wanted = gaps(question["gaps"])
    words = [*given, *[""] * len(wanted)]
    return [shown_gap(place, gap, str(word)) for place, (gap, word) in enumerate(zip(wanted, words, strict=False), 1)]


def shown_gap(place: int, gap: list[str], word: str) -> ShownAnswer:
    text = _("Gap {place}: {words}").format(place=place, words=_(" or ").join(gap))
    if fills(gap, word):
        return shown(text, "right", _("Rightly filled"))
    note = _("You wrote “{word}”").format(word=word) if word else _("You left it empty")
    return shown(text, "wrong" if word else "missed", note)
