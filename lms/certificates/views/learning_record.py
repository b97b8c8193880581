"""The learning record of the person who is signed in, and nobody else's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from lms.certificates.printing import record_pdf
from lms.certificates.record import Record, record_of
from lms.certificates.views.own import pdf_response
from lms.certificates.wording import in_hours
from people.hooks import plugged

EVER = "alle"


@never_cache
def record(request: HttpRequest) -> HttpResponse:
    """What counts today, and what was done in a year or ever."""
    found = record_of(request.user)
    year = _year(request.GET.get("jahr", ""), found)
    entries = found.completed_in(year)
    context = {
        "record": found,
        "year": year,
        "entries": entries,
        "running": found.started_in(year),
        "time": in_hours(sum(entry.minutes for entry in entries)),
    }
    if not request.htmx:
        context["parts"] = [part for offer in plugged("register_record_part") if (part := offer(request.user))]
    return render(request, "lms/record/record.html" + ("#history" if request.htmx else ""), context)


@never_cache
def pdf(request: HttpRequest) -> HttpResponse:
    """The record as a file, to be shown to others."""
    return pdf_response(record_pdf(record_of(request.user)), "bildungspass")


def _year(wanted: str, found: Record) -> int | None:
    """The year asked for if there is something in it, otherwise the latest; None for all years."""
    if wanted == EVER or not found.years:
        return None
    return int(wanted) if wanted in map(str, found.years) else found.years[0]
