"""The learning record: what counts today, what was completed and when, and what is under way."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone

from lms.certificates.models import Certificate
from lms.certificates.wording import duration, in_hours
from lms.enrolments.models import Completion, Enrolment
from people.directory.models import User

NEW_FOR = timedelta(days=14)
ENDS_SOON = timedelta(days=60)


@dataclass(frozen=True)
class Entry:
    """One completion in the record."""

    completion: Completion
    today: date

    @property
    def title(self) -> str:
        return self.completion.course_title

    @property
    def minutes(self) -> int:
        return self.completion.course.minutes

    @property
    def hours(self) -> str:
        return in_hours(self.minutes)

    @property
    def certificate(self) -> Certificate | None:
        return getattr(self.completion, "certificate", None)

    @property
    def number(self) -> str:
        return self.certificate.number if self.certificate else ""

    @property
    def revoked(self) -> bool:
        return self.certificate is not None and self.certificate.state == Certificate.State.REVOKED

    @property
    def counts(self) -> bool:
        """Valid today, to the end of its last day, and not withdrawn."""
        until = self.completion.counts_until
        return not self.revoked and (until is None or until >= self.today)

    @property
    def is_new(self) -> bool:
        return self.today - self.completion.completed_on < NEW_FOR

    @property
    def days_left(self) -> int | None:
        """How many days it still counts, when that is worth saying."""
        until = self.completion.counts_until
        return (until - self.today).days if until and until - self.today <= ENDS_SOON else None

    @property
    def weeks_left(self) -> int:
        """The same in whole weeks; 0 when days say it better."""
        return self.days_left // 7 if self.days_left and self.days_left >= 14 else 0


@dataclass(frozen=True)
class Record:
    """Everything a person has completed and is doing, newest first."""

    holder: str
    at: datetime
    entries: list[Entry]
    running: list[Enrolment] = field(default_factory=list)

    @property
    def today(self) -> date:
        return timezone.localdate(self.at)

    @property
    def valid(self) -> list[Entry]:
        """What counts today, one entry for each course."""
        newest: dict[int, Entry] = {}
        for entry in self.entries:
            if entry.counts:
                newest.setdefault(entry.completion.course_id, entry)
        return list(newest.values())

    @property
    def years(self) -> list[int]:
        """The years in which something was completed, the newest first."""
        return sorted({entry.completion.completed_on.year for entry in self.entries}, reverse=True)

    @property
    def done(self) -> int:
        """How many courses were completed this year."""
        return len(self.completed_in(self.today.year))

    @property
    def known(self) -> int:
        """The same with those that are under way."""
        return self.done + len(self.running)

    @property
    def time(self) -> str:
        """This year's learning time in words."""
        return duration(sum(entry.minutes for entry in self.completed_in(self.today.year)))

    def completed_in(self, year: int | None) -> list[Entry]:
        """What was completed in that year; None means ever."""
        return [entry for entry in self.entries if year in (None, entry.completion.completed_on.year)]

    def started_in(self, year: int | None) -> list[Enrolment]:
        """What was begun in that year and is not completed yet."""
        return [each for each in self.running if year in (None, timezone.localtime(each.started_at).year)]


def record_of(user: User) -> Record:
    """The person's own record, in two queries however long it is."""
    now = timezone.now()
    completions = Completion.objects.of(user).select_related("course__topic", "certificate__revocation")
    return Record(
        holder=user.get_full_name(),
        at=now,
        entries=[Entry(completion, timezone.localdate(now)) for completion in completions],
        running=list(Enrolment.objects.of(user).active().select_related("course").order_by("-started_at", "-pk")),
    )
