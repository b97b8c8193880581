"""My learning and the lesson player. Whoever may not see a course gets the same 404 as for one that does not exist."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cms.languages.speaking import speak, speak_all, wished
from courses.lessons.desk import Desk
from courses.models import CoursePage
from lms.enrolments import services
from lms.enrolments.models import Enrolment, LessonProgress
from lms.enrolments.moving import Newer, newer_for
from lms.enrolments.outline import Outline, Step, outline_of
from lms.enrolments.permissions import may_enrol, may_learn, may_move_over, may_withdraw
from lms.enrolments.shortcuts import facts as keys
from lms.enrolments.standing import standing_of
from lms.enrolments.stops import anchors, block_at
from people.directory.models import User
from people.hooks import plugged


@never_cache
def my_learning(request: HttpRequest) -> HttpResponse:
    """What is in progress, what is done, and what could come next."""
    parts = [part for offer in plugged("register_my_learning_part") if (part := offer(request.user, request))]
    context = {
        "standing": standing_of(request.user, wished(request)),
        "sentence": next((part.sentence for part in parts if part.sentence), ""),
        "first": [part for part in parts if part.place == "first"],
        "parts": [part for part in parts if part.place != "first"],
    }
    return render(request, "lms/my_learning/my_learning.html", context)


@require_POST
def start(request: HttpRequest, course: str) -> HttpResponse:
    """Take the course up and open its first lesson."""
    page = _visible_course(request.user, course)
    if not may_enrol(request.user, page):
        raise PermissionDenied
    try:
        services.enrol(learner=request.user, course=page, by=request.user)
    except services.CoursesMissing as missing:
        words = _("You can start this course as soon as you have completed: %(courses)s.")
        messages.warning(request, words % {"courses": _named(missing.courses)})
        return redirect(f"{page.get_url(request)}#before")
    return redirect("lms:resume", course)


def resume(request: HttpRequest, course: str) -> HttpResponse:
    """Go on where the person stopped, on whatever device."""
    page = _visible_course(request.user, course)
    enrolment = Enrolment.objects.of(request.user).place_in(page)
    if enrolment:
        follow(request, enrolment)
    target = outline_of(enrolment).resume_at(enrolment.last_step_id) if enrolment else None
    if enrolment is None or target is None:
        return redirect(page.get_url(request))
    return redirect(target.href + _anchor(enrolment, target))


@never_cache
def step(request: HttpRequest, course: str, step: str) -> HttpResponse:
    """One lesson in the player; opening it is remembered."""
    page = _visible_course(request.user, course)
    enrolment = Enrolment.objects.of(request.user).place_in(page)
    if enrolment is None:
        messages.info(request, _("Start the course to open its lessons."))
        return redirect(page.get_url(request))
    newer = follow(request, enrolment)
    outline = outline_of(enrolment)
    here = _step_in(outline, step)
    if here.is_quiz:
        return redirect(here.href)
    services.open_step(enrolment=enrolment, step=here.page, by=request.user)
    speak_all([page, *(each.page for each in outline.steps)], wished(request))
    enrolment.course = page
    speak(here.page, wished(request))
    return render(request, "lms/player/lesson.html", _lesson(request, enrolment, outline, here) | {"newer": newer})


@require_POST
def go_on(request: HttpRequest, course: str, step: str) -> HttpResponse:
    """Tick the lesson off and go to the next step; after the last one, back to the course."""
    page = _visible_course(request.user, course)
    enrolment = Enrolment.objects.of(request.user).place_in(page)
    if enrolment is None or not may_learn(request.user, enrolment):
        raise Http404
    here = _step_in(outline_of(enrolment), step)
    if here.is_quiz:
        raise Http404
    if services.complete_step(enrolment=enrolment, step=here.page, by=request.user):
        messages.success(request, _("You have completed this course. Your certificate is ready."))
        return redirect(page.get_url(request))
    following = outline_of(enrolment).after(here)
    return redirect((following.href if following else page.get_url(request)) + _focus(request))


@require_POST
def remember(request: HttpRequest, course: str, step: str) -> HttpResponse:
    """Keep which block the person reads; the page tells it when it is left."""
    page = _visible_course(request.user, course)
    enrolment = Enrolment.objects.of(request.user).place_in(page)
    if enrolment is None or not may_learn(request.user, enrolment):
        raise Http404
    here = _step_in(outline_of(enrolment), step)
    if here.is_quiz:
        raise Http404
    block = block_at(here.page, request.POST.get("abschnitt", ""))
    services.remember_block(enrolment=enrolment, step=here.page, block=block, by=request.user)
    return HttpResponse(status=204)


@require_POST
def move_over(request: HttpRequest, course: str) -> HttpResponse:
    """Go on in the newest version of the course."""
    page = _visible_course(request.user, course)
    enrolment = Enrolment.objects.of(request.user).place_in(page)
    if enrolment is None or not may_move_over(request.user, enrolment):
        raise Http404
    if services.move_over(enrolment=enrolment, by=request.user):
        messages.success(request, _("You have completed this course. Your certificate is ready."))
        return redirect(page.get_url(request))
    messages.success(request, _("You are learning with the newest version now."))
    return redirect("lms:resume", course)


@require_POST
def withdraw(request: HttpRequest, course: str) -> HttpResponse:
    """Give the course up."""
    page = _visible_course(request.user, course)
    enrolment = Enrolment.objects.of(request.user).place_in(page)
    if enrolment is None or not may_withdraw(request.user, enrolment):
        raise Http404
    services.withdraw(enrolment=enrolment, by=request.user)
    messages.success(request, _("You have left the course. You can start it again at any time."))
    return redirect(page.get_url(request))


def _named(courses: list[CoursePage]) -> str:
    """The titles in quotation marks, one after the other."""
    return ", ".join(_("“%(title)s”") % {"title": course.title} for course in courses)


def _visible_course(user: User, slug: str) -> CoursePage:
    """The course with this short name, if the person may see it."""
    return get_object_or_404(CoursePage.objects.visible_to(user).select_related("topic"), slug=slug)


def follow(request: HttpRequest, enrolment: Enrolment) -> Newer | None:
    """Whoever has completed nothing yet, or has to, goes on in the newest version; others are told of it."""
    newer = newer_for(enrolment)
    if newer is None or not newer.moves_by_itself:
        return newer
    services.move_over(enrolment=enrolment, by=request.user)
    enrolment.refresh_from_db(fields=["course_version", "status"])
    if newer.is_required:
        messages.info(
            request,
            _("This course has a new version, and you go on with it. What has not changed stays completed."),
        )
    return None


def _step_in(outline: Outline, slug: str) -> Step:
    """The step with this short name; 404 for what does not belong to the version the learner began."""
    found = next((step for step in outline.steps if step.page.slug == slug), None)
    if found is None:
        raise Http404
    return found


def _anchor(enrolment: Enrolment, here: Step) -> str:
    """The block the person read last in a lesson that is not done yet."""
    if here.is_quiz or here.done:
        return ""
    progress = LessonProgress.objects.filter(enrolment=enrolment, step_id=here.page.pk).first()
    found = anchors(here.page).get(progress.block) if progress else None
    return f"#{found}" if found else ""


def _focus(request: HttpRequest) -> str:
    """Whoever reads without outline goes on reading without it."""
    return "?fokus=1" if "fokus" in request.GET else ""


def _lesson(request: HttpRequest, enrolment: Enrolment, outline: Outline, here: Step) -> dict[str, object]:
    question_href = _question_href(request, here)
    return {
        "course": enrolment.course,
        "course_url": enrolment.course.get_url(request),
        "enrolment": enrolment,
        "outline": outline,
        "here": here,
        "page": here.page,
        "before": outline.before(here),
        "after": outline.after(here),
        "focus": _focus(request),
        "question_href": question_href,
        "desk": _desk(enrolment, here, question_href),
        **keys(request),
    }


def _question_href(request: HttpRequest, here: Step) -> str:
    """Where a question about the lesson is asked, if a room offers that."""
    offers = (offer(here.page, request) for offer in plugged("register_page_question"))
    return next(filter(None, offers), "")


def _desk(enrolment: Enrolment, here: Step, question_at: str) -> Desk:
    """What the learner keeps in this lesson, if a room keeps it."""
    laid = (lay(enrolment, here.page, question_at) for lay in plugged("register_lesson_desk"))
    return next(laid, Desk(question_at=question_at))
