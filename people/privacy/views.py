"""“My data”: what is stored, who looked, what I may, and everything to take along."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from people.directory.models import User
from people.privacy.models import AccessRecord
from people.privacy.rights import own_rights, roles_of_today
from people.privacy.sections import sections_of
from people.tables import write_csv

LOOKS_PER_PAGE = 20
LATEST = 5


@never_cache
def my_data(request: HttpRequest) -> HttpResponse:
    """Everything the platform knows about the person who asks."""
    context = {
        "sections": sections_of(request.user),
        "looks": looks_at(request.user)[:LATEST],
        "roles": roles_of_today(request.user),
    }
    return render(request, "people/my_data.html", context)


def looks_at(user: User) -> QuerySet[AccessRecord]:
    """Who looked at the person's data, the latest first."""
    return AccessRecord.objects.filter(subject=user).select_related("viewer", "acting_for").order_by("-at", "-pk")


@never_cache
def my_looks(request: HttpRequest) -> HttpResponse:
    """Who looked at the person's data, when, at what and for what; year by year."""
    looks = looks_at(request.user)
    years = [moment.year for moment in looks.datetimes("at", "year", order="DESC")]
    year = chosen_year(request, years)
    page = Paginator(looks.filter(at__year=year) if year else looks, LOOKS_PER_PAGE)
    context = {"page": page.get_page(request.GET.get("seite")), "years": years, "year": year}
    return render(request, "people/my_looks.html", context)


def chosen_year(request: HttpRequest, years: list[int]) -> int | None:
    """The year in the address, if anything happened in it."""
    return next((year for year in years if str(year) == request.GET.get("jahr")), None)


@never_cache
def download_looks(request: HttpRequest) -> HttpResponse:
    """The same as a file for spreadsheets."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="zugriffe-{timezone.localdate():%Y-%m-%d}.csv"'
    head = [_("Day"), _("Time"), _("Who looked"), _("As whom"), _("What was shown"), _("Purpose")]
    write_csv(head, map(look_in_words, looks_at(request.user).iterator(chunk_size=2000)), response)
    return response


def look_in_words(look: AccessRecord) -> list[object]:
    """One look as a line of the file."""
    moment = timezone.localtime(look.at)
    who = look.viewer.get_full_name() if look.viewer else _("Somebody who has left")
    return [moment.date(), f"{moment:%H:%M}", who, look.capacity_text, _(look.report), _(look.purpose)]


@never_cache
def my_rights(request: HttpRequest) -> HttpResponse:
    """What the person may, in words: from the work, from roles, and until when."""
    return render(request, "people/rights/my_rights.html", {"rights": own_rights(request.user)})


@never_cache
def download(request: HttpRequest) -> HttpResponse:
    """The same as a file that other programs can read (Art. 15 and 20 DSGVO)."""
    data = {
        "created_at": timezone.now().isoformat(),
        "sections": {
            section.key: {
                "title": str(section.title),
                "purpose": str(section.purpose),
                "seen_by": str(section.seen_by),
                "kept": str(section.kept),
                "records": section.records(),
            }
            for section in sections_of(request.user)
        },
    }
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2})
    name = f"meine-daten-{timezone.localdate():%Y-%m-%d}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
