"""Issuing certificates, once for each completion, and withdrawing them."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.log_actions import log

from courses.models import LessonPage
from lms.attempts.models import Attempt
from lms.certificates import notices, numbers
from lms.certificates.models import Certificate, Revocation
from lms.certificates.wording import extent, issuer
from lms.enrolments.models import Completion
from lms.xapi import activities, verbs
from lms.xapi import services as xapi
from people.directory.models import User
from people.notifications.services import notify


@transaction.atomic
def issue(*, completion: Completion) -> Certificate:
    """Give the person the certificate of a completion; however often it is asked for, there is one."""
    issued = Certificate.objects.filter(completion=completion).first()
    if issued:
        return issued
    certificate, created = Certificate.objects.get_or_create(completion=completion, defaults=_snapshot(completion))
    if created:
        _announce(certificate)
    return certificate


@transaction.atomic
def revoke(*, certificate: Certificate, reason: str, by: User) -> Revocation:
    """Withdraw a certificate; whoever checks its number learns that it no longer counts."""
    revocation, created = Revocation.objects.get_or_create(
        certificate=certificate, defaults={"reason": reason, "by": by}
    )
    if created:
        log(instance=certificate, action="lms.revoke_certificate", user=by, data={"reason": reason})
    return revocation


def _snapshot(completion: Completion) -> dict[str, object]:
    """What the certificate will always say, as it is today."""
    lessons = LessonPage.objects.child_of(completion.course).live().count()
    with override(settings.LANGUAGE_CODE):
        size = extent(lessons, completion.course.minutes)
    return {
        "number": numbers.draw(timezone.localdate().year),
        "holder": completion.learner.get_full_name(),
        "course_title": completion.course_title,
        "issuer": issuer(),
        "extent": size,
        "completed_on": completion.completed_on,
        "with_test": _passed_a_test(completion),
        "valid_until": completion.valid_until,
    }


def _passed_a_test(completion: Completion) -> bool:
    passed = Attempt.objects.filter(enrolment=completion.enrolment_id, passed=True)
    return completion.score is not None or (completion.enrolment_id is not None and passed.exists())


def _announce(certificate: Certificate) -> None:
    """Record it and tell the person."""
    completion = certificate.completion
    xapi.record(
        actor=completion.learner,
        verb=verbs.EARNED,
        activity=activities.certificate(completion.course),
        registration=completion.enrolment.registration if completion.enrolment else None,
        context=activities.course(completion.course),
    )
    notify(
        recipients=[completion.learner_id],
        kind=notices.ISSUED,
        event=f"{notices.ISSUED}:{certificate.pk}",
        facts={"course": certificate.course_title},
        url=reverse("lms:certificate", args=[certificate.number]),
    )
