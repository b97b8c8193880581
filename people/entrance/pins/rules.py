"""What makes a PIN easy to guess; pure arithmetic on digits."""

from datetime import date
from enum import StrEnum
from itertools import pairwise

LONGEST = 12
SHARED = 5  # so many digits in a row may not come from the personnel number
# Patterns on the keypad and what lists of common PINs are full of.
COMMON = {
    *("159753", "357159", "147258", "258369", "147369", "258147", "741852", "852963", "963852", "789456"),
    *("456123", "321654", "654987", "102030", "112358", "314159", "100000", "420420", "696969"),
}
BIRTHDAYS = ("%d%m%y", "%d%m%Y", "%y%m%d", "%Y%m%d", "%m%d%y", "%m%Y", "%Y%m")


class Weakness(StrEnum):
    """Why a PIN is refused."""

    NOT_DIGITS = "not digits"
    SHORT = "short"
    LONG = "long"
    SIMPLE = "simple"
    BIRTHDAY = "birthday"
    NUMBER = "number"


def weakness(pin: str, *, shortest: int, number: str, born_on: date | None) -> Weakness | None:
    """Why this person should not take this PIN; None if nothing speaks against it."""
    if not (pin.isascii() and pin.isdecimal()):
        return Weakness.NOT_DIGITS
    if len(pin) < shortest:
        return Weakness.SHORT
    if len(pin) > LONGEST:
        return Weakness.LONG
    if is_simple(pin):
        return Weakness.SIMPLE
    if born_on and is_birthday(pin, born_on):
        return Weakness.BIRTHDAY
    return Weakness.NUMBER if comes_from(pin, number) else None


def is_simple(pin: str) -> bool:
    """Rows (123456, 864208), repetitions (777777, 121212, 123123), pairs (112233), mirrors (123321), common ones."""
    digits = [int(digit) for digit in pin]
    steps = {(after - before) % 10 for before, after in pairwise(digits)}
    repeats = any(pin == (pin[:part] * len(pin))[: len(pin)] for part in range(1, len(pin) // 2 + 1))
    pairs = len(pin) % 2 == 0 and pin[::2] == pin[1::2]
    few = len(set(pin)) < 3
    return len(steps) == 1 or repeats or pairs or few or pin == pin[::-1] or pin in COMMON


def is_birthday(pin: str, born_on: date) -> bool:
    """The day of birth in one of the usual spellings, alone or within the PIN."""
    written = [born_on.strftime(shape) for shape in BIRTHDAYS]
    return any(day in pin or pin in day for day in written)


def comes_from(pin: str, number: str) -> bool:
    """A part of the personnel number, forwards or backwards."""
    parts = [pin[start : start + SHARED] for start in range(len(pin) - SHARED + 1)]
    return any(part in number or part in number[::-1] for part in parts)
