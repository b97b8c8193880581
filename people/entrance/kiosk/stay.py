"""How long somebody may stay at a shared device: until nobody has done anything for a while, and not too long at all.

Both limits can be put off with one click, the second one ten times (WCAG 2.2.1).
"""

from dataclasses import asdict, dataclass, replace
from math import ceil
from typing import Any

EXTENSIONS = 10
WARNING = 60  # seconds between the question whether somebody is there and the end
LEAST = 20


@dataclass(frozen=True)
class Limits:
    """In seconds."""

    idle: int
    whole: int


@dataclass(frozen=True)
class Clock:
    """How many seconds are left, as the page knows them."""

    left: int

    @property
    def warns_after(self) -> int:
        """When browsers without scripts ask whether somebody is there: a minute before the end."""
        return max(self.left - WARNING, LEAST)


@dataclass(frozen=True)
class Stay:
    """One person's time at a device, as the session remembers it; all times in seconds since 1970."""

    device: int
    began: float
    seen: float
    extended: int = 0

    @classmethod
    def read(cls, stored: object) -> "Stay | None":
        """The stay that a session holds, if it holds one."""
        return cls(**stored) if isinstance(stored, dict) else None

    def stored(self) -> dict[str, Any]:
        """For the session."""
        return asdict(self)

    def ends_at(self, limits: Limits) -> float:
        """When it ends if nothing more is done."""
        return min(self.seen + limits.idle, self.began + limits.whole)

    def clock(self, limits: Limits, now: float) -> Clock:
        return Clock(left=max(0, ceil(self.ends_at(limits) - now)))

    def is_over(self, limits: Limits, now: float) -> bool:
        return now >= self.ends_at(limits)

    def used(self, now: float) -> "Stay":
        """Somebody did something."""
        return replace(self, seen=now)

    def extended_at(self, now: float) -> "Stay":
        """Somebody asked for more time; after ten times only the first limit moves."""
        if self.extended >= EXTENSIONS:
            return self.used(now)
        return replace(self, began=now, seen=now, extended=self.extended + 1)
