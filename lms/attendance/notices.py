"""What people are told about sessions, in their language when they read it."""

from collections.abc import Callable
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.events.wording import day_in_words, moment
from people.notifications.notices import Notice
from people.notifications.topics import Topic

BOOKED = "lms.seat_booked"
LISTED = "lms.seat_listed"
OFFERED = "lms.seat_offered"
LAPSED = "lms.seat_lapsed"
NO_SEAT = "lms.no_seat"
REFUSED = "lms.seat_refused"
TAKEN_BACK = "lms.seat_taken_back"
ASKED = "lms.approval_asked"
CHANGED = "lms.session_changed"
CALLED_OFF = "lms.session_called_off"
TOMORROW = "lms.session_tomorrow"


KINDS = [
    (BOOKED, "calendar", gettext_lazy("You have a seat: “%(course)s”, %(day)s.")),
    (LISTED, "hourglass", gettext_lazy("You are on the waiting list: “%(course)s”, %(day)s.")),
    (OFFERED, "calendar", gettext_lazy("A seat is free for you until %(until)s: “%(course)s”, %(day)s.")),
    (LAPSED, "hourglass", gettext_lazy("The offer of a seat has run out: “%(course)s”, %(day)s.")),
    (NO_SEAT, "hourglass", gettext_lazy("No seat became free: “%(course)s”, %(day)s.")),
    (REFUSED, "x-circle", gettext_lazy("Your booking was not approved: “%(course)s”, %(day)s.")),
    (TAKEN_BACK, "x-circle", gettext_lazy("Your booking was cancelled for you: “%(course)s”, %(day)s.")),
    (ASKED, "users", gettext_lazy("%(person)s asks for your approval: “%(course)s”, %(day)s.")),
    (CHANGED, "calendar", gettext_lazy("Time or place has changed: “%(course)s”, now %(day)s.")),
    (CALLED_OFF, "x-circle", gettext_lazy("The session does not take place: “%(course)s”, %(day)s.")),
    (TOMORROW, "bell", gettext_lazy("Tomorrow: “%(course)s”, %(time)s.")),
]


def notices() -> list[Notice]:
    """The kinds of message of this room."""
    return [Notice(kind, icon, said(words), Topic.SESSIONS) for kind, icon, words in KINDS]


def said(words: str | Promise) -> Callable[[dict], str]:
    """The sentence with its facts in words."""
    return lambda facts: words % in_words(facts)


def in_words(facts: dict) -> dict[str, str]:
    """Moments in the reader's language; a session without date says so."""
    starts_at, until = facts.get("starts_at", ""), facts.get("until", "")
    return {
        "course": facts["course"],
        "person": facts.get("person", ""),
        "day": day_in_words(datetime.fromisoformat(starts_at)) if starts_at else _("date to follow"),
        "time": moment(datetime.fromisoformat(starts_at)) if starts_at else "",
        "until": moment(datetime.fromisoformat(until)) if until else "",
    }
