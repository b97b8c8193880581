"""How tries at a door add up, ebb away and make people wait: always longer, never for ever.

Every failed try raises a level by one, time lowers it again. Beyond `free` each further failure doubles the pause.
"""

from dataclasses import dataclass
from datetime import timedelta
from math import ceil

STEPS = 8  # further the level does not rise, so that it can always ebb away


@dataclass(frozen=True)
class Patience:
    """What one kind of door puts up with."""

    free: int  # failures without any pause
    ebb: timedelta  # after which one failure is forgotten
    first: timedelta  # the first pause
    most: timedelta  # the longest pause

    def ebbed(self, level: float, since: timedelta) -> float:
        """The level after that time without failure; a clock of another machine that is ahead raises nothing."""
        return max(0.0, level - max(since, timedelta()) / self.ebb)

    def raised(self, level: float) -> float:
        """The level after one more failure."""
        return min(level + 1, self.free + STEPS)

    def pause(self, level: float) -> timedelta:
        """How long the door stays shut at that level."""
        above = ceil(level) - self.free
        return min(self.first * 2 ** (above - 1), self.most) if above > 0 else timedelta()


# A person who mistypes goes on; whoever guesses has a try an hour at one number.
PERSON = Patience(free=5, ebb=timedelta(hours=2), first=timedelta(minutes=1), most=timedelta(hours=1))
# Colleagues who mistype now and then are never held up; whoever tries many numbers has about six tries an hour.
DEVICE = Patience(free=10, ebb=timedelta(minutes=10), first=timedelta(minutes=1), most=timedelta(minutes=15))
