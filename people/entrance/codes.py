"""One-time codes such as K7MQ-4HXD-29WZ: easy to read and to type, impossible to guess; only their digest is kept.

The signs leave out what looks alike (0 and O, 1, I and L, U and V). Twelve of 29 are more than 10^17 possibilities.
"""

import re
import secrets

from django.utils.crypto import constant_time_compare, salted_hmac

ALPHABET = "23456789ABCDEFGHJKMNPQRSTWXYZ"
LENGTH, GROUP = 12, 4
SHAPE = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}")


def draw() -> str:
    """A new code, in groups."""
    signs = "".join(secrets.choice(ALPHABET) for _sign in range(LENGTH))
    return "-".join(signs[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def read(typed: str) -> str | None:
    """The bare signs, however the code was typed; None if it cannot be one."""
    signs = re.sub(r"[\s\-‐‑–—.]", "", typed).upper()
    return signs if SHAPE.fullmatch(signs) else None


def digest(code: str, purpose: str) -> str:
    """What is kept of a code. It depends on SECRET_KEY, so that a copy of the database alone tells nothing."""
    return salted_hmac(f"people.entrance.{purpose}", read(code) or "", algorithm="sha256").hexdigest()


def fits(typed: str, kept: str, purpose: str) -> bool:
    """Whether this is the code of which that digest was kept."""
    return bool(kept) and read(typed) is not None and constant_time_compare(digest(typed, purpose), kept)
