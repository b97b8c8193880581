"""The learning record: what counts today, what was completed and when, and what is under way."""

from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain

from django.urls import reverse
from django.utils import timezone

from lms.certificates.models import Certificate
from lms.certificates.wording import duration
from lms.enrolments.models import Completion, Enrolment
from lms.learnt import Learnt, in_hours, learnt_elsewhere
from lms.programmes.models import ProgrammeCompletion
from people.directory.models import User


@dataclass(frozen=True)
class Record:
    """Everything a person has completed and is doing, newest first."""

    holder: str
    at: datetime
    entries: list[Learnt]
    running: list[Enrolment] = field(default_factory=list)

    @property
    def today(self) -> date:
        return timezone.localdate(self.at)

    @property
    def valid(self) -> list[Learnt]:
        """What counts today, one entry for each course."""
        newest: dict[str, Learnt] = {}
        for entry in self.entries:
            if entry.counts:
                newest.setdefault(entry.about, entry)
        return list(newest.values())

    @property
    def years(self) -> list[int]:
        """The years in which something was completed, the newest first."""
        return sorted({entry.completed_on.year for entry in self.entries}, reverse=True)

    @property
    def done(self) -> int:
        """How many courses were completed this year."""
        return len([entry for entry in self.completed_in(self.today.year) if entry.kind == "course"])

    @property
    def known(self) -> int:
        """The same with those that are under way."""
        return self.done + len(self.running)

    @property
    def time(self) -> str:
        """This year's learning time in words."""
        return duration(sum(entry.minutes for entry in self.completed_in(self.today.year)))

    def completed_in(self, year: int | None) -> list[Learnt]:
        """What was completed in that year; None means ever."""
        return [entry for entry in self.entries if year in (None, entry.completed_on.year)]

    def started_in(self, year: int | None) -> list[Enrolment]:
        """What was begun in that year and is not completed yet."""
        return [each for each in self.running if year in (None, timezone.localtime(each.started_at).year)]


def record_of(user: User) -> Record:
    """The person's own record, in few queries however long it is."""
    now = timezone.now()
    entries = chain(_courses(user), _programmes(user), learnt_elsewhere(user))
    return Record(
        holder=user.get_full_name(),
        at=now,
        entries=sorted(entries, key=lambda entry: entry.completed_on, reverse=True),
        running=list(Enrolment.objects.of(user).active().select_related("course").order_by("-started_at", "-pk")),
    )


def hours(entries: list[Learnt]) -> str:
    """The learning time of several entries, for tables."""
    return in_hours(sum(entry.minutes for entry in entries))


def _courses(user: User) -> list[Learnt]:
    completions = Completion.objects.of(user).select_related("course__topic")
    certificates = _certificates(user, "completion")
    return [_course(each, certificates.get(each.pk)) for each in completions]


def _course(completion: Completion, certificate: Certificate | None) -> Learnt:
    is_own = completion.source == Completion.Source.SELF
    return Learnt(
        about=f"course:{completion.course_id}",
        kind="course",
        title=completion.course_title,
        completed_on=completion.completed_on,
        counts_until=completion.counts_until,
        minutes=completion.course.minutes,
        earned="" if is_own else completion.get_source_display(),
        page=reverse("lms:certificate_for", args=[completion.pk]),
        file=reverse("lms:certificate_pdf_for", args=[completion.pk]),
        cover=completion.course.topic.cover,
        variant=completion.course_id,
        number=certificate.number if certificate else "",
        revoked=_is_revoked(certificate),
    )


def _programmes(user: User) -> list[Learnt]:
    completed = ProgrammeCompletion.objects.of(user).select_related("programme__topic")
    certificates = _certificates(user, "programme_completion")
    return [_programme(each, certificates.get(each.pk)) for each in completed]


def _programme(completion: ProgrammeCompletion, certificate: Certificate | None) -> Learnt:
    return Learnt(
        about=f"programme:{completion.programme_id}",
        kind="programme",
        title=completion.programme_title,
        completed_on=completion.completed_on,
        page=reverse("lms:programme_certificate_for", args=[completion.pk]),
        file=reverse("lms:programme_certificate_pdf_for", args=[completion.pk]),
        cover=completion.programme.topic.cover,
        variant=completion.programme_id,
        number=certificate.number if certificate else "",
        revoked=_is_revoked(certificate),
    )


def _certificates(user: User, of: str) -> dict[int, Certificate]:
    """The certificates that nothing took the place of, by what they prove."""
    found = Certificate.objects.of(user).current().filter(**{f"{of}__isnull": False})
    return {getattr(each, f"{of}_id"): each for each in found.select_related("revocation")}


def _is_revoked(certificate: Certificate | None) -> bool:
    return certificate is not None and hasattr(certificate, "revocation")
