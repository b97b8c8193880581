"""One thing somebody has learnt, as the learning record shows it; every room tells of its own by a hook."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from people.directory.models import User
from people.hooks import plugged

NEW_FOR = timedelta(days=14)
ENDS_SOON = timedelta(days=60)


@dataclass(frozen=True)
class Learnt:
    """A line of the learning record."""

    about: str  # what it is about, such as "course:12": of several that count, the record shows the newest
    kind: str  # "course", "programme" or "outside"
    title: str
    completed_on: date
    counts_until: date | None = None  # None: without end
    minutes: int = 0
    earned: str = ""  # how, in words; empty: in the course itself
    number: str = ""  # of the certificate
    page: str = ""  # where there is more
    file: str = ""  # the proof on paper
    revoked: bool = False
    cover: str = ""  # the picture of a topic
    variant: int = 0  # which of its pictures
    today: date = field(default_factory=timezone.localdate)

    @property
    def counts(self) -> bool:
        """Valid today, to the end of its last day, and not withdrawn."""
        return not self.revoked and (self.counts_until is None or self.counts_until >= self.today)

    @property
    def is_new(self) -> bool:
        return self.today - self.completed_on < NEW_FOR

    @property
    def days_left(self) -> int | None:
        """How many days it still counts, when that is worth saying."""
        until = self.counts_until
        return (until - self.today).days if until and until - self.today <= ENDS_SOON else None

    @property
    def weeks_left(self) -> int:
        """The same in whole weeks; 0 when days say it better."""
        return self.days_left // 7 if self.days_left and self.days_left >= 14 else 0

    @property
    def hours(self) -> str:
        return in_hours(self.minutes)


def in_hours(minutes: int) -> str:
    """A time for tables: 45 Min., 1,5 Std."""
    if minutes < 60:
        return _("%(minutes)s min") % {"minutes": minutes}
    return _("%(hours)s h") % {"hours": number_format(minutes / 60, decimal_pos=1)}


def learnt_elsewhere(user: User) -> list[Learnt]:
    """What other rooms know, through the hook `register_record_entry`."""
    return [entry for tell in plugged("register_record_entry") for entry in tell(user)]
