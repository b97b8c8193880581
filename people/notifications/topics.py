"""What messages are about, and how each kind reaches the mailbox unless somebody wishes otherwise."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Topic(models.TextChoices):
    """What a message is about; people choose by this, not by single kinds of message."""

    DUTIES = "duties", _("Mandatory training")
    SESSIONS = "sessions", _("Sessions and bookings")
    LEARNING = "learning", _("Courses and certificates")
    QUESTIONS = "questions", _("Questions and answers")
    WORK = "work", _("What waits for you")
    ACCOUNT = "account", _("Your account")
    OTHER = "other", _("Everything else")


class Way(models.TextChoices):
    """How a message reaches the mailbox; at the bell it stands in any case."""

    AT_ONCE = "at_once", _("At once")
    WEEKLY = "weekly", _("Once a week")
    NEVER = "never", _("Not by mail")


EXPLAINED: dict[Topic, Promise] = {
    Topic.DUTIES: _("What is due, and what is overdue."),
    Topic.SESSIONS: _("Seats, waiting lists, changes of time or place."),
    Topic.LEARNING: _("Certificates, pilots and new versions."),
    Topic.QUESTIONS: _("Answers to your questions, questions to your office."),
    Topic.WORK: _("Approvals, reviews, deputies and roles."),
    Topic.ACCOUNT: _("When your sign-in changes, you get a mail of its own in any case."),
    Topic.OTHER: _("What belongs to none of these."),
}

USUAL: dict[Topic, Way] = {
    Topic.DUTIES: Way.AT_ONCE,
    Topic.SESSIONS: Way.AT_ONCE,
    Topic.LEARNING: Way.WEEKLY,
    Topic.QUESTIONS: Way.WEEKLY,
    Topic.WORK: Way.WEEKLY,
    Topic.ACCOUNT: Way.NEVER,
    Topic.OTHER: Way.WEEKLY,
}
