"""Where somebody stands with learning, for the person alone: in progress, completed, and what could come next."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.languages.speaking import MAIN, speak_all
from courses.models import CoursePage
from lms.enrolments.models import Completion, Enrolment
from lms.enrolments.outline import Outline, Step, outline_of
from people.directory.models import User

SUGGESTED = 3
SOON = timedelta(days=60)


@dataclass(frozen=True)
class Place:
    """The course somebody worked on last, with the step where she goes on."""

    enrolment: Enrolment
    outline: Outline
    step: Step | None


@dataclass(frozen=True)
class Proof:
    """The newest completion of a course and whether it still counts."""

    completion: Completion
    today: date

    @property
    def title(self) -> str:
        """The course as it was called that day, or in the reader's language as it is called today."""
        course = self.completion.course
        return self.completion.course_title if course.spoken_language == MAIN else course.title

    @property
    def state(self) -> str:
        """ "expired", "soon" or "valid"; the last day of validity belongs to it."""
        end = self.completion.counts_until
        if end is None or end > self.today + SOON:
            return "valid"
        return "expired" if end < self.today else "soon"


@dataclass(frozen=True)
class Standing:
    """Everything “My learning” shows."""

    place: Place | None
    others: list[Enrolment]
    proofs: list[Proof]
    suggestions: list[CoursePage]
    this_year: int

    @property
    def is_new(self) -> bool:
        return self.place is None and not self.proofs

    @property
    def sentence(self) -> str:
        """The situation in one or two sentences."""
        return " ".join(filter(None, [self._in_progress(), self._running_out()])) or self._completed()

    def _in_progress(self) -> str:
        count = len(self.others) + 1 if self.place else 0
        words = ngettext("One course is in progress.", "%(count)s courses are in progress.", count)
        return words % {"count": count} if count else ""

    def _completed(self) -> str:
        count = len(self.proofs)
        return ngettext("You have completed one course.", "You have completed %(count)s courses.", count) % {
            "count": count
        }

    def _running_out(self) -> str:
        """The proof that stops counting next, or one that already has."""
        ending = sorted((proof for proof in self.proofs if proof.state != "valid"), key=_end)
        if not ending:
            return ""
        expired = ending[0].state == "expired"
        words = (
            _("Your proof for “%(course)s” was valid until %(day)s.")
            if expired
            else _("Your proof for “%(course)s” is valid until %(day)s.")
        )
        day = date_format(_end(ending[0]))
        return words % {"course": ending[0].title, "day": day}


def standing_of(user: User, language: str = MAIN) -> Standing:
    """Where the person stands today, told in this language where there are words for it."""
    active = in_progress(user)
    completions = list(Completion.objects.of(user).select_related("course__topic"))
    today = timezone.localdate()
    newest = {completion.course_id: completion for completion in reversed(completions)}
    proofs = sorted(newest.values(), key=lambda completion: completion.completed_at, reverse=True)
    known = {*newest, *(enrolment.course_id for enrolment in active)}
    place, suggested = place_of(active[0], language) if active else None, suggestions(user, known)
    named = [*(each.course for each in active), *(each.course for each in proofs), *suggested]
    speak_all(named, language)
    return Standing(
        place=place,
        others=active[1:],
        proofs=[Proof(completion, today) for completion in proofs],
        suggestions=suggested,
        this_year=sum(completion.completed_on.year == today.year for completion in completions),
    )


def in_progress(user: User) -> list[Enrolment]:
    """The courses the person takes and may still see, the one worked on last first."""
    visible = CoursePage.objects.visible_to(user)
    active = Enrolment.objects.of(user).active().filter(course__in=visible)
    return list(active.with_progress().select_related("course__topic"))


def suggestions(user: User, *known: Collection[int] | QuerySet) -> list[CoursePage]:
    """Courses the person may see and does not know yet (by id), newest first."""
    fresh = CoursePage.objects.visible_to(user).select_related("topic")
    for course_ids in known:
        fresh = fresh.exclude(pk__in=course_ids)
    return list(fresh.order_by("-first_published_at", "-pk")[:SUGGESTED])


def place_of(enrolment: Enrolment, language: str = MAIN) -> Place:
    """Where the person goes on in this course."""
    outline = outline_of(enrolment)
    speak_all((step.page for step in outline.steps), language)
    return Place(enrolment, outline, outline.resume_at(enrolment.last_step_id))


def _end(proof: Proof) -> date:
    return proof.completion.counts_until or date.max
