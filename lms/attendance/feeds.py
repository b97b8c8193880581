"""Own sessions in one's calendar: a file for one session, and a private address that calendars ask again and again."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.events.calendar import Entry, write
from courses.events.models import Session
from courses.events.wording import where
from lms.attendance.machine import Kind
from lms.attendance.models import BookingStep, CalendarFeed
from people.directory.models import User

SALT = "lms.attendance.feed"


def address_of(feed: CalendarFeed) -> str:
    """The secret address; whoever has it sees the sessions, so it is shown to its owner only."""
    return f"{settings.PUBLIC_ORIGIN}{reverse('lms:calendar_feed', args=[Signer(salt=SALT).sign(feed.key.hex)])}"


def owner_of(secret: str) -> User | None:
    """Whose calendar the address opens; nobody's once the key is another or the person has left."""
    try:
        key = UUID(Signer(salt=SALT).unsign(secret))
    except (BadSignature, ValueError):
        return None
    feed = CalendarFeed.objects.select_related("owner").filter(key=key, owner__is_active=True).first()
    return feed.owner if feed else None


def feed_of(owner: User) -> bytes:
    """All sessions in which the person has a seat, those called off included, so that calendars strike them out."""
    kinds = (Kind.BOOKED, Kind.CALLED_OFF)
    steps = BookingStep.objects.of(owner).newest().filter(kind__in=kinds)
    sessions = Session.objects.filter(pk__in=steps.values("session")).for_lists()
    return write(entries(sessions, with_link=True), name=_("My sessions"))


def file_of(session: Session, *, with_link: bool) -> bytes:
    """One session with all its dates."""
    return write(entries([session], with_link=with_link), name=session.course.title)


def entries(sessions: Iterable[Session], *, with_link: bool) -> Iterable[Entry]:
    """The dates of these sessions; the link of a video conference only for people with a seat."""
    for session in sessions:
        link = session.online_link if with_link else ""
        texts = "\n\n".join(filter(None, [link, session.notes]))
        for number, date in enumerate(session.dates.all(), start=1):
            yield Entry(
                uid=f"{session.key}-{number}@stadtcampus",
                title=session.course.title,
                starts_at=date.starts_at,
                ends_at=date.ends_at,
                written_at=session.called_off_at or timezone.now(),
                place=where(session),
                text=texts,
                url=f"{settings.PUBLIC_ORIGIN}{session.get_absolute_url()}",
                revision=session.revision,
                is_called_off=session.is_called_off,
            )
