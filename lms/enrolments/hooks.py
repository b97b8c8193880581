"""What this room plugs into menu, start page, catalogue, course page and “My data”."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry

from cms.languages.speaking import speak_all, wished
from cms.navigation.memory import remembered
from cms.navigation.menu import MenuItem
from cms.pages.dashboard import Card
from courses.catalogue.panels import Panel, State, StepLink
from courses.models import CoursePage, ProgrammePage
from lms.enrolments.models import Completion, Enrolment
from lms.enrolments.moving import newer_for
from lms.enrolments.outline import Outline, Step, outline_of
from lms.enrolments.permissions import missing_before
from lms.enrolments.standing import in_progress, place_of, suggestions
from people.directory.models import User


def menu_item(request: HttpRequest) -> MenuItem | None:
    """Everybody finds her own learning in the main menu."""
    if not request.user.is_authenticated:
        return None
    return MenuItem(_("My learning"), reverse("lms:my_learning"), "steps", 20, tab=_("Learning"))


def continue_card(user: User, request: HttpRequest) -> Card | None:
    """Where the person stopped; for somebody new, the way to the first course."""
    active = in_progress(user)
    if not active:
        return Card("lms/my_learning/_begin_card.html", "continue", 10)
    speak_all((enrolment.course for enrolment in active[:3]), wished(request))
    place = place_of(active[0], wished(request))
    sentence = _("You are in the middle of “%(course)s”.") % {"course": place.enrolment.course.title}
    return Card(
        "lms/my_learning/_continue_card.html", "continue", 10, {"place": place, "others": active[1:3]}, sentence
    )


def new_courses_card(user: User, request: HttpRequest) -> Card | None:
    """Courses the person has not started, newest first."""
    begun = Enrolment.objects.of(user).exclude(status=Enrolment.Status.WITHDRAWN).values_list("course_id", flat=True)
    completed = Completion.objects.of(user).values_list("course_id", flat=True)
    courses = speak_all(suggestions(user, begun, completed), wished(request))
    programmes = remembered("programmes", lambda: ProgrammePage.objects.live().exists())
    facts = {"courses": courses, "programmes": programmes}
    return Card("lms/my_learning/_new_courses_card.html", "side", 30, facts) if courses else None


def course_panel(course: CoursePage, request: HttpRequest) -> Panel | None:
    """On the course page: start it, go on, or see that it is completed."""
    if not request.user.is_authenticated:
        return None
    enrolment = Enrolment.objects.of(request.user).place_in(course)
    completion = Completion.objects.of(request.user).filter(course=course).first()
    facts = {"course": course, "enrolment": enrolment, "completion": completion}
    facts |= {"outline": None, "resume_at": None, "newer": None}
    facts["missing"] = [] if enrolment else missing_before(request.user, course)
    if enrolment is None:
        return Panel("lms/player/_panel.html", facts)
    outline = outline_of(enrolment)
    resume_at = outline.resume_at(enrolment.last_step_id)
    return Panel(
        "lms/player/_panel.html",
        facts | {"outline": outline, "resume_at": resume_at, "newer": newer_for(enrolment)},
        {
            step.page.pk: StepLink(step.href, _state(step, outline), _note(step))
            for step in outline.steps
            if not step.locked
        },
        [step.page for step in outline.steps],
    )


def _note(step: Step) -> str:
    """How it comes that the step is done, or that nobody has to do it."""
    if step.known:
        return _("known already, shown in the pre-check")
    return _("voluntary, shortens the course") if step.is_pre_check and not step.done else ""


def _state(step: Step, outline: Outline) -> str:
    if step.done:
        return "done"
    return "current" if step is outline.first_open else ""


def catalogue_states(user: User, course_ids: Iterable[int]) -> dict[int, State]:
    """On the catalogue's cards: how far the person got, or that the course is completed."""
    ids = list(course_ids)
    completions = Completion.objects.of(user).filter(course__in=ids)
    states = {completion.course_id: _state_of(completion) for completion in reversed(list(completions))}
    for enrolment in Enrolment.objects.of(user).active().filter(course__in=ids).with_progress():
        total, done = enrolment.steps_total, enrolment.steps_done
        words = _("%(done)s of %(total)s completed") % {"done": done, "total": total}
        states[enrolment.course_id] = State(words, "info", "steps", steps=total, done=done)
    return states


def learnt_courses(user: User, course_ids: Iterable[int]) -> set[int]:
    """The courses the person has completed, from whatever source and however long ago."""
    proved = Completion.objects.of(user).order_by().filter(course__in=list(course_ids))
    return set(proved.values_list("course_id", flat=True))


def _state_of(completion: Completion) -> State:
    """Completed, or completed once and to be taken again."""
    if completion.counts:
        return State(_("Completed"), "success", "check-circle")
    return State(_("To be taken again"), "warning", "repeat")


def people_with_completion(course: CoursePage) -> int:
    """How many people have a completion of the course that counts today."""
    return Completion.objects.valid().filter(course=course).order_by().values("learner").distinct().count()


def log_actions(actions: LogActionRegistry) -> None:
    """What this room writes into the audit trail."""
    actions.register_action("lms.enrol", gettext_lazy("Course taken up"), gettext_lazy("Took up a course"))
    actions.register_action("lms.complete", gettext_lazy("Course completed"), gettext_lazy("Completed a course"))
    actions.register_action("lms.move_over", gettext_lazy("New version"), gettext_lazy("Moved over to the new version"))
    actions.register_action("lms.withdraw", gettext_lazy("Course given up"), gettext_lazy("Gave up a course"))
