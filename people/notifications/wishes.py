"""Which mail somebody wants: the usual way for each topic, and what the person chose instead."""

from collections.abc import Collection, Mapping

from django.db import transaction

from people.directory.models import User
from people.notifications.models import MailWish
from people.notifications.topics import USUAL, Topic, Way


def ways_of(user: User) -> dict[Topic, Way]:
    """The way of every topic for this person."""
    return ways_of_all([user.pk])[user.pk]


def ways_of_all(people: Collection[int]) -> dict[int, dict[Topic, Way]]:
    """The same for many people (by id), in one query."""
    found = {person: dict(USUAL) for person in people}
    for wish in MailWish.objects.filter(user__in=people):
        if wish.topic in Topic.values:
            found[wish.user_id][Topic(wish.topic)] = Way(wish.way)
    return found


@transaction.atomic
def choose(*, user: User, ways: Mapping[Topic, Way]) -> None:
    """Keep what differs from the usual way; what is as usual is not kept."""
    for topic, way in ways.items():
        if way == USUAL[topic]:
            MailWish.objects.filter(user=user, topic=topic).delete()
        else:
            MailWish.objects.update_or_create(user=user, topic=topic, defaults={"way": way})


def stop(*, user: User, topic: Topic | None) -> None:
    """No more mail about the topic; without one, no more weekly overview."""
    ways = ways_of(user)
    ended = [topic] if topic else [each for each, way in ways.items() if way == Way.WEEKLY]
    choose(user=user, ways=dict.fromkeys(ended, Way.NEVER))


def take_leave(people: list[int]) -> None:
    """Who leaves wants nothing any more."""
    MailWish.objects.filter(user__in=people).delete()
