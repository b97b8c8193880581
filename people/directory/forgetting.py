"""Deputies and roles of the past are let go when the promised time is over."""

from datetime import date

from people.directory.models import Deputyship, RoleGrant


def forget_deputyships(*, before: date) -> None:
    """Delete the times of deputies that ended before the day."""
    Deputyship.objects.filter(ends_on__lt=before).delete()


def forget_grants(*, before: date) -> None:
    """Delete roles that ended before the day; the audit trail keeps its own entries."""
    RoleGrant.objects.filter(ends_on__lt=before).delete()
