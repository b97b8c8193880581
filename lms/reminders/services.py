"""Reminding people of their duties, each once for every stage, whatever happens to the job that does it."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from django.db import transaction
from django.db.models import Min, QuerySet
from django.urls import reverse
from django.utils import timezone

from lms.assignments.models import AssignmentVersion
from lms.obligations.models import DutyChange, DutyState, DutyStatus
from lms.reminders import notices
from lms.reminders.models import Channel, Digest, Hindrance, LetterRun, Outcome, Reminder
from lms.reminders.stages import PERSON, Stage, days_for, due_days, reached
from lms.reminders.working_days import is_working_day
from people.notifications.services import deliver

CHUNK = 500  # people told in one transaction: all of it happens, or nothing
REMINDED = (DutyState.OPEN, DutyState.WINDOW, DutyState.OVERDUE, DutyState.ABSENT, DutyState.EXEMPT)
HINDERING = {DutyState.ABSENT: Hindrance.ABSENT, DutyState.EXEMPT: Hindrance.EXEMPT}
Told = tuple[DutyStatus, Stage]


def remind(*, on: date | None = None) -> int:
    """Send what is due on a working day; run again, or by two workers at once, it adds nothing. Counts new entries."""
    day = on or timezone.localdate()
    if not is_working_day(day):
        return 0
    versions = AssignmentVersion.objects.in_force(day).select_related("assignment").order_by("pk")
    return sum(remind_of(version, day) for version in versions)


def remind_of(version: AssignmentVersion, day: date) -> int:
    """Remind everybody of one rule, in portions that are written or not written as a whole."""
    stages = days_for(version.reminders, PERSON)
    if not stages:
        return 0
    duties = DutyStatus.objects.filter(
        assignment=version.assignment_id, state__in=REMINDED, due_on__in=due_days(stages, on=day)
    )
    counted = 0
    for portion in portions(duties):
        with transaction.atomic():
            counted += tell(portion, stages, version, day)
    return counted


def portions(duties: QuerySet[DutyStatus]) -> Iterator[list[DutyStatus]]:
    """The duties in the order of their numbers, so that a list that changes meanwhile loses nobody."""
    last = 0
    ordered = duties.select_related("user").order_by("pk")
    while portion := list(ordered.filter(pk__gt=last)[:CHUNK]):
        yield portion
        last = portion[-1].pk


def tell(portion: Sequence[DutyStatus], stages: list[int], version: AssignmentVersion, day: date) -> int:
    """Write the ledger and the messages of one portion."""
    since = known_since(portion)
    ripe = [
        (duty, stage)
        for duty in portion
        if duty.due_on and (stage := reached(duty.due_on, stages, on=day, since=since.get((duty.user_id, duty.what))))
    ]
    written = {key(row) for row in Reminder.objects.filter(user__in=[duty.user_id for duty, _stage in ripe])}
    rows = [row for told in ripe for row in entries(told, day) if key(row) not in written]
    Reminder.objects.bulk_create(rows, ignore_conflicts=True)
    fresh = {(row.user_id, row.what) for row in rows if row.outcome == Outcome.SENT}
    deliver_messages([told for told in ripe if (told[0].user_id, told[0].what) in fresh], version)
    return len(rows)


def key(row: Reminder) -> tuple[object, ...]:
    """What makes an entry of the ledger the same entry."""
    return row.user_id, row.what, row.cycle, row.stage, row.channel


def known_since(portion: Sequence[DutyStatus]) -> dict[tuple[int, str], date]:
    """Since when the platform knows each duty, by person and duty."""
    began = DutyChange.objects.filter(user__in={duty.user_id for duty in portion}, from_state="")
    found = began.order_by().values_list("user", "what").annotate(first=Min("on"))
    return {(user, what): first for user, what, first in found}


def entries(told: Told, day: date) -> Iterator[Reminder]:
    """One entry for the message, one for the letter of those without mailbox."""
    duty, stage = told
    reason = hindrance(duty)
    yield entry(duty, stage, day, Channel.MESSAGE, Outcome.SPARED if reason else Outcome.SENT, reason)
    if not reason and not duty.user.email:
        yield entry(duty, stage, day, Channel.LETTER, Outcome.TO_PRINT)


def hindrance(duty: DutyStatus) -> str:
    """Why the person must not be reminded now; nothing if that is right."""
    if not duty.user.is_active:
        return Hindrance.LEFT
    return HINDERING.get(DutyState(duty.state), "")


def entry(duty: DutyStatus, stage: Stage, day: date, channel: Channel, outcome: Outcome, reason: str = "") -> Reminder:
    return Reminder(
        user_id=duty.user_id,
        what=duty.what,
        cycle=duty.cycle,
        stage=stage.key,
        channel=channel,
        assignment_id=duty.assignment_id,
        office_id=duty.office_id,
        due_on=stage.due_on,
        on=day,
        outcome=outcome,
        reason=reason,
    )


def deliver_messages(told: Sequence[Told], version: AssignmentVersion) -> None:
    """Write the messages at once with the ledger; people with the same duty and due day share one event."""
    alike: dict[tuple[str, str, str, date], list[int]] = defaultdict(list)
    for duty, stage in told:
        alike[duty.what, duty.cycle, stage.key, stage.due_on].append(duty.user_id)
    for (what, cycle, stage_key, due_on), people in alike.items():
        deliver(
            recipients=people,
            kind=notices.OVERDUE if int(stage_key) > 0 else notices.SOON,
            event=event_of(what, cycle, stage_key),
            facts={"rule": version.assignment.title, "due_on": due_on.isoformat()},
            url=reverse("lms:my_learning"),
        )


def event_of(what: str, cycle: str, stage: str) -> str:
    """The event's name; what is demanded may be long, so it stands there as a checksum."""
    digest = hashlib.blake2s(what.encode(), digest_size=8).hexdigest()
    return f"lms.duty:{digest}:{cycle}:{stage}"


def forget_old(*, before: date) -> None:
    """Delete entries of the ledger that are older than it is kept."""
    Reminder.objects.filter(on__lt=before).delete()
    Digest.objects.filter(on__lt=before).delete()
    LetterRun.objects.filter(printed_at__date__lt=before).delete()
