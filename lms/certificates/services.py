"""Issuing certificates, once for each proof, having them follow a new name, and withdrawing them."""

from django.db import transaction
from django.urls import reverse
from wagtail.log_actions import log

from lms.certificates import notices, snapshot
from lms.certificates.models import Certificate, Revocation
from lms.enrolments.models import Completion
from lms.programmes.models import ProgrammeCompletion
from lms.xapi import activities, verbs
from lms.xapi import services as xapi
from people.directory.models import User
from people.notifications.services import notify


@transaction.atomic
def issue(*, completion: Completion) -> Certificate:
    """Give the person the certificate of a completed course; however often it is asked for, there is one."""
    issued = Certificate.objects.current().filter(completion=completion).first()
    if issued:
        return issued
    certificate, created = Certificate.objects.get_or_create(
        completion=completion, replaces=None, defaults=snapshot.of_completion(completion)
    )
    if created:
        _announce(certificate, activities.certificate(completion.course), activities.course(completion.course))
    return certificate


@transaction.atomic
def issue_for_programme(*, completion: ProgrammeCompletion) -> Certificate:
    """The same for a completed learning programme."""
    issued = Certificate.objects.current().filter(programme_completion=completion).first()
    if issued:
        return issued
    certificate, created = Certificate.objects.get_or_create(
        programme_completion=completion, replaces=None, defaults=snapshot.of_programme(completion)
    )
    if created:
        programme = completion.programme
        _announce(certificate, activities.certificate(programme), activities.programme(programme))
    return certificate


def issue_outstanding(*, learner: User | None = None) -> int:
    """Certificates of programmes that have none yet, of one person or of everybody; says how many."""
    waiting = ProgrammeCompletion.objects.filter(certificates=None, learner__is_active=True)
    if learner:
        waiting = waiting.filter(learner=learner)
    return len([issue_for_programme(completion=each) for each in waiting.select_related("learner", "programme")])


@transaction.atomic
def reissue(*, certificate: Certificate, by: User) -> Certificate:
    """The same certificate in the name of today; the earlier one says what took its place."""
    fresh, created = Certificate.objects.get_or_create(replaces=certificate, defaults=snapshot.renamed(certificate))
    if created:
        log(instance=fresh, action="lms.reissue_certificate", user=by, data={"replaces": certificate.number})
        if by != fresh.learner:
            _tell(fresh, notices.REISSUED)
    return fresh


@transaction.atomic
def revoke(*, certificate: Certificate, reason: str, by: User) -> Revocation:
    """Withdraw a certificate; the person is told why, and whoever checks its number that it no longer counts."""
    revocation, created = Revocation.objects.get_or_create(
        certificate=certificate, defaults={"reason": reason, "by": by}
    )
    if created:
        log(instance=certificate, action="lms.revoke_certificate", user=by, data={"reason": reason})
        _tell(certificate, notices.REVOKED)
    return revocation


def _announce(certificate: Certificate, activity: activities.Activity, about: activities.Activity) -> None:
    """Record it and tell the person."""
    enrolment = certificate.completion.enrolment if certificate.completion else None
    xapi.record(
        actor=certificate.learner,
        verb=verbs.EARNED,
        activity=activity,
        registration=enrolment.registration if enrolment else None,
        context=about,
    )
    _tell(certificate, notices.ISSUED)


def _tell(certificate: Certificate, kind: str) -> None:
    notify(
        recipients=[certificate.learner_id],
        kind=kind,
        event=f"{kind}:{certificate.pk}",
        facts={"course": certificate.title},
        url=reverse("lms:certificate", args=[certificate.number]),
    )
