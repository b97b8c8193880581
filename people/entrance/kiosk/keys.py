"""The key of a device: a long random word in a cookie that changes every day, so that a copy betrays itself.

The device gets a new key and shows it with its next request; until then, and for parallel requests a little longer,
the former one is good too. Whoever shows the former key later holds a copy, or was robbed by
somebody who does.
"""

import secrets
from datetime import datetime, timedelta
from enum import Enum
from hashlib import sha256

CHANGES_AFTER = timedelta(days=1)
PARALLEL = timedelta(minutes=1)


class Verdict(Enum):
    """What a key that was shown is."""

    GOOD = "good"
    LATE = "late"  # the former key, because the new one never arrived
    COPY = "copy"


def draw() -> str:
    """A new key."""
    return secrets.token_urlsafe(32)


def digest(key: str) -> str:
    """What the database keeps of it; the key is random enough to need no salt."""
    return sha256(key.encode()).hexdigest()


def judge(*, is_former: bool, arrived: bool, changed_at: datetime, now: datetime) -> Verdict:
    """Whether to trust a key that fits the device."""
    if not is_former or now - changed_at <= PARALLEL:
        return Verdict.GOOD
    return Verdict.COPY if arrived else Verdict.LATE


def is_due(changed_at: datetime, now: datetime) -> bool:
    """Whether it is time for a new key."""
    return now - changed_at >= CHANGES_AFTER
