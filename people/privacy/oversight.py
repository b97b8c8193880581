"""Pages for staff council and data protection: who looked, and what is stored at all. They never name those seen."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from people.privacy.catalogue import catalogue
from people.privacy.forms import LogFilterForm
from people.privacy.models import AccessRecord, capacity_in_words
from people.privacy.permissions import may_ask_who_sees, may_read_access_log, may_read_catalogue

PER_PAGE = 50


def around(request: HttpRequest) -> dict:
    """What every page of this area shows beside itself."""
    return {
        "may_read_log": may_read_access_log(request.user),
        "may_read_catalogue": may_read_catalogue(request.user),
        "may_ask": may_ask_who_sees(request.user),
    }


@never_cache
def access_log(request: HttpRequest) -> HttpResponse:
    """Who looked when at how many people's data, at what and for what."""
    if not may_read_access_log(request.user):
        raise PermissionDenied
    form = LogFilterForm(request.GET or None)
    page = Paginator(form.narrow(AccessRecord.objects.all()).looks(), PER_PAGE).get_page(request.GET.get("seite"))
    context = {"form": form, "page": page, "looks": [in_words(look) for look in page]}
    return render(request, "people/oversight/access_log.html", context | around(request))


def in_words(look: dict) -> dict:
    """One look in the reader's language."""
    name = " ".join(filter(None, (look["viewer__first_name"], look["viewer__last_name"])))
    return look | {
        "name": name,
        "capacity": capacity_in_words(look["capacity"]),
        "report": gettext(look["report"]),
        "purpose": gettext(look["purpose"]),
    }


@never_cache
def data_catalogue(request: HttpRequest) -> HttpResponse:
    """What is stored about people: the annex of the service agreement, as the models declare it today."""
    if not may_read_catalogue(request.user):
        raise PermissionDenied
    context = {"chapters": catalogue(), "today": timezone.localdate()}
    return render(request, "people/oversight/data_catalogue.html", context | around(request))
