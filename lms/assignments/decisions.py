"""Deciding about one person: exempting from a rule, giving more time. Rows are added, none is changed."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from lms.assignments.models import Assignment, Exemption, ExemptionWithdrawal, Extension, ExtensionDecision
from lms.assignments.signals import decided
from people.directory.models import User


@transaction.atomic
def grant_exemption(
    *, person: User, assignment: Assignment, starts_on: date, ends_on: date | None = None, reason: str, by: User | None
) -> Exemption:
    """The person need not follow the rule for a time. Nobody exempts oneself."""
    if by == person:
        raise ValidationError(_("Nobody decides about herself. Please ask a colleague."))
    if ends_on and ends_on < starts_on:
        raise ValidationError(_("The exemption ends before it begins. Please check the two days."))
    exemption = Exemption.objects.create(
        person=person, assignment=assignment, starts_on=starts_on, ends_on=ends_on, reason=reason, by=by
    )
    facts = {"exemption": exemption.pk, "person": person.pk, "reason": reason}
    log(instance=assignment, action="lms.grant_exemption", user=by, data=facts)
    announce(person.pk)
    return exemption


@transaction.atomic
def withdraw_exemption(*, exemption: Exemption, by: User | None, on: date | None = None) -> ExemptionWithdrawal:
    """The rule applies again from that day on, today if none is given; withdrawing twice changes nothing."""
    locked = Exemption.objects.select_for_update().get(pk=exemption.pk)
    withdrawal, created = ExemptionWithdrawal.objects.get_or_create(
        exemption=locked, defaults={"on": on or timezone.localdate(), "by": by}
    )
    if created:
        facts = {"exemption": locked.pk, "person": locked.person_id}
        log(instance=locked.assignment, action="lms.withdraw_exemption", user=by, data=facts)
        announce(locked.person_id)
    return withdrawal


@transaction.atomic
def ask_extension(
    *,
    person: User,
    assignment: Assignment,
    what: str,
    cycle: str,
    due_on: date,
    new_due_on: date,
    reason: str,
    note: str = "",
    by: User | None,
) -> Extension:
    """Ask for more time; as long as nobody has answered, asking again for the same cycle is refused."""
    if new_due_on <= due_on:
        raise ValidationError(_("The wished day is not later than the day it is due."))
    User.objects.select_for_update().get(pk=person.pk)
    if Extension.objects.of(person).undecided().filter(what=what, cycle=cycle).exists():
        raise ValidationError(_("You have asked already. HR development will answer."))
    extension = Extension.objects.create(
        person=person, assignment=assignment, what=what, cycle=cycle, due_on=due_on, new_due_on=new_due_on,
        reason=reason, note=note, by=by,
    )  # fmt: skip
    log(instance=assignment, action="lms.ask_extension", user=by, data={"extension": extension.pk})
    return extension


@transaction.atomic
def decide_extension(
    *, extension: Extension, granted: bool, new_due_on: date | None = None, note: str = "", by: User | None
) -> ExtensionDecision:
    """Answer a request, once; granted without another day means the day that was asked for."""
    locked = Extension.objects.select_for_update().get(pk=extension.pk)
    if by and by.pk == locked.person_id:
        raise ValidationError(_("Nobody decides about herself. Please ask a colleague."))
    decision, created = ExtensionDecision.objects.get_or_create(
        extension=locked,
        defaults={
            "granted": granted,
            "new_due_on": (new_due_on or locked.new_due_on) if granted else None,
            "note": note,
            "by": by,
        },
    )
    if created:
        facts = {"extension": locked.pk, "person": locked.person_id, "granted": granted}
        log(instance=locked.assignment, action="lms.decide_extension", user=by, data=facts)
        announce(locked.person_id)
    return decision


def announce(*people: int) -> None:
    transaction.on_commit(lambda: decided.send_robust(sender=Exemption, people=list(people)), robust=True)
