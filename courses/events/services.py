"""Planning sessions: plan, change, call off. Whoever has a seat or waits for one is told by the rooms above."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from courses.events.models import Session, SessionDate
from people.directory.models import User
from people.hooks import plugged

Span = tuple[datetime, datetime]
TOLD = ("place", "online_link")  # with the dates, what people who booked have to know when it changes


@transaction.atomic
def plan(*, facts: dict[str, Any], dates: Sequence[Span], trainers: Iterable[User], by: User | None) -> Session:
    """Offer a session of a course; without dates people can only put themselves on the list."""
    session = Session(**facts)
    place_in_time(session, dates)
    session.save()
    keep_dates(session, dates)
    session.trainers.set(trainers)
    log(instance=session, action="courses.plan_session", user=by, data={"course": session.course_id})
    return session


@transaction.atomic
def change(
    *, session: Session, facts: dict[str, Any], dates: Sequence[Span], trainers: Iterable[User], by: User
) -> Session:
    """Change a session; people who are concerned are told when date or place changes, and free seats are offered."""
    kept = Session.objects.locked().get(pk=session.pk)
    if kept.is_called_off:
        raise ValidationError(_("This session was called off. Plan a new one instead."))
    before = [getattr(kept, name) for name in TOLD], spans(kept)
    for name, value in facts.items():
        setattr(kept, name, value)
    place_in_time(kept, dates)
    is_news = before != ([getattr(kept, name) for name in TOLD], sorted(dates))
    kept.revision += is_news
    kept.save()
    keep_dates(kept, dates)
    kept.trainers.set(trainers)
    log(instance=kept, action="courses.change_session", user=by, data={"course": kept.course_id, "told": is_news})
    for follow in plugged("session_changed"):
        follow(kept, is_news, by)
    return kept


@transaction.atomic
def call_off(*, session: Session, reason: str, by: User) -> Session:
    """Call a session off; everybody with a seat or on the list is told. Doing it twice changes nothing."""
    kept = Session.objects.locked().get(pk=session.pk)
    if kept.is_called_off:
        return kept
    if kept.has_begun(timezone.now()):
        raise ValidationError(_("This session has begun and can no longer be called off."))
    kept.called_off_at, kept.called_off_reason = timezone.now(), reason
    kept.revision += 1
    kept.save(update_fields=["called_off_at", "called_off_reason", "revision"])
    log(instance=kept, action="courses.call_off_session", user=by, data={"course": kept.course_id})
    for follow in plugged("session_called_off"):
        follow(kept, by)
    return kept


def place_in_time(session: Session, dates: Sequence[Span]) -> None:
    """Begin and end of the whole session, from its dates."""
    session.starts_at = min((start for start, _end in dates), default=None)
    session.ends_at = max((end for _start, end in dates), default=None)


def keep_dates(session: Session, dates: Sequence[Span]) -> None:
    """Make these the session's dates; they are rewritten only when they differ."""
    if session.pk and spans(session) == sorted(dates):
        return
    session.dates.all().delete()
    SessionDate.objects.bulk_create(
        [SessionDate(session=session, starts_at=start, ends_at=end) for start, end in sorted(dates)]
    )


def spans(session: Session) -> list[Span]:
    """The session's dates as the database has them."""
    return list(SessionDate.objects.filter(session=session).values_list("starts_at", "ends_at"))
