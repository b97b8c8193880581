"""All certificates of a course in one file: for HR, with progress, seen by the people, gone after seven days."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from pypdf import PdfReader

from lms.certificates import services as certificates
from lms.models import Certificate, ReportExport
from lms.reports import bundles
from lms.reports.services import delete_old_exports, request_export
from people.models import AccessRecord
from tests.factories.courses import make_course
from tests.factories.lms import make_completion

pytestmark = pytest.mark.django_db


@pytest.fixture
def course():
    return make_course("Brandschutz")


@pytest.fixture
def bundle(dora, course, django_capture_on_commit_callbacks):
    """What Dora gets when she asks for all certificates of the course."""

    def ask() -> tuple[ReportExport, ZipFile]:
        with django_capture_on_commit_callbacks(execute=True):
            export = request_export(filters={"kurs": course.slug}, format="zip", by=dora)
        export.refresh_from_db()
        return export, ZipFile(BytesIO(export.file.open().read()))

    return ask


def test_a_pdf_for_everybody_whose_completion_counts(alma, bruno, cem, course, bundle):
    make_completion(alma, course)
    make_completion(bruno, course, source="trainer")
    make_completion(cem, course, valid_until="2020-01-01")
    export, files = bundle()

    assert files.namelist() == [
        f"{who.last_name.lower()}-{who.first_name.lower()}-{who.personnel_number}.pdf" for who in (alma, bruno)
    ]
    assert "Alma Aydin" in PdfReader(BytesIO(files.read(files.namelist()[0]))).pages[0].extract_text()
    assert (export.state, export.rows, export.total) == ("ready", 2, 2)
    assert set(AccessRecord.objects.values_list("subject", flat=True)) >= {alma.pk, bruno.pk}


def test_withdrawn_ones_are_left_out_and_renamed_ones_are_new(alma, bruno, dora, course, bundle):
    certificates.revoke(
        certificate=certificates.issue(completion=make_completion(bruno, course)), reason="Irrtum", by=dora
    )
    old = certificates.issue(completion=make_completion(alma, course))
    alma.last_name = "Berg"
    alma.save()
    fresh = certificates.reissue(certificate=old, by=dora)
    _export, files = bundle()

    assert len(files.namelist()) == 1
    assert fresh.number in PdfReader(BytesIO(files.read(files.namelist()[0]))).pages[0].extract_text()


def test_asking_again_issues_nothing_anew(alma, course, bundle):
    make_completion(alma, course)
    bundle()
    bundle()

    assert Certificate.objects.count() == 1


def test_how_far_it_is_can_be_seen(sign_in, dora, course, monkeypatch):
    monkeypatch.setattr(bundles, "EVERY", 1)
    export = ReportExport.objects.create(
        by=dora, report="certificates_of_course", filters={"kurs": course.slug}, format="zip", done=40, total=160
    )
    page = sign_in(dora).get(reverse("lms:report_export", args=[export.pk])).content.decode()

    assert "40 von 160" in page


def test_only_hr_gets_it_and_it_is_deleted(sign_in, alma, dora, course, bundle):
    make_completion(alma, course)
    export, _files = bundle()
    address = reverse("lms:download_export", args=[export.pk])

    assert sign_in(alma).get(address).status_code == 404
    assert sign_in(dora).get(address).status_code == 200
    ReportExport.objects.update(asked_at="2026-01-01T00:00+00:00")
    assert delete_old_exports() == 1
