"""A number, right within a tolerance; written as Germans or as English speakers write it."""

import re
from decimal import Decimal
from fractions import Fraction
from random import Random

from django.utils.translation import gettext as _

from courses.quizzes.kinds.shapes import FrozenAnswer, FrozenQuestion, Given, NotAnAnswer, ShownAnswer
from courses.quizzes.kinds.written import one_line, reviewed, share_of

GERMAN = re.compile(r"[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?")
ENGLISH = re.compile(r"[+-]?\d+\.\d+")
UNIT = re.compile(r"[^\d]*$")


def read(words: object) -> Decimal | None:
    """1.250,5 and 1250.5 are the same number; blanks and a unit behind it do not matter; None if it is no number."""
    plain = UNIT.sub("", re.sub(r"[\s']", "", str(words)[:60]).replace("−", "-"))
    if GERMAN.fullmatch(plain):
        return Decimal(plain.replace(".", "").replace(",", "."))
    return Decimal(plain) if ENGLISH.fullmatch(plain) else None


def problem(question: FrozenQuestion) -> str:
    right = [answer for answer in question["answers"] if answer["is_correct"]]
    if not right:
        return _("Give the right number and mark it as correct.")
    if any(read(answer["text"]) is None for answer in question["answers"]):
        return _("An answer is no number. Write it as 12 or 12,5.")
    return ""


def arranged(question: FrozenQuestion, chance: Random) -> FrozenQuestion:
    return question


def accepted(question: FrozenQuestion, given: Given) -> list[int | str]:
    words = one_line(given)
    if read(words) is None:
        raise NotAnAnswer
    return [words]


def share(question: FrozenQuestion, given: Given) -> Fraction:
    return share_of(foreseen(question, given))


def foreseen(question: FrozenQuestion, given: Given) -> FrozenAnswer | None:
    """The listed number that was meant, a right one first."""
    value = read(next(iter(given), ""))
    listed = sorted(question["answers"], key=lambda answer: not answer["is_correct"])
    return next((answer for answer in listed if value is not None and is_near(answer, value)), None)


def is_near(answer: FrozenAnswer, value: Decimal) -> bool:
    wanted = read(answer["text"])
    return wanted is not None and abs(value - wanted) <= Decimal(answer.get("tolerance") or 0)


def review(question: FrozenQuestion, given: Given) -> list[ShownAnswer]:
    expected = next(answer["text"] for answer in question["answers"] if answer["is_correct"])
    return reviewed(foreseen(question, given), given, expected)
