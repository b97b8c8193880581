"""Sessions as calendar files: built with `icalendar`, all moments in UTC, so that every calendar shows its own time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from icalendar import Calendar, Event

NAME = "-//Stadtcampus//Termine//DE"


@dataclass(frozen=True)
class Entry:
    """One stretch of time as a calendar keeps it; a later `revision` replaces what was there."""

    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime
    written_at: datetime
    place: str = ""
    text: str = ""
    url: str = ""
    revision: int = 0
    is_called_off: bool = False


def write(entries: Iterable[Entry], *, name: str) -> bytes:
    """The calendar with all entries, as RFC 5545 wants it."""
    calendar = Calendar()
    calendar.add("prodid", NAME)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        calendar.add_component(event(entry))
    return calendar.to_ical()


def event(entry: Entry) -> Event:
    """One entry."""
    told = Event()
    told.add("uid", entry.uid)
    told.add("summary", entry.title)
    told.add("dtstart", entry.starts_at.astimezone(UTC))
    told.add("dtend", entry.ends_at.astimezone(UTC))
    told.add("dtstamp", entry.written_at.astimezone(UTC))
    told.add("sequence", entry.revision)
    told.add("status", "CANCELLED" if entry.is_called_off else "CONFIRMED")
    for field, value in (("location", entry.place), ("description", entry.text), ("url", entry.url)):
        if value:
            told.add(field, value)
    return told
