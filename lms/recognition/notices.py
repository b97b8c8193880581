"""What people are told about outside training."""

from collections.abc import Callable, Iterable

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lms.recognition.models import Recognition
from people.notifications.notices import Notice
from people.notifications.services import notify
from people.notifications.topics import Topic

HANDED_IN = "lms.proof_handed_in"
ASKED = "lms.proof_asked"
ANSWERED = "lms.proof_answered"
ACCEPTED = "lms.proof_accepted"
REFUSED = "lms.proof_refused"


def notices() -> list[Notice]:
    """The kinds of message of this room."""
    return [
        Notice(HANDED_IN, "upload", _said(_("A proof was handed in for you: “%(title)s”.")), Topic.LEARNING),
        Notice(ASKED, "question", _said(_("There is a question about the proof “%(title)s”.")), Topic.LEARNING),
        Notice(ANSWERED, "chat", _said(_("Your question about the proof “%(title)s” was answered.")), Topic.LEARNING),
        Notice(ACCEPTED, "check-circle", _said(_("The proof “%(title)s” was recognised.")), Topic.LEARNING),
        Notice(
            REFUSED,
            "x-circle",
            _said(_("The proof “%(title)s” was not recognised. The reason stands with it.")),
            Topic.LEARNING,
        ),
    ]


def tell(recognition: Recognition, kind: str, people: Iterable[int], *, event: int) -> None:
    """Send people to the page of what was handed in."""
    notify(
        recipients=people,
        kind=kind,
        event=f"{kind}:{event}",
        facts={"title": recognition.title},
        url=reverse("lms:recognition", args=[recognition.pk]),
    )


def _said(words: str | Promise) -> Callable[[dict], str]:
    """The sentence with its facts."""
    return lambda facts: words % facts
