"""Holding a meeting: begin it, say who is expected, close it, and repeat it for those who were not there."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from lms.enrolments import services as enrolments
from lms.enrolments.models import Completion
from lms.instruction.models import InstructionInvitation, InstructionMeeting, InstructionRecord, InstructionTopic
from lms.instruction.services.refusals import CannotInstruct
from lms.xapi import activities, verbs
from lms.xapi import services as xapi
from people.directory.models import Office, User

LEFT_OPEN = timedelta(days=2)  # then a meeting that nobody closed is closed as it is


@transaction.atomic
def begin(
    *,
    topic: InstructionTopic,
    place: str,
    office: Office,
    people: Iterable[User],
    by: User,
    acting_for: User | None = None,
    follows: InstructionMeeting | None = None,
) -> InstructionMeeting:
    """Begin a meeting today; what is covered is fixed as the topic says it now."""
    meeting = InstructionMeeting.objects.create(
        topic=topic,
        title=topic.title,
        points=topic.points,
        legal_basis=topic.legal_basis,
        place=place,
        office=office,
        held_by=by,
        acting_for=acting_for,
        follows=follows,
    )
    InstructionInvitation.objects.bulk_create(
        [InstructionInvitation(meeting=meeting, learner=person) for person in people if person.pk != by.pk]
    )
    log(instance=meeting, action="lms.begin_instruction", user=by, data={"acting_for": acting_for and acting_for.pk})
    return meeting


@transaction.atomic
def expect(*, meeting: InstructionMeeting, learner: User, by: User, came_along: bool = False) -> None:
    """Put somebody on the list; asking twice changes nothing."""
    meeting = opened(meeting)
    if learner.pk == meeting.held_by_id:
        raise CannotInstruct(_("Nobody confirms an instruction to themselves."))
    InstructionInvitation.objects.get_or_create(meeting=meeting, learner=learner, defaults={"came_along": came_along})


@transaction.atomic
def take_off(*, meeting: InstructionMeeting, learner: User, by: User) -> None:
    """Take somebody off the list who has not confirmed."""
    meeting = opened(meeting)
    if InstructionRecord.objects.standing().filter(meeting=meeting, learner=learner).exists():
        raise CannotInstruct(_("%(name)s has confirmed and stays on the list.") % {"name": learner})
    InstructionInvitation.objects.filter(meeting=meeting, learner=learner).delete()


@transaction.atomic
def close(*, meeting: InstructionMeeting, by: User | None) -> InstructionMeeting:
    """Nobody confirms any more; who did has completed the topic's course, if it names one. Twice changes nothing."""
    meeting = InstructionMeeting.objects.locked().get(pk=meeting.pk)
    if not meeting.is_open:
        return meeting
    meeting.closed_at = timezone.now()
    meeting.save(update_fields=["closed_at"])
    for record in InstructionRecord.objects.standing().filter(meeting=meeting).select_related("learner"):
        prove(record, meeting)
    log(instance=meeting, action="lms.close_instruction", user=by)
    return meeting


def prove(record: InstructionRecord, meeting: InstructionMeeting) -> None:
    """What follows from a confirmed instruction: a statement, and the completion of a course."""
    xapi.record(
        actor=record.learner,
        verb=verbs.ATTENDED,
        activity=activities.instruction(meeting.title, meeting.topic.key),
        at=record.confirmed_at,
    )
    if course := meeting.topic.course:
        enrolment = enrolments.enrol(learner=record.learner, course=course, by=meeting.held_by)
        enrolments.complete(
            enrolment=enrolment,
            source=Completion.Source.ON_SITE,
            by=meeting.held_by,
            at=record.confirmed_at,
            counts_until=record.valid_until,
        )


def close_left_open(today: datetime | None = None) -> int:
    """Close what nobody closed within two days; says how many."""
    before = timezone.localdate(today) - LEFT_OPEN
    left = InstructionMeeting.objects.open().filter(held_on__lt=before)
    return sum(not close(meeting=meeting, by=None).is_open for meeting in left)


@transaction.atomic
def repeat(*, meeting: InstructionMeeting, by: User, acting_for: User | None = None) -> InstructionMeeting:
    """Begin the same again for everybody who was missing; one that was begun and is open is gone on with."""
    meeting = InstructionMeeting.objects.locked().get(pk=meeting.pk)
    if meeting.is_open:
        raise CannotInstruct(_("This instruction is not closed yet. Whoever is missing can still confirm."))
    if running := meeting.followed_by.open().first():
        return running
    return begin(
        topic=meeting.topic,
        place=meeting.place,
        office=meeting.office,
        people=meeting.missing,
        by=by,
        acting_for=acting_for,
        follows=meeting,
    )


def opened(meeting: InstructionMeeting) -> InstructionMeeting:
    """The meeting under its lock; refused when it is closed."""
    found = InstructionMeeting.objects.locked().get(pk=meeting.pk)
    if not found.is_open:
        raise CannotInstruct(CLOSED, code="closed")
    return found


CLOSED = _("This instruction is closed. Nobody can confirm any more; it can be repeated for whoever was missing.")
