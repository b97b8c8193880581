"""The pages of imports of completions; no names stand on them, only lines and numbers. HR and operators reach them."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lms.history import progress, services
from lms.history.forms import BringForm, CarryOutForm, ColumnsForm, CoursesForm
from lms.history.models import HistoryImport
from lms.history.plan import contents, open_file
from lms.history.report import sentence
from lms.history.states import TooLateError
from lms.history.undoing import is_last
from people.desk.imports.error_list import error_list
from people.desk.imports.views import PER_PAGE, RUNS_PER_PAGE, for_importers
from people.entrance.proofs import confirmed_recently

State = HistoryImport.State


@for_importers
def imports(request: HttpRequest) -> HttpResponse:
    """Bring a file, and what was imported before."""
    form = BringForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        name = request.FILES["file"].name
        record = services.bring(data=form.cleaned_data["file"], file_name=name, by=request.user)
        return redirect("lms:history_columns" if record.state == State.COLUMNS else "lms:history_import", record.pk)
    runs = HistoryImport.objects.select_related("by").defer("errors", "courses")
    page = Paginator(runs, RUNS_PER_PAGE).get_page(request.GET.get("seite"))
    context = {"form": form, "page": page, "trail": trail()}
    return render(request, "lms/imports/list.html", context, status=422 if form.errors else 200)


@for_importers
def one_import(request: HttpRequest, pk: int) -> HttpResponse:
    """One import: how far it is, what it would bring or has brought, and what can be done with it now."""
    return shown(request, found(pk))


def found(pk: int) -> HistoryImport:
    """The import with the people who had to do with it."""
    return get_object_or_404(HistoryImport.objects.select_related("by", "carried_out_by", "undone_by"), pk=pk)


def shown(request: HttpRequest, record: HistoryImport, form: CarryOutForm | None = None) -> HttpResponse:
    """The page, or, for htmx, only the part that changes."""
    ready = record.state == State.CHECKED and record.is_waiting and record.figures.get("new")
    context = {
        "import": record,
        "figures": record.numbers,
        "sentence": sentence(record),
        "trouble": _(record.trouble) if record.trouble else "",
        "step": progress.step_of(record.pk),
        "unknown": [facts for facts in record.courses if facts["is_unknown"]],
        "form": (form or CarryOutForm(figures=record.figures)) if ready else None,
        "may_undo": record.state == State.DONE and is_last(record),
        "page": Paginator(record.errors, PER_PAGE).get_page(request.GET.get("seite")),
        "trail": trail((record.file_name, "")),
    }
    part = "#state" if request.htmx and request.htmx.target == "state" else ""
    return render(request, "lms/imports/import.html" + part, context, status=422 if form and form.errors else 200)


@for_importers
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what the columns of the file mean."""
    record = found(pk)
    if not record.is_waiting:
        return redirect("lms:history_import", pk)
    form = ColumnsForm(request.POST or None, sheet=open_file(contents(record)), assigned=record.columns)
    if request.method == "POST" and form.is_valid():
        return after(request, pk, services.assign_columns, assigned=form.assigned(), by=request.user)
    lead = _("Please say what each column means. It is remembered for the next file with the same headings.")
    return assigning(request, record, form, _("Assign columns"), lead)


@for_importers
def courses(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what the course numbers of the file mean."""
    record = found(pk)
    if not record.is_waiting or not record.courses:
        return redirect("lms:history_import", pk)
    form = CoursesForm(request.POST or None, courses=record.courses)
    if request.method == "POST" and form.is_valid():
        return after(request, pk, services.assign_courses, targets=form.assigned(), by=request.user)
    lead = _("Please say which course or kind of proof each number means. It is remembered for the next file.")
    return assigning(request, record, form, _("Assign courses"), lead)


def assigning(
    request: HttpRequest, record: HistoryImport, form: ColumnsForm | CoursesForm, title: str, lead: str
) -> HttpResponse:
    context = {"import": record, "form": form, "title": title, "lead": lead, "trail": trail((record.file_name, ""))}
    return render(request, "lms/imports/assign.html", context, status=422 if form.errors else 200)


@require_POST
@for_importers
def check_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Compare once more."""
    return after(request, pk, services.check_again, by=request.user)


@require_POST
@for_importers
@confirmed_recently
def carry_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Let it happen, with the chosen validity."""
    record = found(pk)
    form = CarryOutForm(request.POST, figures=record.figures)
    if not form.is_valid() and record.state == State.CHECKED and record.is_waiting:
        return shown(request, record, form)
    return after(request, pk, services.carry_out, policy=form.cleaned_data.get("policy", ""), by=request.user)


@require_POST
@for_importers
@confirmed_recently
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back."""
    return after(request, pk, services.undo, by=request.user)


@require_POST
@for_importers
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw it away."""
    return after(request, pk, services.discard, by=request.user)


@require_POST
@for_importers
def push(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the work away once more."""
    return after(request, pk, services.push)


def after(request: HttpRequest, pk: int, change: Callable[..., HistoryImport], **facts: object) -> HttpResponse:
    """Do it and show the import; whoever comes too late sees where it stands."""
    try:
        change(record=found(pk), **facts)
    except TooLateError:
        messages.info(request, _("This import is further on by now. Here you see where it stands."))
    return redirect("lms:history_import", pk)


@for_importers
def lines(request: HttpRequest, pk: int) -> HttpResponse:
    """The lines to put right, as a file."""
    record = found(pk)
    response = HttpResponse(error_list(record), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="zeilen-abschluesse-{record.pk}.csv"'
    return response


def trail(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    return [
        (_("Staff imports"), reverse("people:imports")),
        (_("Earlier completions"), reverse("lms:history_imports") if steps else ""),
        *steps,
    ]
