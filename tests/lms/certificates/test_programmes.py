"""Certificates of learning programmes."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.urls import reverse

from lms.certificates import services
from lms.certificates.record import record_of
from lms.enrolments.services import complete_step, enrol
from lms.models import Certificate, ProgrammeCompletion, Statement
from tests.factories.courses import make_course, make_programme
from tests.factories.lms import make_programme_completion
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def completed(alma) -> ProgrammeCompletion:
    return make_programme_completion(alma, make_programme("Digital Mover"), points=12)


def test_the_last_course_brings_both(alma, django_capture_on_commit_callbacks):
    course = make_course("Grundlagen", lessons=1)
    make_programme("Digital Mover", {"courses": [course]})
    with django_capture_on_commit_callbacks(execute=True):
        complete_step(enrolment=enrol(learner=alma, course=course, by=alma), step=course.steps()[0], by=alma)

    assert set(Certificate.objects.of(alma).values_list("title", flat=True)) == {"Grundlagen", "Digital Mover"}


def test_the_night_issues_what_is_missing_once(completed):
    assert services.issue_outstanding() == 1
    assert services.issue_outstanding() == 0


def test_it_names_the_courses_that_counted(sign_in, alma, completed):
    page = sign_in(alma).get(reverse("lms:programme_certificate_for", args=[completed.pk]), follow=True)
    text = page.content.decode()

    assert "Grundlagen · Vertiefung" in text
    assert "2 Kurse, 12 Punkte" in text
    assert "hat das Lernprogramm" in text


def test_it_stands_in_the_record(sign_in, alma, completed):
    entry = record_of(alma).valid[0]

    assert (entry.kind, entry.title) == ("programme", "Digital Mover")
    assert "Digital Mover" in sign_in(alma).get(reverse("lms:record")).content.decode()


def test_nobody_else_can_have_it_issued(sign_in, gero, completed):
    for name in ("programme_certificate_for", "programme_certificate_pdf_for"):
        assert sign_in(gero).get(reverse(f"lms:{name}", args=[completed.pk])).status_code == 404
    assert not Certificate.objects.exists()


def test_anybody_can_check_it(client, completed):
    number = services.issue_for_programme(completion=completed).number
    text = client.get(reverse("lms:verify", args=[number])).content.decode()

    assert "ist gültig" in text
    assert "Lernprogramm" in text


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.skipif(connections["default"].vendor != "postgresql", reason="SQLite writes one after the other")
def test_ten_at_once_give_one_certificate():
    completion = make_programme_completion(UserFactory(), make_programme("Digital Mover"))
    start = Barrier(10)

    def ask(_number: int) -> Certificate:
        try:
            start.wait()
            return services.issue_for_programme(completion=completion)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as desks:
        issued = set(desks.map(ask, range(10)))

    assert len(issued) == Certificate.objects.count() == 1
    assert Statement.objects.filter(verb__endswith="/earned").count() == 1
