"""The pages of a quiz: before it, one page for each question, and how it ended. Only the learner sees them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from cms.languages.speaking import speak_all, wished
from courses.models import CoursePage, QuizPage
from courses.quizzes import feedback
from courses.quizzes.answering import AnswerForm, answer_form
from courses.quizzes.pictures import picture_of, spots
from lms.attempts import services
from lms.attempts.models import Attempt
from lms.attempts.permissions import may_begin
from lms.attempts.reads import Sheet, lesson_to_read_again, quiz_facts
from lms.enrolments.models import Enrolment
from lms.enrolments.outline import outline_of
from people.directory.models import User


@never_cache
def quiz(request: HttpRequest, course: str, step: str) -> HttpResponse:
    """What awaits the learner, how many attempts are left, and the way in."""
    page, enrolment = _quiz_of(request.user, course, step)
    if enrolment is None:
        return redirect(page.get_parent().url)
    facts = quiz_facts(enrolment, page)
    speak_all([page, enrolment.course], wished(request))
    return render(request, "lms/quiz/start.html", {"quiz": page, "course": enrolment.course, "facts": facts})


@require_POST
def begin(request: HttpRequest, course: str, step: str) -> HttpResponse:
    """Start an attempt, or go on where the running one stopped."""
    page, enrolment = _quiz_of(request.user, course, step)
    if enrolment is None:
        return redirect(page.get_parent().url)
    if not may_begin(request.user, enrolment, quiz_facts(enrolment, page)):
        return redirect("lms:quiz", course, step)
    try:
        attempt = services.begin(enrolment=enrolment, quiz=page, by=request.user, language=wished(request))
    except services.CannotBegin:
        return redirect("lms:quiz", course, step)
    return redirect("lms:quiz_question", course, step, attempt.pk, Sheet(attempt).first_open)


@never_cache
def question(request: HttpRequest, course: str, step: str, attempt: int, place: int) -> HttpResponse:
    """One question: asked until it is answered, explained afterwards."""
    sheet = Sheet(_attempt_of(request.user, course, step, attempt))
    asked = _asked(sheet, place)
    if sheet.attempt.finished_at and not sheet.attempt.tells_answers:
        return _to_result(request, course, step, attempt)
    form = answer_form(asked, request.POST if request.method == "POST" else None, given=sheet.answer_to(asked))
    if request.method == "POST" and not sheet.is_settled(asked):
        if not form.is_valid():
            return _show_question(request, sheet, place, form, status=422)
        try:
            services.answer(attempt=sheet.attempt, question=asked["id"], choices=form.answer, by=request.user)
        except services.AttemptOver:
            return _to_result(request, course, step, attempt)
        sheet = Sheet(sheet.attempt)
        if not sheet.is_settled(asked):
            return redirect("lms:quiz_question", course, step, attempt, sheet.next_open(after=place) or place)
    if sheet.is_settled(asked):
        if request.method == "POST" and not request.htmx:
            return redirect(request.path)
        return _show_feedback(request, sheet, place)
    return _show_question(request, sheet, place, form)


@require_POST
def finish(request: HttpRequest, course: str, step: str, attempt: int) -> HttpResponse:
    """Hand the attempt in once every question is answered."""
    sheet = Sheet(_attempt_of(request.user, course, step, attempt))
    if not sheet.complete and not sheet.attempt.finished_at:
        return redirect("lms:quiz_question", course, step, attempt, sheet.first_open)
    services.finish(attempt=sheet.attempt, by=request.user)
    return redirect("lms:quiz_result", course, step, attempt)


@never_cache
def result(request: HttpRequest, course: str, step: str, attempt: int) -> HttpResponse:
    """How the attempt ended, the answers given, and what comes next."""
    sheet = Sheet(_attempt_of(request.user, course, step, attempt))
    if not sheet.attempt.finished_at:
        return redirect("lms:quiz_question", course, step, attempt, sheet.first_open)
    enrolment = sheet.attempt.enrolment
    facts = {
        "completion": getattr(enrolment, "completion", None),
        "facts": quiz_facts(enrolment, sheet.attempt.quiz),
        "outline": outline_of(enrolment),
    }
    return render(request, "lms/quiz/result.html", _frame(request, sheet) | facts)


def _show_question(request: HttpRequest, sheet: Sheet, place: int, form: AnswerForm, status: int = 200) -> HttpResponse:
    """The question, to be answered."""
    picture = picture_of(form.question)
    drawn = spots(form.question, picture) if picture and form.question["kind"] == "hotspot" else None
    context = {
        "place": place,
        "settled": False,
        "form": form,
        "skip_to": sheet.skip_from(place),
        "picture": picture,
        "spots": drawn,
        "marks": list(zip(form["choices"], drawn.areas, strict=True)) if drawn else [],
    }
    return render(request, _page_or_fragment(request), _frame(request, sheet) | context, status=status)


def _show_feedback(request: HttpRequest, sheet: Sheet, place: int) -> HttpResponse:
    """The question with its answers explained."""
    asked, attempt = sheet.question(place), sheet.attempt
    given = sheet.answer_to(asked)
    context = {
        "place": place,
        "settled": True,
        "question": asked,
        "verdict": feedback.verdict(asked, given),
        "answers": feedback.answers(asked, given),
        "lesson": lesson_to_read_again(asked, attempt.enrolment),
        "picture": picture_of(asked),
        "next_place": sheet.next_open(after=place),
    }
    return render(request, _page_or_fragment(request), _frame(request, sheet) | context)


def _to_result(request: HttpRequest, course: str, step: str, attempt: int) -> HttpResponse:
    """The whole page of the result, also for a request that expected a part of a page."""
    address = reverse("lms:quiz_result", args=[course, step, attempt])
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)


def _page_or_fragment(request: HttpRequest) -> str:
    return "lms/quiz/question.html#question" if request.htmx else "lms/quiz/question.html"


def _frame(request: HttpRequest, sheet: Sheet) -> dict[str, object]:
    """What every page of an attempt shows."""
    attempt = sheet.attempt
    speak_all([attempt.quiz, attempt.enrolment.course], wished(request))
    return {"sheet": sheet, "attempt": attempt, "quiz": attempt.quiz, "course": attempt.enrolment.course}


def _quiz_of(user: User, course: str, step: str) -> tuple[QuizPage, Enrolment | None]:
    """The quiz of a course the person may see, in the version she began, and her newest place in that course."""
    page = get_object_or_404(CoursePage.objects.visible_to(user), slug=course)
    enrolment = Enrolment.objects.of(user).place_in(page)
    if enrolment is None:
        return get_object_or_404(QuizPage.objects.child_of(page).live(), slug=step), None
    found = next((each.page for each in outline_of(enrolment).steps if each.is_quiz and each.page.slug == step), None)
    if found is None:
        raise Http404
    services.close_overdue(among=Attempt.objects.filter(enrolment=enrolment, quiz=found))
    return found, enrolment


def _attempt_of(user: User, course: str, step: str, attempt: int) -> Attempt:
    """The person's own attempt, handed in if its time is over; anybody else's does not exist for her."""
    own = Attempt.objects.of(user).select_related("enrolment__course", "enrolment__completion", "quiz")
    found = get_object_or_404(own, pk=attempt, quiz__slug=step, enrolment__course__slug=course)
    return services.finish(attempt=found, by=user) if found.is_over(timezone.now()) else found


def _asked(sheet: Sheet, place: int) -> dict:
    try:
        return sheet.question(place)
    except IndexError as missing:
        raise Http404 from missing
