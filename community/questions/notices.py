"""What people are told about questions. Titles reach only the asker: others may lose sight of the question later."""

from django.utils.translation import gettext as _

from people.notifications.notices import Notice
from people.notifications.topics import Topic

ASKED = "community.asked"
ASKED_BACK = "community.asked_back"
ANSWERED = "community.answered"
ACCEPTED = "community.accepted"


def kinds() -> list[Notice]:
    """The kinds of message of this room."""
    return [
        Notice(
            ASKED,
            "question",
            lambda facts: _("New question to the Digital Movers: %(office)s") % facts,
            Topic.QUESTIONS,
        ),
        Notice(
            ASKED_BACK, "chat", lambda facts: _("A question you answered goes on: %(office)s") % facts, Topic.QUESTIONS
        ),
        Notice(
            ANSWERED, "chat", lambda facts: _("Your question has a new answer: “%(title)s”") % facts, Topic.QUESTIONS
        ),
        Notice(
            ACCEPTED,
            "check-circle",
            lambda facts: _("Your answer solved a question: %(office)s") % facts,
            Topic.QUESTIONS,
        ),
    ]
