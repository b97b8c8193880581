"""Decisions of HR development about duties of people, each told to the person."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from lms.assignments import services as assignments
from lms.assignments.models import Exemption, Extension, ExtensionDecision
from lms.duties import notices
from lms.obligations.models import DutyStatus
from people.directory.models import User
from people.directory.services import note_entry
from people.notifications.services import notify


@transaction.atomic
def answer(*, extension: Extension, granted: bool, new_due_on: date | None, note: str, by: User) -> ExtensionDecision:
    """Grant more time or not; the person is told."""
    decision = assignments.decide_extension(
        extension=extension, granted=granted, new_due_on=new_due_on if granted else None, note=note, by=by
    )
    until = decision.new_due_on.isoformat() if decision.new_due_on else ""
    tell(extension.person_id, notices.ANSWERED, extension.pk, {"rule": extension.assignment.title, "until": until})
    return decision


@transaction.atomic
def exempt(*, duty: DutyStatus, starts_on: date, ends_on: date | None, reason: str, by: User) -> Exemption:
    """The person need not follow the rule for a time, and is told."""
    exemption = assignments.grant_exemption(
        person=duty.user, assignment=duty.assignment, starts_on=starts_on, ends_on=ends_on, reason=reason, by=by
    )
    tell(duty.user_id, notices.EXEMPTED, exemption.pk, {"rule": duty.assignment.title})
    return exemption


@transaction.atomic
def exempt_all(*, duties: Iterable[DutyStatus], until: date | None, reason: str, by: User) -> int:
    """The same for several, from today on; how many it was."""
    today = timezone.localdate()
    return len([exempt(duty=duty, starts_on=today, ends_on=until, reason=reason, by=by) for duty in duties])


@transaction.atomic
def note_entries(*, duties: Iterable[DutyStatus], entered_on: date, by: User) -> int:
    """Note the same day of entry for several people, so that their due days can be computed; how many it was."""
    people = {duty.user_id: duty.user for duty in duties}
    for person in people.values():
        note_entry(user=person, entered_on=entered_on, by=by)
    return len(people)


def tell(person: int, kind: str, number: int, facts: dict) -> None:
    notify(recipients=[person], kind=kind, event=f"{kind}:{number}", facts=facts, url=reverse("lms:my_duties"))
