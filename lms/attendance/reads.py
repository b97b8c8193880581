"""Sessions as one person meets them: how many seats are free, where the person stands, what can be done next."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from cms.languages.speaking import MAIN, speak_all
from courses.events import wording
from courses.events.models import Session, SessionQuerySet
from courses.events.wording import SessionInWords
from lms.attendance.machine import Kind
from lms.attendance.models import Attendance, BookingStep, Seat
from lms.attendance.services.booking import is_out
from people.directory.models import User

ON_CARD = 3


@dataclass(frozen=True)
class Offer(SessionInWords):
    """A session for one person: free seats, the own step, and what can be done now."""

    session: Session
    taken: int
    step: BookingStep | None
    now: datetime
    people_waiting: bool = False  # somebody is on the list, so that a free seat is not free for others

    @property
    def free(self) -> int:
        """Seats somebody could book now; while people wait, free seats are theirs."""
        return 0 if self.people_waiting else max(0, self.session.capacity - self.taken)

    @property
    def kind(self) -> str:
        """Where the person stands; nothing if not at all."""
        return self.step.kind if self.step and self.step.is_active else ""

    @property
    def is_full(self) -> bool:
        return self.session.has_date and self.free < 1

    @property
    def is_open(self) -> bool:
        return self.session.takes_bookings(self.now)

    @property
    def may_book(self) -> bool:
        """Whether asking for a seat leads to something."""
        return not self.kind and self.is_open and (not self.is_full or self.session.has_waiting_list)

    @property
    def may_accept(self) -> bool:
        return self.step is not None and self.kind == Kind.OFFERED and not is_out(self.step, self.session, self.now)

    @property
    def may_cancel(self) -> bool:
        """Whether the person still gets out of it by herself."""
        if not self.kind or self.session.has_begun(self.now):
            return False
        return self.kind != Kind.BOOKED or self.session.may_still_cancel(self.now)

    @property
    def is_over(self) -> bool:
        return self.session.is_over(self.now)

    @property
    def has_begun(self) -> bool:
        return self.session.has_begun(self.now)

    @property
    def opens_later(self) -> bool:
        opens_at = self.session.opens_at
        return opens_at is not None and opens_at > self.now and not self.session.is_called_off

    @property
    def dates(self) -> list[tuple[str, str]]:
        """Each day with its hours."""
        return [(wording.day_in_words(date.starts_at), wording.hours(date)) for date in self.session.dates.all()]

    @property
    def held_until(self) -> str:
        return wording.moment(self.step.held_until if self.step else None)

    @property
    def opens(self) -> str:
        return wording.moment(self.session.opens_at)

    @property
    def closes(self) -> str:
        return wording.moment(self.session.last_booking_at)

    @property
    def cancel_until(self) -> str:
        return wording.moment(self.session.last_cancelling_at)


def offers(sessions: SessionQuerySet, user: User, language: str = MAIN) -> list[Offer]:
    """These sessions as the person meets them, in as many queries for one as for many.

    Their courses speak the language where there are words for it.
    """
    seats = Seat.objects.filter(session=OuterRef("pk")).order_by().values("session")
    own = BookingStep.objects.filter(session=OuterRef("pk"), learner=user).order_by("-pk")
    asked = sessions.for_lists().annotate(
        taken=Coalesce(Subquery(seats.annotate(number=Count("pk")).values("number")), 0),
        own_step=Subquery(own.values("pk")[:1]),
        own_kind=Subquery(own.values("kind")[:1]),
        own_held_until=Subquery(own.values("held_until")[:1]),
        people_wait=Exists(BookingStep.objects.filter(session=OuterRef("pk")).waiting().order_by()),
    )
    found = list(asked)
    speak_all((session.course for session in found), language)
    now = timezone.now()
    return [Offer(session, session.taken, _own(session, user), now, session.people_wait) for session in found]


def _own(session: Any, user: User) -> BookingStep | None:
    """Where the person stands in the session, from what was asked with it."""
    if session.own_step is None:
        return None
    held_until = session.own_held_until
    return BookingStep(pk=session.own_step, session=session, learner=user, kind=session.own_kind, held_until=held_until)


def counts(rows: QuerySet) -> dict[int, int]:
    """How many of these rows each session has."""
    return dict(rows.order_by().values_list("session").annotate(number=Count("pk")))


def place_in_line(step: BookingStep) -> int:
    """Which number the person has on the waiting list, counted from 1."""
    return BookingStep.objects.filter(session=step.session_id, pk__lte=step.pk).waiting().count()


@dataclass(frozen=True)
class MySessions:
    """Everything one person has to do with sessions."""

    ahead: list[Offer]  # a seat or an offer, the next first
    open: list[Offer]  # waits for approval or on the list
    attended: list[Attendance]

    @property
    def next(self) -> list[Offer]:
        """What a small card shows: seats first, then what is undecided."""
        return [*self.ahead, *self.open][:ON_CARD]


def my_sessions(user: User, language: str = MAIN) -> MySessions:
    """What lies ahead, what is undecided, and what was attended."""
    active = BookingStep.objects.of(user).active().exclude(session__ends_at__lte=timezone.now())
    found = offers(Session.objects.filter(pk__in=active.values("session")), user, language)
    marked = Attendance.objects.filter(learner=user).select_related("session__course", "completion")
    attended = list(marked.prefetch_related("session__dates").order_by("-pk")[:50])
    speak_all((each.session.course for each in attended), language)
    return MySessions(
        ahead=[offer for offer in found if offer.kind in (Kind.BOOKED, Kind.OFFERED)],
        open=[offer for offer in found if offer.kind in (Kind.WAITING, Kind.REQUESTED)],
        attended=attended,
    )
