"""Trying a course out before everybody sees it, and deciding what becomes of it."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from cms.navigation.memory import forget
from courses.pilots import notices
from courses.pilots.models import Pilot, PilotFeedback, PilotMember
from people.directory.models import Office, Post, User
from people.notifications.services import notify

KEPT = timedelta(days=365)  # how long feedback is kept after the decision


@transaction.atomic
def start_pilot(
    *, course: Page, offices: Iterable[Office] = (), people: Iterable[User] = (), question: str = "", by: User
) -> Pilot:
    """Show the course to these offices and people only; from this moment it exists for nobody else."""
    pilot, is_new = Pilot.objects.running().get_or_create(course_id=course.pk, defaults={"question": question})
    if not is_new:
        Pilot.objects.filter(pk=pilot.pk).update(question=question)
    pilot.offices.set(offices)
    PilotMember.objects.filter(pilot=pilot).exclude(person__in=list(people)).delete()
    PilotMember.objects.bulk_create(
        [PilotMember(pilot=pilot, person=person) for person in people], ignore_conflicts=True
    )
    _mark(course, in_pilot=True)
    if is_new:
        log(instance=course, action="courses.start_pilot", user=by, data={"pilot": pilot.pk})
    if course.live:
        invite(course)
    return pilot


def invite(course: Page) -> None:
    """Tell everybody who takes part in the pilot of the course that it can be tried out, once each."""
    pilot = Pilot.objects.running().filter(course=course.pk).first()
    if pilot is None:
        return
    notify(
        recipients=list(participants(pilot).values_list("pk", flat=True)),
        kind=notices.INVITED,
        event=f"{notices.INVITED}:{pilot.pk}",
        facts={"course": course.title, "pages": {"course": course.pk}},
        url=course.get_url() or "/",
    )


def participants(pilot: Pilot) -> QuerySet[User]:
    """Everybody who works in one of the offices today, and those named."""
    places = Q(pk__in=[])
    for office in pilot.offices.all():
        places |= Q(office__path__startswith=office.path)
    there = Post.objects.current().filter(places).values("user")
    return User.objects.working().filter(Q(pk__in=there) | Q(pk__in=pilot.members.values("person")))


@transaction.atomic
def decide(*, pilot: Pilot, decision: str, reason: str, by: User) -> None:
    """Release the course to those it is meant for, or take it off the site; who decided it and why is kept."""
    decided = (
        Pilot.objects.running()
        .filter(pk=pilot.pk)
        .update(decision=decision, reason=reason, decided_by=by, decided_at=timezone.now())
    )
    if not decided:
        return
    course = Page.objects.get(pk=pilot.course_id).specific
    _mark(course, in_pilot=False)
    if decision == Pilot.Decision.WITHDRAWN and course.live:
        course.unpublish(user=by)
    log(instance=course, action=f"courses.{decision}", user=by, data={"pilot": pilot.pk, "reason": reason})
    if decision == Pilot.Decision.RELEASED:
        notify(
            recipients=pilot.feedback.values_list("author_id", flat=True),
            kind=notices.RELEASED,
            event=f"{notices.RELEASED}:{pilot.pk}",
            facts={"course": course.title, "pages": {"course": course.pk}},
            url=course.get_url() or "/",
        )


@transaction.atomic
def give_feedback(*, pilot: Pilot, verdict: str, good: str, better: str, by: User) -> PilotFeedback:
    """Tell what one thinks of the course; telling it again replaces what one said."""
    said = {"verdict": verdict, "good": good, "better": better}
    feedback, is_new = PilotFeedback.objects.update_or_create(pilot=pilot, author=by, defaults=said)
    if is_new:
        course = Page.objects.get(pk=pilot.course_id)
        notify(
            recipients=[course.owner_id] if course.owner_id else [],
            kind=notices.FEEDBACK,
            event=f"{notices.FEEDBACK}:{feedback.pk}",
            facts={"course": course.title, "pages": {"course": course.pk}},
            url=reverse("courses_release", args=[pilot.course_id]),
        )
    return feedback


@transaction.atomic
def forget_pilots() -> None:
    """Names of participants go with the decision, feedback a year later."""
    PilotMember.objects.filter(pilot__decided_at__isnull=False).delete()
    PilotFeedback.objects.filter(pilot__decided_at__lt=timezone.now() - KEPT).delete()


def _mark(course: Page, *, in_pilot: bool) -> None:
    type(course).objects.filter(pk=course.pk).update(in_pilot=in_pilot)
    course.in_pilot = in_pilot
    forget()
