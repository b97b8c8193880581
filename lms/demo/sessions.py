"""Brings sessions to the demo: with free seats, full with a waiting list, one to approve, one that runs now."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import timezone

from courses.events import services as events
from courses.events.models import Session, SessionDate
from courses.models import CoursePage
from lms.attendance.services import booking, running
from people.directory.roles import Role
from people.models import User

ALMA, DORA = "10000001", "10000004"
SATURDAY = 5
ROOMS = ("Rathaus, Saal B", "BildungsCampus, Raum 2.04", "BildungsCampus, Raum 1.12", "Bürgerhaus West, Seminarraum")
LINK = "https://video.stadt.example/raum/schulung"
NOTES = (
    "Bitte bringen Sie Ihren Dienstlaptop mit.\n"
    "Der Raum ist barrierefrei erreichbar, eine Induktionsschleife ist vorhanden. Gebärdensprache auf Anfrage."
)


@dataclass(frozen=True)
class Plan:
    """One demo session; `day` counts from today, further days follow with `also`."""

    course: str
    day: int
    hour: int = 9
    hours: int = 3
    also: tuple[int, ...] = ()
    people: int = 0
    facts: dict[str, Any] = field(default_factory=dict)


PLANS = [
    Plan("ki-in-der-verwaltung", 6, 9, 3, people=8, facts={"capacity": 5, "place": ROOMS[0], "notes": NOTES}),
    Plan("barrierefreie-dokumente", 8, 13, 3, people=7, facts={"capacity": 12, "place": ROOMS[1], "notes": NOTES}),
    Plan(
        "e-akte-einstieg",
        15,
        9,
        7,
        also=(22,),
        people=3,
        facts={"capacity": 10, "place": ROOMS[2], "needs_approval": True, "completes_course": True},
    ),
    Plan("informationssicherheit", 7, 10, 1, people=11, facts={"capacity": 40, "online_link": LINK}),
    Plan("datenschutz-grundlagen", 9, 14, 2, people=4, facts={"capacity": 15, "place": ROOMS[3], "online_link": LINK}),
    Plan("informationssicherheit", 20, 10, 1, people=5, facts={"capacity": 40, "online_link": LINK}),
    Plan("ki-in-der-verwaltung", 27, 9, 3, people=2, facts={"capacity": 12, "place": ROOMS[0]}),
    Plan("barrierefreie-dokumente", 34, 9, 3, people=1, facts={"capacity": 12, "place": ROOMS[1]}),
    Plan("informationssicherheit", 48, 10, 1, facts={"capacity": 40, "online_link": LINK}),
]


@transaction.atomic
def load() -> None:
    """All sessions, once; loading again changes nothing."""
    dora = User.objects.filter(personnel_number=DORA).first()
    if dora is None or Session.objects.exists():
        return
    trainers = list(User.objects.working().holding(Role.TRAINER).order_by("-personnel_number"))
    learners = colleagues()
    for plan in PLANS:
        offer(plan, dora, trainers, learners)
    undated(dora, learners)
    asks()
    runs_now(dora, trainers, learners)
    attended(dora, trainers, learners)


def colleagues() -> Iterator[User]:
    """People who book, others each time."""
    staff = User.objects.working().filter(personnel_number__gt="10000100", email__isnull=False)
    yield from staff.order_by("personnel_number")[::2]


def course_named(slug: str) -> CoursePage | None:
    return CoursePage.objects.live().originals().filter(slug=slug).first()


def at(day: int, hour: int) -> datetime:
    """That hour on a working day, counted from today."""
    found = timezone.localtime() + timedelta(days=day)
    if found.weekday() >= SATURDAY:
        found += timedelta(days=7 - found.weekday())
    return found.replace(hour=hour, minute=0, second=0, microsecond=0)


def offer(plan: Plan, dora: User, trainers: list[User], learners: Iterator[User]) -> None:
    """Plan it, and let people book."""
    course = course_named(plan.course)
    if course is None:
        return
    starts = [at(day, plan.hour) for day in (plan.day, *plan.also)]
    dates = [(start, start + timedelta(hours=plan.hours)) for start in starts]
    session = events.plan(facts={"course": course, **plan.facts}, dates=dates, trainers=trainers[:1], by=dora)
    book(session, learners, plan.people)


def book(session: Session, learners: Iterator[User], number: int) -> list[User]:
    """So many people book."""
    people = list(islice(learners, number))
    for learner in people:
        booking.book(session=session, learner=learner, by=learner)
    return people


def undated(dora: User, learners: Iterator[User]) -> None:
    """A list of people who would come, without a date."""
    if course := course_named("digital-mover-grundlagen"):
        facts = {"course": course, "capacity": 12, "place": ROOMS[1], "notes": "Der Termin folgt im neuen Jahr."}
        book(events.plan(facts=facts, dates=[], trainers=[], by=dora), learners, 4)


def asks() -> None:
    """Alma has a seat online, and asks for another one that Bruno has to approve."""
    alma = User.objects.filter(personnel_number=ALMA).first()
    online = Session.objects.to_come().exclude(online_link="").first()
    approved = Session.objects.to_come().filter(needs_approval=True).first()
    for session in filter(None, [online, approved]):
        if alma:
            booking.book(session=session, learner=alma, by=alma)


def runs_now(dora: User, trainers: list[User], learners: Iterator[User]) -> None:
    """A session that has begun, so that attendance can be ticked."""
    if course := course_named("datenschutz-grundlagen"):
        session = earlier(course, dora, trainers, timedelta(hours=4))
        book(session, learners, 6)
        move(session, (timezone.now() - timedelta(hours=1)).replace(minute=0, second=0, microsecond=0))


def attended(dora: User, trainers: list[User], learners: Iterator[User]) -> None:
    """A session of last month, with confirmed attendance."""
    course, alma = course_named("ki-in-der-verwaltung"), User.objects.filter(personnel_number=ALMA).first()
    if course is None:
        return
    session = earlier(course, dora, trainers, timedelta(hours=3))
    people = book(session, learners, 5)
    if alma:
        booking.book(session=session, learner=alma, by=alma)
        people.append(alma)
    move(session, at(-30, 9))
    trainer = trainers[0] if trainers else dora
    for learner in people[1:]:
        running.mark(session=session, learner=learner, is_present=True, by=trainer)
    running.conclude(session=session, by=trainer)


def earlier(course: CoursePage, dora: User, trainers: list[User], length: timedelta) -> Session:
    """A session that people could book before it began."""
    start = at(1, 9)
    facts = {"course": course, "capacity": 14, "place": ROOMS[1]}
    return events.plan(facts=facts, dates=[(start, start + length)], trainers=trainers[:1], by=dora)


def move(session: Session, start: datetime) -> None:
    """Let it have begun at that moment."""
    date = SessionDate.objects.get(session=session)
    end = start + (date.ends_at - date.starts_at)
    SessionDate.objects.filter(pk=date.pk).update(starts_at=start, ends_at=end)
    Session.objects.filter(pk=session.pk).update(starts_at=start, ends_at=end)
