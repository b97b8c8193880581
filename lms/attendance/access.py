"""Who may see sessions and who comes to them, offered to the page “Who may see what?”."""

from django.utils.translation import gettext_lazy as _

from courses.events.models import Session
from lms.attendance.permissions import may_see_people
from people.privacy.access import Kind


def access_kinds() -> list[Kind]:
    """The list of people with a seat in a session."""
    return [
        Kind(
            key="session-people",
            label=_("Who has a seat in a session"),
            find=find_session,
            may_see=may_see_people,
            title=str,
            personally=lambda session: session.trainers.values_list("pk", flat=True),
            hint=_("the address of the session, or its number"),
            note=_("HR development sees the people in the branch of the role; everybody sees the own seat."),
            order=36,
        )
    ]


def find_session(text: str) -> Session | None:
    """A session by number or address."""
    numbers = [part for part in text.strip().split("/") if part.isdecimal() and len(part) < 19]
    return Session.objects.select_related("course").filter(pk=numbers[-1]).first() if numbers else None
