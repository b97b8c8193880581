"""Certificate numbers such as SC-26-7Q4M-9KTX-2WBD: easy to read aloud, impossible to guess, safe against slips.

The signs leave out what looks alike (0 and O, 1, I and L, U and V). There are 29 of them, a prime number, so that the
last sign betrays every single mistyped sign and every pair of swapped neighbours.
"""

import re
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTWXYZ"
PREFIX = "SC"
LENGTH = 12
SHAPE = re.compile(rf"{PREFIX}(\d{{2}})([{ALPHABET}]{{{LENGTH}}})")


def draw(year: int) -> str:
    """A new number for a certificate of that year; one of more than 10^16."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return _written(f"{year % 100:02}", signs + check_sign(year, signs))


def check_sign(year: int, signs: str) -> str:
    """The last sign, which follows from the year and the other signs."""
    weighed = sum(place * ALPHABET.index(sign) for place, sign in enumerate(signs, start=1))
    return ALPHABET[(weighed + year % 100) % len(ALPHABET)]


def read(typed: str) -> str | None:
    """The number as it stands on the certificate, however it was typed; None if it cannot be one."""
    shape = SHAPE.fullmatch(re.sub(r"[\s\-‐‑–—.]", "", typed).upper())
    if shape is None:
        return None
    year, signs = shape.groups()
    if signs[-1] != check_sign(int(year), signs[:-1]):
        return None
    return _written(year, signs)


def _written(year: str, signs: str) -> str:
    return "-".join([PREFIX, year, signs[:4], signs[4:8], signs[8:]])
