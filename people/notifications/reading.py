"""Stored events as people read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

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
    kinds = notices()
    return [
        Message(
            number=notification.pk,
            icon=kinds[notification.kind].icon,
            sentence=kinds[notification.kind].sentence(notification.facts),
            created_at=notification.created_at,
            is_unread=notification.read_at is None,
        )
        for notification in found
        if notification.kind in kinds
    ]
