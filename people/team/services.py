"""Naming deputies and ending it; both people are told."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from people.directory.models import Deputyship, User
from people.notifications.services import notify
from people.team import notices


@transaction.atomic
def name_deputy(*, principal: User, deputy: User, starts_on: date, ends_on: date | None, by: User | None) -> Deputyship:
    """Let the deputy look after the principal's own team from day to day; asking twice changes nothing."""
    User.objects.select_for_update().get(pk=principal.pk)
    check_people(principal, deputy)
    same = Deputyship.objects.filter(principal=principal, deputy=deputy)
    if named := same.filter(starts_on=starts_on, ends_on=ends_on).first():
        return named
    check_days(starts_on, ends_on)
    overlapping = same.exclude(ends_on__lt=starts_on).filter(Q(starts_on__lte=ends_on) if ends_on else Q())
    if overlapping.exists():
        raise ValidationError(_("This colleague is deputy during these days already. End that first to change it."))
    new = Deputyship.objects.create(
        principal=principal, deputy=deputy, starts_on=starts_on, ends_on=ends_on, named_by=by
    )
    log(instance=new, action="people.name_deputy", user=by, data=audited(new, by))
    tell_named(new, by)
    return new


def check_people(principal: User, deputy: User) -> None:
    """Nobody stands in for themselves, nobody who has left stands in or is stood in for."""
    if principal.pk == deputy.pk:
        raise ValidationError(_("Nobody can be their own deputy. Please choose a colleague."))
    if not principal.is_active or not deputy.is_active:
        raise ValidationError(_("This person has left. Please choose somebody who works here."))


def check_days(starts_on: date, ends_on: date | None) -> None:
    """Standing in begins today or later, and ends after it begins."""
    if starts_on < timezone.localdate():
        raise ValidationError({"starts_on": _("The first day lies in the past. Enter today or a later day.")})
    if ends_on and ends_on < starts_on:
        raise ValidationError({"ends_on": _("The last day lies before the first. Check both dates.")})


@transaction.atomic
def end_deputyship(*, deputyship: Deputyship, by: User | None) -> None:
    """The deputy stops at once. What had begun before today ended yesterday, what had not is taken back."""
    found = Deputyship.objects.select_for_update().standing().filter(pk=deputyship.pk).first()
    if found is None:
        return
    log(instance=found, action="people.end_deputyship", user=by, data=audited(found, by))
    tell_ended(found)
    if found.starts_on < timezone.localdate():
        found.ends_on = timezone.localdate() - timedelta(days=1)
        found.save(update_fields=["ends_on"])
    else:
        found.delete()


def audited(deputyship: Deputyship, by: User | None) -> dict:
    """What the audit trail keeps; `acting_for` says in whose place somebody else entered it."""
    principal = deputyship.principal_id
    return {
        "principal": principal,
        "deputy": deputyship.deputy_id,
        "from": deputyship.starts_on.isoformat(),
        "until": deputyship.ends_on.isoformat() if deputyship.ends_on else None,
        "acting_for": None if by and by.pk == principal else principal,
    }


def tell_named(deputyship: Deputyship, by: User | None) -> None:
    """The deputy is told, and whoever is stood in for where somebody else entered it."""
    facts = {
        "principal": deputyship.principal.get_full_name(),
        "deputy": deputyship.deputy.get_full_name(),
        "from": deputyship.starts_on.isoformat(),
        "until": deputyship.ends_on.isoformat() if deputyship.ends_on else "",
    }
    told = {deputyship.deputy_id: notices.NAMED}
    if by is None or by.pk != deputyship.principal_id:
        told[deputyship.principal_id] = notices.NAMED_FOR_YOU
    for person, kind in told.items():
        notify(
            recipients=[person],
            kind=kind,
            event=f"people.deputy:{deputyship.pk}",
            facts=facts,
            url=reverse("people:deputies"),
        )


def tell_ended(deputyship: Deputyship) -> None:
    """The deputy learns that it is over."""
    notify(
        recipients=[deputyship.deputy_id],
        kind=notices.ENDED,
        event=f"people.deputy_ended:{deputyship.pk}",
        facts={"principal": deputyship.principal.get_full_name()},
        url=reverse("people:deputies"),
    )
