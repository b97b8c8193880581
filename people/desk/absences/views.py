"""The pages of the imports of absences; no names stand on them, only lines and numbers of people."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from people.desk.absences import services
from people.desk.absences.forms import AbsencesForm
from people.desk.imports.views import PER_PAGE, RUNS_PER_PAGE, for_importers
from people.directory.models import AbsenceImport
from people.directory.permissions import may_carry_out_absences
from people.entrance.proofs import confirmed_recently

State = AbsenceImport.State


@for_importers
def absences(request: HttpRequest) -> HttpResponse:
    """Bring a file, and what was imported before."""
    form = AbsencesForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        upload = facts.pop("file")
        upload.seek(0)
        record = services.bring(file=upload.read(), file_name=upload.name, by=request.user, **facts)
        return redirect("people:absence_import", record.pk)
    runs = AbsenceImport.objects.select_related("by", "carried_out_by")
    page = Paginator(runs, RUNS_PER_PAGE).get_page(request.GET.get("seite"))
    context = {"form": form, "page": page, "trail": trail()}
    return render(request, "people/absences/list.html", context, status=422 if form.errors else 200)


@for_importers
def one_import(request: HttpRequest, pk: int) -> HttpResponse:
    """One import: what it would change or has changed, the lines to put right, and what can be done now."""
    record = found(pk)
    context = {
        "import": record,
        "sentence": sentence(record),
        "figures": record.figures,
        "trail": trail((record.file_name, "")),
        "page": Paginator(record.errors, PER_PAGE).get_page(request.GET.get("seite")),
        "may_carry_out": record.is_waiting and may_carry_out_absences(request.user, record),
    }
    return render(request, "people/absences/import.html", context)


@require_POST
@for_importers
@confirmed_recently
def carry_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Write it down."""
    record = found(pk)
    if not may_carry_out_absences(request.user, record):
        raise PermissionDenied
    try:
        record = services.carry_out(record=record, by=request.user)
    except services.TooLateError:
        messages.info(request, _("This import has already been decided on."))
    else:
        if record.state == State.DONE:
            messages.success(request, _("The absences are up to date."))
    return redirect("people:absence_import", pk)


@require_POST
@for_importers
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing happens, and the file is deleted."""
    try:
        services.discard(record=found(pk), by=request.user)
    except services.TooLateError:
        messages.info(request, _("This import has already been decided on."))
    else:
        messages.success(request, _("The file has been discarded and deleted. Nothing was changed."))
    return redirect("people:absence_imports")


def found(pk: int) -> AbsenceImport:
    return get_object_or_404(AbsenceImport.objects.select_related("by", "carried_out_by"), pk=pk)


def trail(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    return [
        (_("Staff imports"), reverse("people:imports")),
        (_("Absences"), reverse("people:absence_imports") if steps else ""),
        *steps,
    ]


def sentence(record: AbsenceImport) -> str:
    """Where the import stands, in one sentence."""
    ended = record.figures.get("ended", 0)
    match record.state:
        case State.STOPPED:
            words = ngettext(
                "Stopped: %(ended)s of %(known)s current absence would end. Nothing has been written.",
                "Stopped: %(ended)s of %(known)s current absences would end. Nothing has been written.",
                record.figures.get("known", 0),
            )
            return words % {"ended": ended, "known": record.figures.get("known", 0)}
        case State.DONE:
            return _("The absences in the platform are as the file says.")
        case State.DISCARDED:
            return _("The file was discarded. Nothing was changed.")
        case _other:
            return _("Checked. Nothing has been written yet.")
