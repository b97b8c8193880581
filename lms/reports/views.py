"""The pages of HR development: figures, names for those entitled, exports, and what may be evaluated at all."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from courses.models import CoursePage
from lms.reports import charts, figures, permissions, services
from lms.reports.definitions import COMPLETION_BY_OFFICE, COMPLETION_BY_PERSON, REPORTS
from lms.reports.forms import PeopleFilterForm, ReportFilterForm
from lms.reports.models import ReportExport
from people.directory.permissions import may_import
from people.entrance.proofs import confirmed_recently
from people.models import User
from people.privacy.permissions import may_ask_who_sees, may_read_access_log
from people.privacy.services import record_looks

PAGE_SIZE = 50


def overview(request: HttpRequest) -> HttpResponse:
    """Completion by office and course, in numbers."""
    if not permissions.may_see(request.user, COMPLETION_BY_OFFICE):
        raise PermissionDenied
    form = ReportFilterForm(request.GET or None, scope=permissions.scope(request.user, COMPLETION_BY_OFFICE))
    selection = form.selection()
    courses = CoursePage.objects.live().originals().only("title", "slug")
    totals, weeks = figures.totals(selection), figures.by_week(selection)
    is_protected = figures.is_protected(selection, totals["staff"])
    context = {
        "is_protected": is_protected,
        "may_import": may_import(request.user),
        "may_demand": permissions.scope(request.user, COMPLETION_BY_OFFICE) is None,
        "form": form,
        "selection": selection,
        "today": timezone.localdate(),
        "totals": totals,
        "sentence": protected_sentence(selection) if is_protected else sentence(selection, totals),
        "units": figures.by_unit(selection),
        "units_title": units_title(selection),
        "courses": figures.by_course(selection, courses, totals["staff"]),
        "weeks": weeks,
        "chart": charts.weekly(weeks),
        "report": COMPLETION_BY_OFFICE,
        "definitions_url": reverse("lms:report_definitions"),
        "people_url": f"{reverse('lms:report_people')}?{selection.query()}",
        "may_see_names": permissions.may_see(request.user, COMPLETION_BY_PERSON),
    }
    template = "lms/reports/overview.html"
    return render(request, f"{template}#figures" if request.htmx else template, context)


def units_title(selection: figures.Selection) -> str:
    """What the lines of the table are."""
    return _("Sections of %(office)s") % {"office": selection.office} if selection.office else _("By office")


def protected_sentence(selection: figures.Selection) -> str:
    """Why there is nothing to see."""
    return _("“%(office)s” is not shown on its own, so that nobody can be recognised.") % {"office": selection.office}


def sentence(selection: figures.Selection, totals: dict[str, int]) -> str:
    """The situation in one sentence, before any chart."""
    facts = {
        "done": number_format(totals["done"]),
        "staff": number_format(totals["staff"]),
        "course": selection.course,
        "office": selection.office,
    }
    if selection.course and selection.office:
        return _("%(done)s of %(staff)s people in “%(office)s” have a valid completion of “%(course)s”.") % facts
    if selection.course:
        return _("%(done)s of %(staff)s people have a valid completion of “%(course)s”.") % facts
    if selection.office:
        return _("%(done)s of %(staff)s people in “%(office)s” have at least one valid completion.") % facts
    return _("%(done)s of %(staff)s people have at least one valid completion.") % facts


def people(request: HttpRequest) -> HttpResponse:
    """Who has completed a course, by name; everybody listed can see that it was looked at."""
    if not permissions.may_see(request.user, COMPLETION_BY_PERSON):
        raise PermissionDenied
    form = PeopleFilterForm(request.GET or None, scope=permissions.scope(request.user, COMPLETION_BY_PERSON))
    selection, listed, more = form.selection(), [], None
    if selection.course:
        found = figures.people(selection, form.cleaned_data.get("stand", ""))
        shown = number(request.GET.get("nach"))
        last = User.objects.filter(pk=shown).first() if shown else None
        listed = list((figures.after(found, last) if last else found)[: PAGE_SIZE + 1])
        listed, more = listed[:PAGE_SIZE], listed[PAGE_SIZE - 1].pk if len(listed) > PAGE_SIZE else None
        record_looks(
            viewer=request.user,
            subjects=[person.pk for person in listed],
            report=COMPLETION_BY_PERSON.shown,
            purpose=COMPLETION_BY_PERSON.purpose,
        )
    filters = {name: request.GET[name] for name in ("kurs", "amt", "stand") if request.GET.get(name)}
    context = {
        "form": form,
        "selection": selection,
        "people": listed,
        "next_page": f"?{urlencode(filters | {'nach': more})}" if more else "",
        "filters": filters,
        "report": COMPLETION_BY_PERSON,
        "trail": [(_("Completions"), reverse("lms:report_overview")), (_("Completion by person"), "")],
    }
    template = "lms/reports/people.html"
    return render(request, f"{template}#list" if request.htmx else template, context)


def number(text: str | None) -> int | None:
    """A whole number from the address, or nothing."""
    return int(text) if text and text.isdecimal() and len(text) < 19 else None


@require_POST
@confirmed_recently
def request_export(request: HttpRequest) -> HttpResponse:
    """Ask for the list of names, or for all certificates, as a file."""
    if not permissions.may_see(request.user, COMPLETION_BY_PERSON):
        raise PermissionDenied
    form = PeopleFilterForm(request.POST, scope=permissions.scope(request.user, COMPLETION_BY_PERSON))
    format = request.POST.get("format", "")
    if not form.is_valid() or format not in ReportExport.Format.values:
        return redirect("lms:report_people")
    filters = {name: request.POST[name] for name in ("kurs", "amt", "stand") if request.POST.get(name)}
    export = services.request_export(filters=filters, format=format, by=request.user)
    return redirect("lms:report_export", export.pk)


def export(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the file is; only who asked for it sees it."""
    asked = get_object_or_404(ReportExport, pk=pk, by=request.user)
    context = {
        "export": asked,
        "download": reverse("lms:download_export", args=[asked.pk]),
        "back": f"{reverse('lms:report_people')}?{urlencode(asked.filters)}",
    }
    template = "lms/reports/export.html"
    return render(request, f"{template}#state" if request.htmx else template, context)


@confirmed_recently
def download_export(request: HttpRequest, pk: int) -> FileResponse:
    """The file itself."""
    asked = get_object_or_404(ReportExport, pk=pk, by=request.user, state=ReportExport.State.READY)
    if not permissions.may_see(request.user, services.definition_of(asked)):
        raise PermissionDenied
    return FileResponse(
        asked.file.open(), as_attachment=True, filename=f"{asked.filters.get('kurs', 'liste')}.{asked.format}"
    )


def definitions(request: HttpRequest) -> HttpResponse:
    """What may be evaluated, and the way to who looked; never results of people."""
    if not permissions.may_read_definitions(request.user):
        raise PermissionDenied
    facts = {
        "reports": REPORTS,
        "may_read_log": may_read_access_log(request.user),
        "may_ask": may_ask_who_sees(request.user),
    }
    return render(request, "lms/reports/definitions.html", facts)
