"""Confirming an instruction, once for each person and meeting, and correcting what was confirmed wrongly."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from lms.instruction import announcing
from lms.instruction.models import (
    InstructionCorrection,
    InstructionInvitation,
    InstructionMeeting,
    InstructionRecord,
    InstructionSignature,
)
from lms.instruction.services.holding import opened
from lms.instruction.services.refusals import CannotInstruct
from people.directory.models import User

How = InstructionRecord.How


@dataclass(frozen=True)
class Given:
    """What somebody gave to confirm: how, with which signature, when, and under which key it was sent."""

    how: str
    signature: bytes | None = None
    at: datetime | None = None  # as the device says that was without reception
    key: UUID = field(default_factory=uuid4)


@transaction.atomic
def confirm(
    *, meeting: InstructionMeeting, learner: User, given: Given, by: User, may_come_along: bool = False
) -> InstructionRecord:
    """Write down that the learner was there and understood. What is sent twice under one key is written once."""
    if sent := InstructionRecord.objects.filter(key=given.key, meeting=meeting, learner=learner).first():
        return sent
    meeting = opened(meeting)
    known = InstructionRecord.objects.filter(meeting=meeting, learner=learner)
    if sent := known.filter(key=given.key).first():  # by the same device, while this one waited
        return sent
    if standing := known.standing().first():
        words = _("%(name)s has confirmed already, %(how)s.")
        raise CannotInstruct(words % {"name": learner, "how": standing.get_how_display()}, code="known")
    _check_list(meeting, learner, may_come_along)
    record = InstructionRecord.objects.create(
        key=given.key,
        meeting=meeting,
        learner=learner,
        number=known.count() + 1,
        topic=meeting.topic,
        title=meeting.title,
        completed_on=meeting.held_on,
        valid_until=meeting.topic.valid_until(learner, meeting.held_on),
        confirmed_at=_moment(given.at, meeting),
        how=given.how,
        held_by=meeting.held_by,
    )
    if given.signature:
        InstructionSignature.objects.create(record=record, picture=given.signature)
    log(instance=meeting, action="lms.confirm_instruction", user=by, data={"learner": learner.pk, "how": given.how})
    if by.pk != learner.pk:
        announcing.confirmed(record)
    announcing.duties_change([learner.pk])
    return record


def _check_list(meeting: InstructionMeeting, learner: User, may_come_along: bool) -> None:
    """Who is not on the list comes along with a code or a PIN; otherwise whoever holds the meeting decides."""
    if learner.pk == meeting.held_by_id:
        raise CannotInstruct(_("Nobody confirms an instruction to themselves."))
    if InstructionInvitation.objects.filter(meeting=meeting, learner=learner).exists():
        return
    if not may_come_along:
        raise CannotInstruct(_("%(name)s is not on the list.") % {"name": learner}, code="unlisted")
    InstructionInvitation.objects.create(meeting=meeting, learner=learner, came_along=True)


def _moment(said: datetime | None, meeting: InstructionMeeting) -> datetime:
    """When it was confirmed, as a device says that had no reception; never before the meeting and never ahead of us."""
    now = timezone.now()
    return min(max(said, meeting.opened_at), now) if said else now


@transaction.atomic
def correct(*, record: InstructionRecord, reason: str, by: User) -> InstructionCorrection:
    """The proof was wrong and counts no more; it stays with the reason, and the person is told."""
    meeting = InstructionMeeting.objects.locked().get(pk=record.meeting_id)
    correction, created = InstructionCorrection.objects.get_or_create(
        record=record, defaults={"reason": reason, "by": by}
    )
    if created:
        log(instance=meeting, action="lms.correct_instruction", user=by, data={"learner": record.learner_id})
        announcing.corrected(record, reason)
        announcing.duties_change([record.learner_id])
    return correction
