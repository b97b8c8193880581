"""Pages in the editor where whole courses come and go; only those who write courses reach them."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from courses.catalogue.models import CoursePage
from courses.transfer import progress, services
from courses.transfer.forms import BringForm, PackForm, TakeForm
from courses.transfer.models import CourseExport, CourseImport, licence_in_short
from courses.transfer.permissions import may_bring, may_take_out


def crumbs(*steps: tuple[str, str]) -> list[dict[str, str]]:
    """The way here inside the editor."""
    return [{"url": url, "label": label} for label, url in ((_("Home"), reverse("wagtailadmin_home")), *steps)]


@never_cache
def transfer(request: HttpRequest) -> HttpResponse:
    """Bring a course, and what was brought and packed lately; with POST a package is taken and looked at."""
    if not may_bring(request.user):
        raise Http404
    form = BringForm(request.POST or None, request.FILES or None) if request.method == "POST" else BringForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        record = services.bring(file=file, file_name=file.name, by=request.user)
        return redirect("courses_transfer_import", record.pk)
    title = _("Exchange courses")
    context = {
        "form": form,
        "imports": CourseImport.objects.of(request.user).select_related("course")[:20],
        "exports": CourseExport.objects.of(request.user).select_related("course")[:20],
        "header_title": title,
        "breadcrumbs_items": crumbs((title, "")),
    }
    return render(request, "courses/transfer/transfer.html", context, status=422 if form.errors else 200)


@never_cache
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """What the package holds and what taking it would do; with POST the course is taken."""
    record = _brought(request, pk)
    form = TakeForm(request.POST or None, record=record, user=request.user)
    if request.method == "POST" and record.can_be_taken and form.is_valid():
        title, topic = form.cleaned_data["title"], form.chosen_topic()
        try:
            services.take(record=record, title=title, topic=topic, by=request.user)
        except services.NothingToTakeError:
            messages.info(request, _("This package was taken or discarded meanwhile."))
        return redirect("courses_transfer_import", pk)
    return render(request, "courses/transfer/report.html", shown(record, form), status=422 if form.errors else 200)


def shown(record: CourseImport, form: TakeForm) -> dict[str, Any]:
    """The report in the words of the page."""
    found = record.report
    title = found.get("title") or record.file_name
    return {
        "record": record,
        "form": form,
        "done": progress.done_of(record),
        "steps": found.get("steps", []),
        "new_media": [each for each in found.get("media", []) if not each["known"]],
        "known_media": [each for each in found.get("media", []) if each["known"]],
        "new_questions": found.get("questions", 0) - found.get("known_questions", 0),
        "lost_links": [link["title"] for link in found.get("links", []) if not link["found"]],
        "lost_courses": [course["title"] for course in found.get("before", []) if not course["found"]],
        "licence": licence_in_short(found.get("licence", "")),
        "header_title": title,
        "breadcrumbs_items": crumbs((_("Exchange courses"), reverse("courses_transfer")), (title, "")),
    }


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw the package away."""
    record = _brought(request, pk)
    try:
        services.discard(record=record, by=request.user)
    except services.NothingToTakeError:
        return redirect("courses_transfer_import", pk)
    messages.success(request, _("The package is discarded. Nothing was taken."))
    return redirect("courses_transfer")


@never_cache
def pack(request: HttpRequest, pk: int) -> HttpResponse:
    """What goes along and what does not; with POST the course is packed."""
    course = get_object_or_404(CoursePage, pk=pk)
    if not may_take_out(request.user, course):
        raise Http404
    form = PackForm(request.POST or None, course=course, initial=_last_said(course))
    if request.method == "POST" and form.is_valid():
        record = services.pack(course=course, by=request.user, **{"drafts": not course.live, **form.cleaned_data})
        return redirect("courses_transfer_export", record.pk)
    title = _("Hand the course on")
    edit = (course.get_admin_display_title(), reverse("wagtailadmin_pages:edit", args=[course.pk]))
    context = {"course": course, "form": form, "header_title": title}
    context |= {"breadcrumbs_items": crumbs(edit, (title, ""))}
    return render(request, "courses/transfer/pack.html", context, status=422 if form.errors else 200)


@never_cache
@require_GET
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the package is, what does not come along, and where it is saved."""
    record = _packed(request, pk)
    title = _("Package of “%(course)s”") % {"course": record.course.get_admin_display_title()}
    release = (_("Release and versions"), reverse("courses_release", args=[record.course_id]))
    context = {"record": record, "done": progress.done_of(record), "header_title": title}
    context |= {"breadcrumbs_items": crumbs(release, (title, ""))}
    return render(request, "courses/transfer/export.html", context)


@never_cache
@require_GET
def package(request: HttpRequest, pk: int) -> FileResponse:
    """The package, to keep."""
    record = _packed(request, pk)
    if record.state != CourseExport.State.DONE:
        raise Http404
    try:
        file = record.file.open("rb")
    except OSError as reason:
        raise Http404 from reason
    name = f"kurs-{slugify(record.course.title) or record.course_id}.zip"
    response = FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _brought(request: HttpRequest, pk: int) -> CourseImport:
    if not may_bring(request.user):
        raise Http404
    return get_object_or_404(CourseImport.objects.of(request.user).select_related("course"), pk=pk)


def _packed(request: HttpRequest, pk: int) -> CourseExport:
    record = get_object_or_404(CourseExport.objects.of(request.user).select_related("course"), pk=pk)
    if not may_take_out(request.user, record.course):
        raise Http404
    return record


def _last_said(course: CoursePage) -> dict[str, str]:
    """What was said the last time, or where the course came from."""
    last = course.exports.first() or getattr(course, "origin", None)
    return {"authors": last.authors, "licence": last.licence} if last else {}
