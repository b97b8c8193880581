"""Stored events as people read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language

from people.hooks import plugged
from people.notifications.models import Notification
from people.notifications.notices import notices


@dataclass(frozen=True, slots=True)
class Message:
    """One notification in words."""

    number: int
    icon: str
    sentence: str
    created_at: datetime
    is_unread: bool


def messages_of(found: Iterable[Notification]) -> list[Message]:
    """The notifications in words; kinds that no room knows any more are left out."""
    kinds, shown = notices(), list(found)
    titles = titles_in_language({page for notification in shown for page in pages_in(notification.facts).values()})
    return [
        Message(
            number=notification.pk,
            icon=kinds[notification.kind].icon,
            sentence=kinds[notification.kind].sentence(retold(notification.facts, titles)),
            created_at=notification.created_at,
            is_unread=notification.read_at is None,
        )
        for notification in shown
        if notification.kind in kinds
    ]


def pages_in(facts: dict) -> dict[str, int]:
    """Which of the facts are titles of pages: the name of the fact and the id of the page."""
    return facts.get("pages") or {}


def titles_in_language(pages: set[int]) -> dict[int, str]:
    """The titles of these pages (by id) in the language of the moment, where there are such: hook `register_titles`."""
    titles: dict[int, str] = {}
    for offer in plugged("register_titles") if pages else ():
        titles |= offer(pages, get_language() or "")
    return titles


def retold(facts: dict, titles: dict[int, str]) -> dict:
    """The facts with titles of pages as the reader knows them."""
    return facts | {name: titles[page] for name, page in pages_in(facts).items() if page in titles}
