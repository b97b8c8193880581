"""The learning record of the person who is signed in, and nobody else's."""

import json
from dataclasses import replace

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from lms import signing
from lms.certificates import portable
from lms.certificates.printing import record_pdf
from lms.certificates.record import Record, hours, record_of
from lms.certificates.views.own import file_response, pdf_response
from lms.certificates.wording import issuer
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
        "time": hours(entries),
        "is_signed": signing.is_ready(),
    }
    if not request.htmx:
        context["parts"] = [part for offer in plugged("register_record_part") if (part := offer(request.user))]
    return render(request, "lms/record/record.html" + ("#history" if request.htmx else ""), context)


@never_cache
def pdf(request: HttpRequest) -> HttpResponse:
    """The record of a year or of all years as a file, to be shown to others."""
    found = record_of(request.user)
    wanted = request.GET.get("jahr", EVER)
    year = _year(wanted, found) if wanted != EVER else None
    name = f"bildungspass-{year}" if year else "bildungspass"
    return pdf_response(record_pdf(replace(found, entries=found.completed_in(year))), name)


@never_cache
def plain(request: HttpRequest) -> HttpResponse:
    """The record for programs."""
    return _json(portable.plain(record_of(request.user), issuer()), "bildungspass.json")


@never_cache
def sealed(request: HttpRequest) -> HttpResponse:
    """The record with the city's signature, to take along to another city."""
    if not signing.is_ready():
        raise Http404
    text = portable.sealed(portable.plain(record_of(request.user), issuer()))
    return file_response(text.encode(), "bildungspass-mitnehmen.json", "application/json")


@never_cache
def europass(request: HttpRequest) -> HttpResponse:
    """The record in the words of the European Learning Model."""
    told = portable.europass(record_of(request.user), issuer(), settings.LANGUAGE_CODE)
    return _json(told, "bildungspass-elm.jsonld", "application/ld+json")


def _json(told: dict[str, object], name: str, content_type: str = "application/json") -> HttpResponse:
    return file_response(json.dumps(told, ensure_ascii=False, indent=2).encode(), name, content_type)


def _year(wanted: str, found: Record) -> int | None:
    """The year asked for if there is something in it, otherwise the latest; None for all years."""
    if wanted == EVER or not found.years:
        return None
    return int(wanted) if wanted in map(str, found.years) else found.years[0]
