"""Changes to appointments and profiles."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from community.movers.models import MoverProfile
from people.directory import services as directory
from people.directory.models import Office, RoleGrant, User
from people.directory.roles import Role


@transaction.atomic
def appoint(
    *,
    user: User,
    office: Office,
    starts_on: date,
    ends_on: date | None = None,
    reason: str = "",
    by: User | None,
) -> RoleGrant:
    """Make the person Digital Mover of the office, with all that goes with it; asking twice changes nothing."""
    if office.kind == Office.Kind.CITY:
        raise ValidationError(_("A Digital Mover belongs to an office, not to the whole city."))
    grant = directory.grant(
        user=user, role=Role.MOVER, office=office, starts_on=starts_on, ends_on=ends_on, reason=reason, by=by
    )
    MoverProfile.objects.get_or_create(user=user)
    return grant


@transaction.atomic
def end_appointment(*, appointment: RoleGrant, on: date, by: User | None) -> None:
    """Let the appointment end with that day; the rights go when it is over, what the person wrote stays."""
    directory.end_grant(grant=appointment, on=on, by=by)


@transaction.atomic
def withdraw_appointment(*, appointment: RoleGrant, by: User | None) -> None:
    """Take the appointment away at once, with all that goes with it; what the person wrote stays."""
    directory.withdraw_grant(grant=appointment, by=by)


@transaction.atomic
def describe(*, profile: MoverProfile, by: User) -> MoverProfile:
    """Save what a Digital Mover tells colleagues."""
    profile.save()
    log(profile, "community.describe_mover", user=by)
    return profile
