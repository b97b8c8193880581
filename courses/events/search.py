"""Sessions in the search: those that lie ahead or wait for a date, found by their course, place and notes."""

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from cms.search.analyser import stems
from cms.search.queries import Wanted
from cms.search.sources import Hit, SearchSource
from cms.search.vocabulary import vocabulary
from courses.events import wording
from courses.events.models import Session
from people.directory.models import User

MOST = 400  # sessions looked at, the next first


def search_source() -> SearchSource:
    """Sessions in the search."""
    return SearchSource("termine", _("Sessions"), "calendar", find, order=15)


def find(user: User, text: str) -> list[Hit]:
    """Sessions of courses meant for the person that match, the next first."""
    wanted = text if isinstance(text, Wanted) else Wanted(text, vocabulary())
    ahead = Session.objects.to_come() | Session.objects.without_date()
    sessions = (ahead & Session.objects.visible_to(user)).select_related("course")[:MOST]
    found = [session for session in sessions if says(session, wanted)] if wanted.terms else []
    prefetch_related_objects(found, "dates")
    return [hit(session) for session in found]


def says(session: Session, wanted: Wanted) -> bool:
    """Whether every word stands in the session's own texts or what its course is about in short."""
    course = session.course
    own = stems(f"{course.title} {course.summary} {session.place} {session.notes}", wanted.known)
    return all(term.is_in(own) for term in wanted.terms)


def hit(session: Session) -> Hit:
    """A session as a hit; its day stands below the title."""
    facts = [("calendar", wording.days(session)), ("video" if session.is_online else "pin", wording.where(session))]
    if hours := wording.hours_of(session):
        facts.insert(1, ("clock", hours))
    return Hit(session.course.title, session.get_absolute_url(), session.notes, _("Session"), facts)
