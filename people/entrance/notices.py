"""Whoever's keys change is told, so that nobody changes them unnoticed."""

from django.db import transaction
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from people.directory.models import User
from people.notifications.notices import Notice
from people.notifications.services import notify
from people.notifications.topics import Topic

KIND = "people.keys"
PASSWORD_CHANGED = gettext_noop("Your password was changed.")
FACTOR_ADDED = gettext_noop("A second factor was added to your sign-in.")
FACTOR_REMOVED = gettext_noop("A second factor was removed from your sign-in.")
CODES_RENEWED = gettext_noop("New recovery codes were made for your sign-in.")
FACTORS_RESET = gettext_noop("The help desk removed the second factor from your sign-in, because it was lost.")


def kinds() -> list[Notice]:
    """One kind: something about signing in has changed."""
    return [Notice(KIND, "key", _sentence, Topic.ACCOUNT)]


def _sentence(facts: dict) -> str:
    change = facts["change"]
    return _(change)


def tell(*, user: User, change: str) -> None:
    """In the bell and by mail, once the change is safe."""
    from people.entrance import tasks

    event = f"{KIND}:{get_random_string(12)}"
    notify(recipients=[user.pk], kind=KIND, event=event, facts={"change": change}, url=reverse("people:security"))
    transaction.on_commit(lambda: tasks.mail_about_keys.delay(user.pk, change), robust=True)
