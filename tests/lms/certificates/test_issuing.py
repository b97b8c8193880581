"""Certificates: issued once, fixed at issue, withdrawn by a row of their own."""

import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connections, transaction
from django.utils import translation
from wagtail.models import ModelLogEntry, Site

from cms.models import SiteSettings
from lms.certificates import services
from lms.enrolments import services as enrolments
from lms.evidence import EvidenceStays
from lms.models import Certificate, Statement
from people.models import Notification
from tests.factories.courses import make_course
from tests.factories.lms import make_completion
from tests.factories.people import UserFactory


def test_asking_again_gives_the_same_certificate(completion):
    first = services.issue(completion=completion)

    assert services.issue(completion=completion) == first
    assert Certificate.objects.count() == 1


def test_the_database_refuses_a_second_one(completion, certificate):
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.create(
            completion=completion, number="SC-26-7Q4M-9KTX-2WBD", completed_on=completion.completed_on
        )


def test_a_certificate_says_what_was_true_at_issue(alma, completion, certificate):
    alma.last_name = "Berg"
    alma.save()
    course = completion.course
    course.title, course.minutes = "Ganz neu", 5
    course.save()
    SiteSettings.objects.update(organisation="Andere Stadt")
    certificate.refresh_from_db()

    assert certificate.holder == "Alma Aydin"
    assert certificate.title == "Datenschutz-Grundlagen"
    assert certificate.extent == "6 Lektionen, 1 Stunde"
    assert certificate.issuer == "Stadtverwaltung · Haupt- und Personalamt"


def test_the_city_is_named_once_on_a_certificate(completion):
    SiteSettings.for_site(Site.objects.get())
    SiteSettings.objects.update(organisation="Musterstadt", certificate_issuer="Musterstadt, Haupt- und Personalamt")

    assert services.issue(completion=completion).issuer == "Musterstadt, Haupt- und Personalamt"


def test_its_language_is_the_citys(completion):
    with translation.override("en"):
        assert services.issue(completion=completion).extent == "6 Lektionen, 1 Stunde"


def test_a_certificate_is_never_changed(certificate):
    certificate.holder = "Jemand anders"

    with pytest.raises(EvidenceStays):
        certificate.save()
    with pytest.raises(EvidenceStays):
        certificate.delete()


@pytest.mark.django_db
def test_completing_a_course_brings_the_certificate(alma, django_capture_on_commit_callbacks):
    course = make_course(lessons=1)
    place = enrolments.enrol(learner=alma, course=course, by=alma)
    with django_capture_on_commit_callbacks(execute=True):
        completion = enrolments.complete(enrolment=place, by=alma)

    assert Certificate.objects.get(completion=completion).holder == "Alma Aydin"


def test_the_person_is_told_once(alma, completion, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        certificate = services.issue(completion=completion)
        services.issue(completion=completion)

    told = Notification.objects.get(recipient=alma)
    assert (told.kind, certificate.number in told.url) == ("lms.certificate", True)


def test_earning_it_is_recorded_without_its_number(alma, certificate):
    statement = Statement.objects.get(verb__endswith="/earned")

    assert json.loads(statement.raw)["actor"]["account"]["name"] == str(alma.pseudonym)
    assert certificate.number not in statement.raw


def test_a_withdrawn_certificate_no_longer_counts(dora, certificate):
    services.revoke(certificate=certificate, reason="Falsch zugeordnet", by=dora)
    services.revoke(certificate=certificate, reason="Noch einmal", by=dora)

    found = Certificate.objects.get()
    assert found.state == Certificate.State.REVOKED
    assert found.revocation.reason == "Falsch zugeordnet"
    assert ModelLogEntry.objects.filter(action="lms.revoke_certificate", user=dora).count() == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.skipif(connections["default"].vendor != "postgresql", reason="SQLite writes one after the other")
def test_ten_at_once_give_one_certificate():
    completion = make_completion(UserFactory(), make_course())
    start = Barrier(10)

    def ask(_number: int) -> Certificate:
        try:
            start.wait()
            return services.issue(completion=completion)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as desks:
        issued = set(desks.map(ask, range(10)))

    assert len(issued) == Certificate.objects.count() == 1
    assert Statement.objects.filter(verb__endswith="/earned").count() == 1
