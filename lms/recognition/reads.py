"""What the pages show: the way of one recognition, what it may repeat, and what waits for HR development."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from lms.enrolments.models import Completion
from lms.recognition.models import OutsideProof, ProofKind, Recognition, RecognitionStep, State, StepKind
from lms.recognition.proposing import Target, name_of, proposal
from people.directory.models import Office, Post, User

ICONS = {
    StepKind.ASKED: "question",
    StepKind.ANSWERED: "chat",
    StepKind.ACCEPTED: "check-circle",
    StepKind.REFUSED: "x-circle",
    StepKind.WITHDRAWN: "minus",
}
LOOKS = {
    State.WAITING: ("info", "hourglass"),
    State.ASKED: ("warning", "question"),
    State.ACCEPTED: ("success", "check-circle"),
    State.REFUSED: ("danger", "x-circle"),
    State.WITHDRAWN: ("", "minus"),
}


@dataclass(frozen=True)
class Event:
    """One thing that happened to it."""

    icon: str
    what: str
    at: datetime
    by: User | None
    words: str = ""


def story(recognition: Recognition, steps: Iterable[RecognitionStep]) -> list[Event]:
    """Everything that happened, the first thing first."""
    began = Event("upload", _("Handed in"), recognition.handed_in_at, recognition.by, recognition.note)
    return [
        began,
        *(Event(ICONS[StepKind(step.kind)], step.get_kind_display(), step.at, step.by, step.words) for step in steps),
    ]


@dataclass(frozen=True)
class Outcome:
    """What a recognised proof became: a completion of a course or a proof of a kind."""

    name: str
    valid_until: date | None
    completion: Completion | None


def outcome(steps: Iterable[RecognitionStep]) -> Outcome | None:
    """What it counts for, if it was recognised."""
    for step in steps:
        if step.completion:
            return Outcome(step.completion.course_title, step.completion.counts_until, step.completion)
        if step.proof:
            return Outcome(step.proof.kind_name, step.proof.valid_until, None)
    return None


@dataclass(frozen=True)
class Line:
    """One recognition in a list."""

    recognition: Recognition
    office: str = ""

    @property
    def target(self) -> str:
        return name_of(self.recognition.target) if self.recognition.target else ""

    @property
    def proposed(self) -> date | None:
        """Until when it would count by the rule."""
        target = self.recognition.target
        if target is None:
            return None
        return proposal(target, self.recognition.completed_on, self.recognition.claimed_until)

    @property
    def look(self) -> tuple[str, str]:
        """Kind and icon of the badge."""
        return LOOKS[self.recognition.state]


def lines(recognitions: Iterable[Recognition]) -> list[Line]:
    """With the offices of today, in one query for all."""
    found = list(recognitions)
    posts = Post.objects.current().filter(user__in=[each.learner_id for each in found]).select_related("office")
    offices = {post.user_id: post.office.name for post in reversed(posts.weightiest_first())}
    return [Line(each, offices.get(each.learner_id, "")) for each in found]


@dataclass(frozen=True)
class Wish:
    """What HR development wants to see."""

    state: str = State.WAITING
    target: Target | None = None
    office: Office | None = None


def wanted(user: User, wish: Wish) -> QuerySet[Recognition]:
    """What the person decides or decided, the oldest first; what is over, the newest first."""
    found = Recognition.objects.to_decide_by(user).select_related("learner", "course", "kind")
    if wish.target:
        found = found.filter(**{"kind" if isinstance(wish.target, ProofKind) else "course": wish.target.pk})
    if wish.office:
        here = Post.objects.current().filter(office__path__startswith=wish.office.path)
        found = found.filter(learner__in=here.values("user"))
    if wish.state == State.ASKED:
        return found.asked().order_by("handed_in_at", "pk")
    if wish.state in (State.ACCEPTED, State.REFUSED, State.WITHDRAWN):
        return found.ended(wish.state).order_by("-handed_in_at", "-pk")
    return found.waiting().order_by("handed_in_at", "pk")


def repeats(recognition: Recognition) -> list[str]:
    """What is there already from the same day for the same thing, in words."""
    day, learner = recognition.completed_on, recognition.learner_id
    others = Recognition.objects.filter(learner=learner, completed_on=day).exclude(pk=recognition.pk).with_state()
    alike = Q(title__iexact=recognition.title)
    if recognition.course_id:
        alike |= Q(course=recognition.course_id)
    if recognition.kind_id:
        alike |= Q(kind=recognition.kind_id)
    found = [
        _("“%(title)s”, handed in as well (%(state)s)") % {"title": other.title, "state": other.state.label}
        for other in others.filter(alike)
        if other.state not in (State.WITHDRAWN, State.REFUSED)
    ]
    if recognition.state == State.ACCEPTED:
        return found
    if recognition.course_id:
        done = Completion.objects.filter(learner=learner, course=recognition.course_id, completed_on=day)
        found += [_("a completion of the course from the same day") for _completion in done[:1]]
    if recognition.kind_id:
        known = OutsideProof.objects.filter(learner=learner, kind=recognition.kind_id, completed_on=day)
        found += [_("a proof of this kind from the same day") for _proof in known[:1]]
    return found
