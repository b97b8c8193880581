"""The address at the end of every mail that stops more of them, without signing in."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from people.directory.models import User
from people.notifications.topics import Topic

SALT = "people.notifications.stop"


def address_for(user: User, topic: Topic | None) -> str:
    """Where this person stops mail about the topic; without one, the weekly overview."""
    key = signing.dumps([user.pk, topic.value if topic else ""], salt=SALT)
    return settings.PUBLIC_ORIGIN + reverse("people:stop_mail", args=[key])


def meant_by(key: str) -> tuple[User, Topic | None] | None:
    """Whose mail about what the address stops; nothing for an address that we did not write."""
    try:
        person, topic = signing.loads(key, salt=SALT)
    except signing.BadSignature:
        return None
    user = User.objects.working().filter(pk=person).first()
    return (user, Topic(topic) if topic else None) if user else None
