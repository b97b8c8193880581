"""Kinds of message: each room declares its own, with the icon and the sentence people read."""

from collections.abc import Callable
from dataclasses import dataclass

from people.hooks import plugged
from people.notifications.topics import Topic


@dataclass(frozen=True)
class Notice:
    """One kind of message; the sentence is made from the event's facts when it is read, in the reader's language."""

    kind: str  # storey, dot, event: "lms.completed"
    icon: str
    sentence: Callable[[dict], str]
    topic: Topic = Topic.OTHER  # by this people choose what reaches their mailbox


def notices() -> dict[str, Notice]:
    """All kinds that rooms registered with the hook `register_notice`."""
    return {notice.kind: notice for offer in plugged("register_notice") for notice in offer()}
