"""Proves that seats, lists and attendance agree with each other; `manage.py audit_bookings` tells what does not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby

from django.utils import timezone

from courses.events.models import Session
from lms.attendance import machine
from lms.attendance.machine import SEATED, Kind
from lms.attendance.models import Attendance, AttendanceMark, BookingStep, Seat

CHUNK = 200


def findings(sessions: Iterable[Session] | None = None, now: datetime | None = None) -> Iterator[str]:
    """Whatever should not be, in English words for the operator; nothing names a person but by number."""
    moment = now or timezone.now()
    chosen = Session.objects.order_by("pk").iterator(chunk_size=CHUNK) if sessions is None else sessions
    for session in chosen:
        for words in findings_in(session, moment):
            yield f"Session {session.pk}: {words}"


def findings_in(session: Session, now: datetime) -> Iterator[str]:
    """What is wrong in one session."""
    steps = list(BookingStep.objects.filter(session=session).order_by("learner", "pk"))
    seats = {seat.learner_id: seat for seat in Seat.objects.filter(session=session)}
    latest: dict[int, BookingStep] = {step.learner_id: step for step in steps}
    yield from stories(steps)
    yield from seats_and_steps(latest, seats)
    yield from room(session, list(seats.values()))
    yield from lists(session, latest, len(seats), now)
    yield from attendance(session, latest)


def stories(steps: list[BookingStep]) -> Iterator[str]:
    """Everybody's steps could have happened one after the other."""
    for learner, own in groupby(steps, key=lambda step: step.learner_id):
        if not machine.is_a_story(step.kind for step in own):
            yield f"the steps of person {learner} contradict each other"


def seats_and_steps(latest: dict[int, BookingStep], seats: dict[int, Seat]) -> Iterator[str]:
    """Whoever has a seat or an offer sits on a seat, and nobody else does."""
    seated = {learner: step for learner, step in latest.items() if step.kind in SEATED}
    for learner in sorted(seated.keys() - seats.keys()):
        yield f"person {learner} has booked but no seat"
    for learner in sorted(seats.keys() - seated.keys()):
        yield f"person {learner} sits on a seat without a booking"
    for learner in sorted(seats.keys() & seated.keys()):
        if (seats[learner].held_until is None) != (seated[learner].kind == Kind.BOOKED):
            yield f"person {learner}: booked and offered are mixed up"


def room(session: Session, seats: list[Seat]) -> Iterator[str]:
    """There are never more people than seats."""
    if len(seats) > session.capacity:
        yield f"{len(seats)} seats are taken, there are only {session.capacity}"
    if any(seat.number > session.capacity for seat in seats):
        yield "somebody sits on a number that does not exist"
    if seats and (not session.has_date or session.is_called_off):
        yield "seats are taken although the session has no date or was called off"
    dates = list(session.dates.all())
    begin, end = min((d.starts_at for d in dates), default=None), max((d.ends_at for d in dates), default=None)
    if (begin, end) != (session.starts_at, session.ends_at):
        yield "begin and end differ from the dates"


def lists(session: Session, latest: dict[int, BookingStep], taken: int, now: datetime) -> Iterator[str]:
    """Nobody waits before a free seat, or for what was called off."""
    by_kind: dict[str, int] = defaultdict(int)
    for step in latest.values():
        by_kind[step.kind] += 1
    moves = session.has_date and not session.is_called_off and not session.is_closed(now)
    if moves and by_kind[Kind.WAITING] and taken < session.capacity:
        yield f"{by_kind[Kind.WAITING]} people wait although seats are free"
    if session.is_called_off and any(by_kind[kind] for kind in machine.ACTIVE):
        yield "people still wait or have a seat although the session was called off"


def attendance(session: Session, latest: dict[int, BookingStep]) -> Iterator[str]:
    """Only people with a seat are ticked, only after the start, and only those ticked are confirmed."""
    marks = list(AttendanceMark.objects.filter(session=session).order_by("pk"))
    present = {mark.learner_id: mark.is_present for mark in marks}
    for mark in marks:
        step = latest.get(mark.learner_id)
        if step is None or step.kind != Kind.BOOKED:
            yield f"person {mark.learner_id} was ticked without a seat"
    for confirmed in Attendance.objects.filter(session=session):
        if not present.get(confirmed.learner_id):
            yield f"person {confirmed.learner_id} is confirmed but not ticked"
