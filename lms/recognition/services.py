"""Handing in outside training, asking back, answering, withdrawing and deciding. Each is a row; none is changed."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from uuid import UUID, uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.log_actions import log

from courses.catalogue.models import CoursePage
from lms.enrolments.elsewhere import attest
from lms.enrolments.models import Completion
from lms.recognition import notices
from lms.recognition.models import OutsideProof, ProofKind, Recognition, RecognitionStep, Scan, State, StepKind
from lms.recognition.proposing import Target, proposal
from lms.recognition.scans import Clean
from people.directory.models import User
from people.directory.services import tell_about


class TooLateError(Exception):
    """Somebody was faster: by now it stands elsewhere."""


@transaction.atomic
def hand_in(
    *,
    key: UUID,
    learner: User,
    title: str,
    issuer: str,
    completed_on: date,
    claimed_until: date | None,
    target: Target | None,
    note: str,
    scans: Sequence[Clean],
    by: User,
) -> Recognition:
    """Ask for recognition; sending the same form twice hands in once."""
    recognition, is_new = Recognition.objects.get_or_create(
        key=key,
        learner=learner,
        defaults={
            "title": title,
            "issuer": issuer,
            "completed_on": completed_on,
            "claimed_until": claimed_until,
            "course": target if isinstance(target, CoursePage) else None,
            "kind": target if isinstance(target, ProofKind) else None,
            "note": note,
            "by": by,
        },
    )
    if is_new:
        _keep(recognition, scans)
        log(instance=recognition, action="lms.hand_in_proof", user=by)
        if by.pk != learner.pk:
            notices.tell(recognition, notices.HANDED_IN, [learner.pk], event=recognition.pk)
    return recognition


@transaction.atomic
def answer(*, recognition: Recognition, words: str, scans: Sequence[Clean], by: User) -> RecognitionStep:
    """Say what was asked, perhaps with another page; then it waits for a decision again."""
    step = _step(recognition, StepKind.ANSWERED, by, words, out_of=[State.ASKED])
    _keep(recognition, scans)
    asked = recognition.steps.filter(kind=StepKind.ASKED).last()
    if asked and asked.by_id:
        notices.tell(recognition, notices.ANSWERED, [asked.by_id], event=step.pk)
    return step


@transaction.atomic
def withdraw(*, recognition: Recognition, by: User) -> RecognitionStep:
    """It is not asked for any more; the scans are deleted at once."""
    step = _step(recognition, StepKind.WITHDRAWN, by)
    throw_away(recognition.scans.all())
    return step


@transaction.atomic
def ask_back(*, recognition: Recognition, words: str, by: User) -> RecognitionStep:
    """Something is not clear; the person, and whoever handed it in for the person, are asked."""
    step = _step(recognition, StepKind.ASKED, by, words)
    notices.tell(recognition, notices.ASKED, _concerned(recognition), event=step.pk)
    return step


@transaction.atomic
def refuse(*, recognition: Recognition, words: str, by: User) -> RecognitionStep:
    """It does not count, for a reason that the person reads."""
    step = _step(recognition, StepKind.REFUSED, by, words)
    notices.tell(recognition, notices.REFUSED, [recognition.learner_id], event=step.pk)
    return step


@transaction.atomic
def accept(
    *, recognition: Recognition, target: Target, valid_until: date | None, words: str = "", by: User
) -> RecognitionStep:
    """It counts for the course or as the proof; that is evidence from now on."""
    locked = _locked(recognition, [State.WAITING, State.ASKED])
    step = _record(
        locked, StepKind.ACCEPTED, by, words, **{_evidence_of(target): _evidence(locked, target, valid_until, by)}
    )
    notices.tell(recognition, notices.ACCEPTED, [recognition.learner_id], event=step.pk)
    tell_about([recognition.learner_id])
    return step


@transaction.atomic
def accept_many(*, recognitions: Iterable[Recognition], by: User) -> int:
    """The same for several at once, each as long as the rule proposes; says how many were still waiting."""
    accepted = 0
    for recognition in recognitions:
        target = recognition.target
        if target is None:
            continue
        until = proposal(target, recognition.completed_on, recognition.claimed_until)
        try:
            accept(recognition=recognition, target=target, valid_until=until, by=by)
        except TooLateError:
            continue
        accepted += 1
    return accepted


@transaction.atomic
def save_kind(*, kind: ProofKind, by: User) -> ProofKind:
    """Add or change a kind of proof; what was granted already keeps its validity."""
    kind.save()
    log(instance=kind, action="lms.keep_proof_kind", user=by)
    return kind


def throw_away(scans: Iterable[Scan]) -> int:
    """Delete scans with their files, the files once the change is safe."""
    gone = list(scans)
    for scan in gone:
        transaction.on_commit(partial(scan.file.delete, save=False), robust=True)
    return Scan.objects.filter(pk__in=[scan.pk for scan in gone]).delete()[0]


def _concerned(recognition: Recognition) -> list[int]:
    """The person, and whoever handed it in for the person."""
    return [pk for pk in (recognition.learner_id, recognition.by_id) if pk]


def _step(
    recognition: Recognition,
    kind: StepKind,
    by: User,
    words: str = "",
    out_of: Iterable[State] = (State.WAITING, State.ASKED),
) -> RecognitionStep:
    return _record(_locked(recognition, out_of), kind, by, words)


def _locked(recognition: Recognition, out_of: Iterable[State]) -> Recognition:
    """The row, locked, if it still stands where it was seen."""
    locked = Recognition.objects.select_for_update().get(pk=recognition.pk)
    if locked.state not in out_of:
        raise TooLateError
    return locked


def _record(locked: Recognition, kind: StepKind, by: User, words: str, **evidence: object) -> RecognitionStep:
    step = RecognitionStep.objects.create(recognition=locked, kind=kind, by=by, words=words, **evidence)
    log(instance=locked, action="lms.decide_proof", user=by, data={"step": kind.value})
    return step


def _evidence_of(target: Target) -> str:
    """The field of the step that names the evidence."""
    return "proof" if isinstance(target, ProofKind) else "completion"


def _evidence(recognition: Recognition, target: Target, valid_until: date | None, by: User) -> object:
    """A proof of the kind, or a completion of the course."""
    if isinstance(target, CoursePage):
        return attest(
            learner=recognition.learner,
            course=target,
            completed_on=recognition.completed_on,
            valid_until=valid_until,
            source=Completion.Source.RECOGNITION,
            by=by,
        )
    return OutsideProof.objects.create(
        learner=recognition.learner,
        kind=target,
        kind_name=target.name,
        title=recognition.title,
        issuer=recognition.issuer,
        completed_on=recognition.completed_on,
        valid_until=valid_until,
        by=by,
    )


def _keep(recognition: Recognition, scans: Sequence[Clean]) -> None:
    """Store the scans under names nobody can guess."""
    for scan in scans:
        kept = Scan(recognition=recognition, format=scan.format)
        kept.file.save(f"{uuid4().hex}.{scan.format}", ContentFile(scan.data), save=True)
