"""Turns figures into what the charts draw, and into the sentence that says it first."""

from collections.abc import Sequence
from datetime import date

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from cms.design.charts import Series


def weekly(weeks: Sequence[tuple[date, int]]) -> dict:
    """Completions per calendar week as one line, with scale, title and description in words."""
    numbers = [number for _week, number in weeks]
    step = nice_step(max(numbers, default=0))
    return {
        "labels": [_("Week %(week)s") % {"week": week.isocalendar().week} for week, _number in weeks],
        "series": [Series(_("completions"), "is-open", numbers, "square")],
        "highest": step * 4,
        "step": step,
        "title": _("Completions per calendar week"),
        "description": _("From %(first)s in the first week to %(last)s in this week; the most were %(most)s.")
        % {
            "first": number_format(numbers[0]),
            "last": number_format(numbers[-1]),
            "most": number_format(max(numbers)),
        },
    }


def nice_step(highest: int) -> int:
    """The distance of four grid lines above zero: 1, 2, 5, 10, 20, 50 … so that the highest value fits below."""
    size = 1
    while True:
        for factor in (1, 2, 5):
            if size * factor * 4 >= highest:
                return size * factor
        size *= 10
