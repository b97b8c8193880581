"""A course on paper: all its lessons one after the other, as its learner has them."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from cms.languages.speaking import speak, wished
from courses.models import CoursePage
from lms.enrolments.models import Enrolment
from lms.enrolments.outline import outline_of
from people.directory.models import User


def printed(request: HttpRequest, course: str) -> HttpResponse:
    """The lessons of a course the person has a place in, in the language she reads; tests are not printed."""
    page = get_object_or_404(CoursePage.objects.visible_to(request.user), slug=course)
    learner = cast(User, request.user)
    enrolment = Enrolment.objects.of(learner).place_in(page)
    if enrolment is None:
        raise Http404
    language = wished(request)
    speak(page, language)
    lessons = [step for step in outline_of(enrolment).steps if not step.is_quiz]
    for step in lessons:
        speak(step.page, language)
        step.page.anchors_end = f"-{step.number}"
    context = {"course": page, "course_url": page.get_url(request), "lessons": lessons}
    return render(request, "lms/player/printed.html", context)
