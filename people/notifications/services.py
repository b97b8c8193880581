"""Telling people what happened, once each."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from people.directory.models import User
from people.notifications import mailing, tasks
from people.notifications.models import Notification
from people.notifications.notices import notices

CHUNK = 1000


def notify(*, recipients: Iterable[int], kind: str, event: str, facts: dict, url: str) -> None:
    """Tell these people (by id) about the event once this transaction is safe; the same event never twice.

    Where no queue takes it, the message is lost and the log says so; what it tells of stands.
    `event` names what happened with its kind and number, such as "guidance.answer:17"; `url` is a path of this site.
    """
    if kind not in notices():
        raise LookupError(f"No room has registered the notice {kind!r}.")
    if not url.startswith("/") or not url_has_allowed_host_and_scheme(url, allowed_hosts=None):
        raise ValueError(f"A notification leads to a place on this site, not to {url!r}.")
    people = list(dict.fromkeys(recipients))
    if people:
        transaction.on_commit(lambda: tasks.deliver.delay(people, kind, event, facts, url), robust=True)


def deliver(*, recipients: list[int], kind: str, event: str, facts: dict, url: str) -> None:
    """Write the messages in chunks; people who have left get none, a second run adds nothing."""
    for start in range(0, len(recipients), CHUNK):
        working = User.objects.working().filter(pk__in=recipients[start : start + CHUNK])
        people = list(working.order_by("pk").values_list("pk", flat=True))
        Notification.objects.bulk_create(
            [Notification(recipient_id=person, kind=kind, event=event, facts=facts, url=url) for person in people],
            ignore_conflicts=True,
        )
        if mails := mailing.plan(event=event, kind=kind, people=people):
            transaction.on_commit(partial(tasks.send_mails.delay, mails), robust=True)


def mark_read(*, notification: Notification) -> None:
    """The person has seen it; when is kept only for the person."""
    Notification.objects.filter(pk=notification.pk, read_at=None).update(read_at=timezone.now())


def mark_all_read(*, user: User, until: datetime | None = None) -> None:
    """The person has seen everything that had arrived by then."""
    Notification.objects.of(user).unread().filter(created_at__lte=until or timezone.now()).update(
        read_at=timezone.now()
    )


def forget_old(*, before: datetime) -> None:
    """Delete what reached people longer ago than we promised to keep it."""
    Notification.objects.filter(created_at__lt=before).delete()
    mailing.forget_old(before=before)
