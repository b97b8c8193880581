"""Notes, bookmarks and places in films: only one's own, saved from the lesson with and without scripts."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cms.languages.speaking import speak_all, wished
from courses.lessons.desk import stop
from courses.models import CoursePage, LessonPage
from lms.enrolments.models import Enrolment
from lms.enrolments.outline import outline_of
from lms.notes import services
from lms.notes.models import Bookmark, Note
from lms.notes.permissions import may_keep
from lms.notes.reads import desk_of, shelves

PLAYED = ("video", "audio")


@never_cache
def notes(request: HttpRequest) -> HttpResponse:
    """All notes and bookmarks of the person, by course; can be searched and printed."""
    asked = " ".join(request.GET.get("q", "").split())[:80]
    found = shelves(request.user, asked)
    speak_all((shelf.course for shelf in found), wished(request))
    context = {"shelves": found, "asked": asked, "any": bool(found) or bool(asked)}
    return render(request, "lms/notes/notes.html", context)


@require_POST
def write_note(request: HttpRequest, course: str, step: str) -> HttpResponse:
    """Save the note on a lesson, or the answer to a question it asks to think about."""
    enrolment, lesson = _lesson(request, course, step)
    block = _block(lesson, request.POST.get("block", ""), ("reflection",))
    text = request.POST.get("text", "")
    kept = services.write(enrolment=enrolment, lesson=lesson, block=block, text=text, by=request.user)
    said = _("Saved at {time}") if kept else _("Nothing is kept here now.")
    words = said.format(time=time_format(timezone.localtime(), "G:i"))
    if request.htmx:
        return render(request, "lms/notes/_saved.html", {"words": words})
    messages.success(request, words)
    return redirect(_back(course, step, block, "notiz"))


@require_POST
def bookmark(request: HttpRequest, course: str, step: str) -> HttpResponse:
    """Set a bookmark at the lesson or at one of its headings, or take it away."""
    enrolment, lesson = _lesson(request, course, step)
    block = _block(lesson, request.POST.get("block", ""), ("heading",))
    marked = request.POST.get("gemerkt") == "ja"
    services.mark(enrolment=enrolment, lesson=lesson, block=block, marked=marked, by=request.user)
    if not request.htmx:
        return redirect(_back(course, step, block, ""))
    title = services.heading_of(lesson, block) or lesson.title
    context = {"desk": desk_of(enrolment, lesson, ""), "block_id": block, "is_marked": marked, "title": title}
    return render(request, "lms/notes/_marked.html", context)


@require_POST
def media_place(request: HttpRequest, course: str, step: str) -> HttpResponse:
    """Remember the second at which a film or recording was left."""
    enrolment, lesson = _lesson(request, course, step)
    block = _block(lesson, request.POST.get("block", ""), PLAYED)
    second = request.POST.get("sekunden", "")
    if not block or not second.isdecimal() or len(second) > 6:
        raise Http404
    services.keep_place(enrolment=enrolment, lesson=lesson, block=block, second=int(second), by=request.user)
    return HttpResponse(status=204)


@require_POST
def throw_away(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Delete one of the own notes or bookmarks."""
    model = {"notiz": Note, "lesezeichen": Bookmark}.get(kind)
    if model is None:
        raise Http404
    services.throw_away(thing=get_object_or_404(model.objects.of(request.user), pk=pk), by=request.user)
    messages.success(request, _("The note is deleted.") if model is Note else _("The bookmark is deleted."))
    return redirect("lms:notes")


def _lesson(request: HttpRequest, course: str, step: str) -> tuple[Enrolment, LessonPage]:
    """The person's place in a course and the lesson in it; 404 for everything else."""
    page = get_object_or_404(CoursePage.objects.visible_to(request.user), slug=course)
    enrolment = Enrolment.objects.of(request.user).place_in(page)
    if enrolment is None or not may_keep(request.user, enrolment):
        raise Http404
    steps = outline_of(enrolment).steps
    lesson = next((here.page for here in steps if here.page.slug == step and not here.is_quiz), None)
    if lesson is None:
        raise Http404
    return enrolment, lesson


def _block(lesson: LessonPage, wanted: str, kinds: tuple[str, ...]) -> str:
    """The block of one of these kinds; the whole lesson has no block."""
    if wanted and not any(str(part.id) == wanted and part.block_type in kinds for part in lesson.body):
        raise Http404
    return wanted


def _back(course: str, step: str, block: str, otherwise: str) -> str:
    place = stop(block) or otherwise
    return reverse("lms:step", args=[course, step]) + (f"#{place}" if place else "")
