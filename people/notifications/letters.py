"""Mail in words: plain text beside simple HTML, in the language of whoever reads it."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from people.directory.languages import spoken_to
from people.directory.models import User
from people.notifications.models import Notification
from people.notifications.moments import WEEK
from people.notifications.notices import notices
from people.notifications.reading import messages_of
from people.notifications.topics import Topic, Way
from people.notifications.unsubscribing import address_for
from people.notifications.wishes import ways_of

MOST = 20  # messages in one overview
MESSAGE = ("people/mails/message.txt", "people/mails/message.html")
OVERVIEW = ("people/mails/overview.txt", "people/mails/overview.html")


def letter_about(notification: Notification) -> EmailMultiAlternatives:
    """The mail about one message; by setting of the house it only says that there is one."""
    person, topic = notification.recipient, notices()[notification.kind].topic
    with translation.override(spoken_to(person)):
        said = messages_of([notification])[0].sentence
        subject = in_general() if settings.MAIL_WITHOUT_CONTENT else said
        return letter(person, MESSAGE, subject, topic, {"lines": [(said, link_to(notification))]})


def overview(person: User, due_at: datetime) -> EmailMultiAlternatives | None:
    """The week before in one mail: what is still unread and wished once a week; None if that is nothing."""
    weekly = {topic for topic, way in ways_of(person).items() if way == Way.WEEKLY}
    kinds = [kind for kind, notice in notices().items() if notice.topic in weekly]
    found = list(Notification.objects.of(person).unread().filter(week_before(due_at), kind__in=kinds)[: MOST + 1])
    if not found:
        return None
    with translation.override(spoken_to(person)):
        said = zip(messages_of(found), found, strict=True)
        lines = [(message.sentence, link_to(notification)) for message, notification in said][:MOST]
        subject = ngettext("One message from last week", "Your messages from last week", len(found))
        return letter(person, OVERVIEW, subject, None, {"lines": lines, "there_is_more": len(found) > MOST})


def week_before(due_at: datetime) -> Q:
    """What was told in the seven days before that moment."""
    return Q(created_at__gte=due_at - WEEK, created_at__lt=due_at)


def letter(
    person: User, sheets: tuple[str, str], subject: str, topic: Topic | None, facts: dict
) -> EmailMultiAlternatives:
    """A mail that other machines do not answer, and that one can stop with one click."""
    stop, (plain, rich) = address_for(person, topic), sheets
    facts |= {
        "name": person.get_full_name(),
        "language": translation.get_language(),
        "product": settings.WAGTAIL_SITE_NAME,
        "hides": settings.MAIL_WITHOUT_CONTENT,
        "bell": settings.PUBLIC_ORIGIN + reverse("people:notifications"),
        "choices": settings.PUBLIC_ORIGIN + reverse("people:mail"),
        "stop": stop,
    }
    headers = {
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "Precedence": "bulk",
        "List-Id": f"{settings.WAGTAIL_SITE_NAME} <mitteilungen.{urlsplit(settings.PUBLIC_ORIGIN).hostname}>",
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    text = render_to_string(plain, facts)
    made = EmailMultiAlternatives(" ".join(subject.split()), text, None, [person.email or ""], headers=headers)
    made.attach_alternative(render_to_string(rich, facts), "text/html")
    return made


def in_general() -> str:
    """A subject that gives nothing away."""
    return _("You have a new message in %(product)s") % {"product": settings.WAGTAIL_SITE_NAME}


def link_to(notification: Notification) -> str:
    """Where the message leads; opening it marks it as read."""
    return settings.PUBLIC_ORIGIN + reverse("people:open_notification", args=[notification.pk])
