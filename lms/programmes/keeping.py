"""How long completed programmes are kept: three years, counted on the calendar."""

from datetime import date

from django.utils import timezone

from lms.enrolments.validity import months_later

KEPT_MONTHS = 36


def kept_since(today: date | None = None) -> date:
    """The first day of completion that is still kept; what was completed before is forgotten."""
    return months_later(today or timezone.localdate(), -KEPT_MONTHS)
