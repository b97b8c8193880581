"""Writing down that a programme is completed. Every call may be repeated without harm."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from courses.models import ProgrammePage
from courses.programmes.plan import State
from courses.programmes.reading import Way, ways
from lms.enrolments.models import Completion
from lms.programmes.keeping import kept_since
from lms.programmes.models import ProgrammeCompletion
from lms.xapi import activities, verbs
from lms.xapi import services as xapi
from lms.xapi.statements import Result
from people.directory.models import User


def follow_up(*, learner: User, by: User | None = None) -> list[ProgrammeCompletion]:
    """Write down every programme the person has completed by now and that is not written down yet.

    What was completed so long ago that it would be forgotten again is left alone.
    """
    programmes = ProgrammePage.objects.visible_to(learner)
    known = set(ProgrammeCompletion.objects.of(learner).values_list("programme_id", "programme_version"))
    fresh = [programme for programme in programmes if (programme.pk, programme.version) not in known]
    done = [way for way in ways(learner, fresh) if way.standing.is_complete]
    kept = [way for way in done if timezone.localdate(_last_moment(learner, _learnt(way))) >= kept_since()]
    return [complete(learner=learner, way=way, by=by or learner) for way in kept]


@transaction.atomic
def complete(*, learner: User, way: Way, by: User) -> ProgrammeCompletion:
    """The proof, dated on the day the last course that counted was completed."""
    learnt = _learnt(way)
    moment = _last_moment(learner, learnt)
    programme = way.programme
    completion, created = ProgrammeCompletion.objects.get_or_create(
        learner=learner,
        programme=programme,
        programme_version=programme.version,
        defaults={
            "programme_title": programme.title,
            "completed_at": moment,
            "completed_on": timezone.localdate(moment),
            "points": way.standing.points,
            "counted": [way.courses[course].title for course in learnt],
        },
    )
    if created:
        log(instance=programme, action="lms.complete_programme", user=by, data={"completion": completion.pk})
        xapi.record(
            actor=learner,
            verb=verbs.COMPLETED,
            activity=activities.programme(programme),
            result=Result(completion=True),
            at=moment,
        )
    return completion


def _learnt(way: Way) -> list[int]:
    """The courses that counted."""
    return [
        entry.course
        for part in way.standing.sections
        for entry, state in zip(part.section.entries, part.states, strict=True)
        if state == State.DONE
    ]


def _last_moment(learner: User, courses: list[int]) -> datetime:
    """When the last of these courses was completed for the first time."""
    moments = Completion.objects.of(learner).filter(course__in=courses).values_list("course_id", "completed_at")
    first = dict(moments)  # newest first, so the first completion of each course is written last
    return max(first.values(), default=timezone.now())


def follow_up_everybody() -> int:
    """The same for all who could have completed one: what was imported or announced in vain loses nothing."""
    wanted = {course for programme in ProgrammePage.objects.live().originals() for course in programme.plan.courses}
    learners = Completion.objects.order_by().filter(course__in=wanted).values("learner").distinct()
    people = User.objects.working().filter(pk__in=learners).order_by("pk")
    return sum(len(follow_up(learner=person)) for person in people.iterator(chunk_size=500))
