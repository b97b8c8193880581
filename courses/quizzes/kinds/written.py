"""What words and numbers have in common: one line is written, and the author foresaw what it may be."""

from fractions import Fraction

from django.utils.translation import gettext as _

from courses.quizzes.kinds.shapes import FrozenAnswer, Given, NotAnAnswer, ShownAnswer, shown


def one_line(given: Given) -> str:
    """The one thing that was written."""
    words = [str(word).strip() for word in given]
    if len(words) != 1 or not words[0] or len(words[0]) > 200:
        raise NotAnAnswer
    return words[0]


def share_of(known: FrozenAnswer | None) -> Fraction:
    """All or nothing."""
    return Fraction(known is not None and known["is_correct"])


def reviewed(known: FrozenAnswer | None, given: Given, expected: str) -> list[ShownAnswer]:
    """What was written, and, if that was not right, what would have been."""
    words, note = str(next(iter(given), "")), known["feedback"] if known else ""
    if known and known["is_correct"]:
        return [shown(words, "right", _("Rightly answered"), note)]
    told = shown(expected, "missed", _("This would have been right"))
    return [shown(words, "wrong", _("You wrote this"), note), told] if words else [told]
