"""Pages in the editor where questions come and go; only authors and editors reach them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from courses.exchange import services
from courses.exchange.formats import FORMATS
from courses.exchange.forms import BringForm, ExportForm, TakeForm
from courses.exchange.models import QuestionImport
from courses.exchange.permissions import may_bring, may_take_out, may_take_out_quiz
from courses.quizzes.models import Question, QuizPage


def crumbs(*steps: tuple[str, str]) -> list[dict[str, str]]:
    """The way here inside the editor."""
    return [{"url": url, "label": label} for label, url in ((_("Home"), reverse("wagtailadmin_home")), *steps)]


@never_cache
def exchange(request: HttpRequest) -> HttpResponse:
    """Bring a file, fetch a file, and what was brought lately."""
    if not may_take_out(request.user):
        raise Http404
    title = _("Exchange questions")
    context = {
        "bring": BringForm() if may_bring(request.user) else None,
        "export": ExportForm(),
        "imports": QuestionImport.objects.of(request.user)[:20],
        "header_title": title,
        "breadcrumbs_items": crumbs((title, "")),
    }
    return render(request, "courses/exchange/exchange.html", context)


@require_POST
def bring(request: HttpRequest) -> HttpResponse:
    """Take a file and show what is in it."""
    if not may_bring(request.user):
        raise Http404
    form = BringForm(request.POST, request.FILES)
    if not form.is_valid():
        title = _("Exchange questions")
        context = {"bring": form, "export": ExportForm(), "header_title": title}
        context |= {"imports": QuestionImport.objects.of(request.user)[:20], "breadcrumbs_items": crumbs((title, ""))}
        return render(request, "courses/exchange/exchange.html", context, status=422)
    file = form.cleaned_data["file"]
    record = services.bring(data=file.read(), file_name=file.name, by=request.user)
    return redirect("courses_exchange_import", record.pk)


@never_cache
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """What the file holds and what taking it would do; with POST the questions are taken."""
    if not may_bring(request.user):
        raise Http404
    record = get_object_or_404(QuestionImport.objects.of(request.user), pk=pk)
    form = TakeForm(request.POST or None, record=record)
    if request.method == "POST" and record.can_be_taken and form.is_valid():
        as_in_file = form.cleaned_data["where"] == TakeForm.AS_IN_FILE
        taken = services.take(record=record, category=form.category(), as_in_file=as_in_file, by=request.user)
        if taken.state == QuestionImport.State.DONE:
            messages.success(request, told(taken.taken))
        return redirect("courses_exchange_import", pk)
    return render(request, "courses/exchange/report.html", shown(record, form), status=422 if form.errors else 200)


def shown(record: QuestionImport, form: TakeForm) -> dict[str, Any]:
    """The report in the words of the page."""
    kinds = dict(Question.Kind.choices)
    lines = [line | {"name": kinds[line["kind"]]} for line in record.report.get("questions", [])]
    return {
        "record": record,
        "form": form,
        "questions": lines,
        "new": len(record.new),
        "with_warnings": sum(bool(line["warnings"]) for line in lines),
        "bank_url": bank_url(record),
        "header_title": record.file_name,
        "breadcrumbs_items": crumbs((_("Exchange questions"), reverse("courses_exchange")), (record.file_name, "")),
    }


def bank_url(record: QuestionImport) -> str:
    """Where the questions that were taken are listed."""
    address = reverse(Question.snippet_viewset.get_url_name("list"))
    return f"{address}?category={record.category_id}" if record.category_id else address


def told(number: int) -> str:
    words = ngettext("One question is in the bank now.", "%(number)s questions are in the bank now.", number)
    return words % {"number": number}


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw the file away."""
    if not may_bring(request.user):
        raise Http404
    record = get_object_or_404(QuestionImport.objects.of(request.user), pk=pk)
    try:
        services.discard(record=record, by=request.user)
    except services.NothingToTakeError:
        return redirect("courses_exchange_import", pk)
    messages.success(request, _("The file is discarded. Nothing was taken."))
    return redirect("courses_exchange")


@never_cache
def export(request: HttpRequest) -> HttpResponse:
    """The questions of a category as a file."""
    if not may_take_out(request.user):
        raise Http404
    form = ExportForm(request.GET)
    if not form.is_valid():
        return redirect("courses_exchange")
    category, format = form.cleaned_data["kategorie"], form.cleaned_data["format"]
    data = services.export_category(category=category, format=format, by=request.user)
    return attachment(data, format, category.name if category else _("questions"))


@never_cache
def export_quiz(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything a quiz may ask: a choice of format, and then the file."""
    quiz = get_object_or_404(QuizPage, pk=pk)
    if not may_take_out_quiz(request.user, quiz):
        raise Http404
    format = request.GET.get("format", "")
    if format in FORMATS:
        return attachment(services.export_quiz(quiz=quiz, format=format, by=request.user), format, quiz.title)
    title = _("Export questions")
    edit = (quiz.title, reverse("wagtailadmin_pages:edit", args=[quiz.pk]))
    context = {"quiz": quiz, "formats": FORMATS.items(), "header_title": title}
    context |= {"breadcrumbs_items": crumbs(edit, (title, ""))}
    return render(request, "courses/exchange/quiz.html", context)


def attachment(data: bytes, format: str, name: str) -> HttpResponse:
    """The file, to keep."""
    form = FORMATS[format]
    file_name = f"{slugify(name) or 'fragen'}-{format}.{form.ending}"
    return HttpResponse(
        data,
        content_type=form.content_type,
        headers={"Content-Disposition": f'attachment; filename="{file_name}"', "X-Content-Type-Options": "nosniff"},
    )
