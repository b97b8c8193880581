"""The pages of the staff imports; HR for the whole city and operators reach them."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from people.desk.imports import report, services
from people.desk.imports.error_list import error_list
from people.desk.imports.files import contents
from people.desk.imports.forms import BringForm, ColumnsForm, ReleaseForm
from people.desk.imports.states import TooLateError
from people.directory.models import StaffImport
from people.directory.permissions import may_assign_columns, may_import, may_release
from people.directory.staff_import import progress
from people.directory.staff_import.plan import open_staff_file
from people.entrance.proofs import confirmed_recently
from people.privacy.services import record_looks

PER_PAGE = 50
RUNS_PER_PAGE = 20
SHOWN = gettext_noop("Changes by a staff import")
PURPOSE = gettext_noop("Checking what an import of HR's file changes")
State = StaffImport.State

View = Callable[..., HttpResponse]


def for_importers(view: View) -> View:
    """Open the page to those who may import; nothing of it is kept by a browser."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not may_import(request.user):
            raise PermissionDenied
        return never_cache(view)(request, *args, **kwargs)

    return guarded


def found(pk: int) -> StaffImport:
    """The import with the people who had to do with it."""
    people = ("by", "released_by", "carried_out_by", "undone_by")
    return get_object_or_404(StaffImport.objects.select_related(*people), pk=pk)


def trail(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Staff imports"), reverse("people:imports")), *steps]


@for_importers
def imports(request: HttpRequest) -> HttpResponse:
    """Bring files, and what was imported before."""
    form = BringForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data | {"file_name": request.FILES["staff_file"].name}
        record = services.bring(by=request.user, **facts)
        return redirect("people:import_columns" if record.state == State.COLUMNS else "people:import", record.pk)
    runs = StaffImport.objects.select_related("by", "released_by", "carried_out_by", "undone_by")
    context = {
        "form": form,
        "page": Paginator(runs, RUNS_PER_PAGE).get_page(request.GET.get("seite")),
        "days": settings.STAFF_IMPORT_DAYS,
    }
    return render(request, "people/imports/list.html", context, status=422 if form.errors else 200)


@for_importers
def one_import(request: HttpRequest, pk: int) -> HttpResponse:
    """One import: how far it is, what it would change or has changed, and what can be done with it now."""
    return shown(request, found(pk))


def shown(request: HttpRequest, record: StaffImport, release: ReleaseForm | None = None) -> HttpResponse:
    """The page, or, for htmx, only the part that changes."""
    chosen, parts = request.GET.get("art"), [] if record.is_at_work else report.parts(record)
    part = next((part for part in parts if part.key == chosen), parts[0] if parts else None)
    may = may_release(request.user, record)
    context = {
        "import": record,
        "trail": trail((record.file_name, "")),
        "encoding": report.encoding(record),
        "sentence": report.sentence(record),
        "trouble": _(record.trouble) if record.trouble else "",
        "step": progress.step_of(record.pk) or progress.Step.WAITING,
        "parts": parts,
        "part": part,
        "page": page_of(request, record, part) if part else None,
        "release_form": release or ReleaseForm() if may else None,
        "may_assign": may_assign_columns(request.user, record),
        "may_undo": record.state == State.DONE and services.is_last(record) and record.changes.exists(),
    }
    template = "people/imports/import.html"
    wanted = {"state": "#state", "changes": "#changes"}.get(request.htmx.target if request.htmx else "", "")
    status = 422 if release and release.errors else 200
    return render(request, f"{template}{wanted}", context, status=status)


def page_of(request: HttpRequest, record: StaffImport, part: report.Part) -> Page:
    """The chosen list, page by page; everybody named on it can see that it was looked at."""
    number = request.GET.get("seite")
    if part.key == report.LINES:
        return Paginator(record.errors, PER_PAGE).get_page(number)
    page = Paginator(record.changes.filter(kind=part.key), PER_PAGE).get_page(number)
    people = [change.user_id for change in page.object_list if change.user_id]
    record_looks(viewer=request.user, subjects=people, report=SHOWN, purpose=PURPOSE)
    page.object_list = [report.entry(change) for change in page.object_list]
    return page


@for_importers
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what the columns of the file mean."""
    record = found(pk)
    if not may_assign_columns(request.user, record):
        raise PermissionDenied
    if record.state not in StaffImport.WAITING or not record.staff_file:
        return redirect("people:import", pk)
    sheet = open_staff_file(contents(record)[0])
    form = ColumnsForm(request.POST or None, sheet=sheet, assigned=record.columns)
    if request.method == "POST" and form.is_valid():
        return after(request, pk, services.assign_columns, assigned=form.assigned(), by=request.user)
    context = {"import": record, "form": form, "trail": trail((record.file_name, ""))}
    return render(request, "people/imports/columns.html", context, status=422 if form.errors else 200)


@require_POST
@for_importers
@confirmed_recently
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """The second person lets it pass, with a reason."""
    record = found(pk)
    if not may_release(request.user, record):
        raise PermissionDenied
    form = ReleaseForm(request.POST)
    if not form.is_valid():
        return shown(request, record, form)
    return after(request, pk, services.release, reason=form.cleaned_data["reason"], by=request.user)


@require_POST
@for_importers
def check_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Compare once more."""
    return after(request, pk, services.check_again, by=request.user)


@require_POST
@for_importers
@confirmed_recently
def carry_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Let it happen."""
    return after(request, pk, services.carry_out, by=request.user)


@require_POST
@for_importers
@confirmed_recently
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring back what was before."""
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


def after(request: HttpRequest, pk: int, change: Callable[..., StaffImport], **facts: object) -> HttpResponse:
    """Do it and show the import; whoever comes too late sees where it stands."""
    try:
        change(record=found(pk), **facts)
    except TooLateError:
        messages.info(request, _("This import is further on by now. Here you see where it stands."))
    return redirect("people:import", pk)


@for_importers
def lines(request: HttpRequest, pk: int) -> HttpResponse:
    """The lines to put right, as a file."""
    record = found(pk)
    response = HttpResponse(error_list(record), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="zeilen-{record.pk}.csv"'
    return response
