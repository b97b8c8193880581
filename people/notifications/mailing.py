"""Mail about notifications: planned once for each person and event, sent within the hours of the house."""

import logging
from collections.abc import Collection
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from people.directory.models import User
from people.notifications import refused
from people.notifications.letters import letter_about, overview, week_before
from people.notifications.models import Mailing, Notification
from people.notifications.moments import next_moment, overview_of, week_of
from people.notifications.notices import notices
from people.notifications.topics import Way
from people.notifications.wishes import ways_of, ways_of_all

log = logging.getLogger(__name__)

CHUNK = 1500
MOST_TRIES = 5
PAUSE = timedelta(minutes=10)  # after a failure, longer each time
STUCK = timedelta(minutes=30)  # a worker that died while it was sending


def plan(*, event: str, kind: str, people: Collection[int]) -> list[int]:
    """The mails (by id) about this event for those who want such messages at once; planned before, none is added."""
    topic = notices()[kind].topic
    wanted = [person for person, ways in ways_of_all(people).items() if ways[topic] == Way.AT_ONCE]
    if not wanted:
        return []
    due_at = next_moment(timezone.localtime(), settings.MAIL_HOURS)
    found = Notification.objects.filter(event=event, recipient__in=wanted).filter(recipient__email__gt="")
    mails = [
        Mailing(recipient_id=person, key=event, notification_id=pk, due_at=due_at)
        for pk, person in found.order_by("pk").values_list("pk", "recipient")
    ]
    Mailing.objects.bulk_create(mails, ignore_conflicts=True)
    planned = Mailing.objects.filter(key=event, recipient__in=wanted).due(timezone.now())
    return list(planned.values_list("pk", flat=True))


def plan_overviews(now: datetime | None = None) -> int:
    """On Mondays: an overview for everybody with something unread from the week before; counts people."""
    due_at = overview_of(timezone.localtime(now))
    if due_at is None:
        return 0
    unread = Notification.objects.unread().filter(week_before(due_at)).filter(recipient__email__gt="")
    people = list(unread.order_by("recipient").values_list("recipient", flat=True).distinct())
    key = f"overview:{week_of(due_at.date())}"
    for start in range(0, len(people), CHUNK):
        mails = [Mailing(recipient_id=person, key=key, due_at=due_at) for person in people[start : start + CHUNK]]
        Mailing.objects.bulk_create(mails, ignore_conflicts=True)
    return len(people)


def send_waiting(now: datetime | None = None) -> int:
    """Send what is due, and give up what a dead worker left behind: perhaps it was sent, so never again."""
    moment = now or timezone.now()
    stuck = Mailing.objects.filter(state=Mailing.State.SENDING, changed_at__lt=moment - STUCK)
    stuck.update(state=Mailing.State.FAILED, changed_at=moment)
    return send(mails=list(Mailing.objects.due(moment).values_list("pk", flat=True)[:CHUNK]))


def send(*, mails: Collection[int]) -> int:
    """Send these mails (by id) as far as they still wait; counts those that went out.

    Where the mail server does not answer, they all go on waiting.
    """
    if not mails:
        return 0
    line = get_connection()
    try:
        line.open()
    except OSError:
        log.exception("The mail server does not answer")
        refused.note()
        Mailing.objects.filter(pk__in=mails).due(timezone.now()).order_by().update(due_at=timezone.now() + PAUSE)
        return 0
    try:
        return sum(send_one(pk, line) for pk in mails)
    finally:
        line.close()


def send_one(pk: int, line: BaseEmailBackend) -> bool:
    """Whether the mail went out. Whoever claims it first sends it; what hinders it is written down."""
    if not Mailing.objects.filter(pk=pk, state=Mailing.State.WAITING).update(
        state=Mailing.State.SENDING, changed_at=timezone.now()
    ):
        return False
    mail = Mailing.objects.select_related("recipient", "notification").get(pk=pk)
    reason = hindrance(mail)
    letter = None if reason else letter_of(mail)
    if letter is None:
        mail.state, mail.reason = Mailing.State.SPARED, reason or Mailing.Reason.NOTHING_NEW
        mail.save(update_fields=["state", "reason", "changed_at"])
        return False
    letter.connection = line
    try:
        letter.send()
    except (OSError, ValueError):  # what mail servers answer and what happens on the way; addresses that are none
        log.exception("A mail could not be sent")
        put_off(mail)
        return False
    Mailing.objects.filter(pk=pk).update(state=Mailing.State.SENT, changed_at=timezone.now())
    return True


def hindrance(mail: Mailing) -> str:
    """Why the mail need not or must not go out now; nothing if it may."""
    person, notification = mail.recipient, mail.notification
    if not person.is_active:
        return Mailing.Reason.LEFT
    if not person.email:
        return Mailing.Reason.NO_ADDRESS
    if not User.objects.present().filter(pk=person.pk).exists():
        return Mailing.Reason.ABSENT
    if notification is None:
        return ""
    if notification.read_at:
        return Mailing.Reason.READ
    notice = notices().get(notification.kind)
    if notice is None or ways_of(person)[notice.topic] != Way.AT_ONCE:
        return Mailing.Reason.UNWANTED
    return ""


def letter_of(mail: Mailing) -> EmailMultiAlternatives | None:
    """The mail itself; none where an overview has nothing to tell."""
    if mail.notification is None:
        return overview(mail.recipient, mail.due_at)
    return letter_about(mail.notification)


@transaction.atomic
def put_off(mail: Mailing) -> None:
    """Try again later, a little longer each time, and give up in the end."""
    mail.tries += 1
    mail.state = Mailing.State.FAILED if mail.tries >= MOST_TRIES else Mailing.State.WAITING
    mail.due_at = timezone.now() + PAUSE * 2 ** (mail.tries - 1)
    mail.save(update_fields=["tries", "state", "due_at", "changed_at"])


def failed_since(moment: datetime) -> int:
    """How many mails were given up since then."""
    return Mailing.objects.filter(state=Mailing.State.FAILED, changed_at__gte=moment).count()


def forget_old(*, before: datetime) -> None:
    """Delete what was sent or spared longer ago than we promised to keep it."""
    Mailing.objects.filter(changed_at__lt=before).delete()
