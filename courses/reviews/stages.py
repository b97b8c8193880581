"""When one is reminded of a review: a month before, on the day, and a month after. Pure."""

from datetime import date, timedelta

STAGES = {"before": timedelta(days=-30), "due": timedelta(0), "overdue": timedelta(days=30)}


def stage_on(today: date, review_on: date) -> str:
    """The stage reached on that day; empty as long as there is time. Stages already past are left out."""
    reached = [name for name, distance in STAGES.items() if review_on + distance <= today]
    return reached[-1] if reached else ""
