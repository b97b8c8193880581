"""Completions from an older system: looked at, carried out, repeated and undone, on pages and by command."""

from datetime import date
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from openpyxl import Workbook

from lms.certificates.services import issue
from lms.history import work
from lms.history.keeping import forget_files
from lms.history.models import HistoryImport, ImportedProof, OldCourse
from lms.models import Completion, OutsideProof, ProofKind, Statement
from tests.factories.courses import make_course

HEAD = ["Personalnummer", "Kursnummer", "Kurstitel", "Abgeschlossen am", "Gültig bis", "Ergebnis %", "Nachweis-Nr."]
LINES = [
    ["10000001", "DS-01", "Datenschutz-Grundlagen", "27.10.2023", "16.10.2025", "85", "A1"],
    ["10000001", "EH-01", "Erste Hilfe", "01.03.2025", "19.02.2027", "", "A2"],
    ["10000007", "DS-01", "Datenschutz-Grundlagen", "11.11.2025", "", "", "A3"],
    ["99999999", "DS-01", "Datenschutz-Grundlagen", "11.11.2025", "", "", "A4"],
]
State = HistoryImport.State


@pytest.fixture(autouse=True)
def at_once(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def assigned(alma, gero):
    """Alma and Gero; the course and the kind of proof that the old numbers mean."""
    course = make_course("Datenschutz", certificate_valid_months=24)
    kind = ProofKind.objects.create(name="Erste Hilfe", valid_months=24)
    OldCourse.objects.create(number="DS-01", course=course)
    OldCourse.objects.create(number="EH-01", kind=kind)
    return course, kind


def text(*lines: list[str]) -> bytes:
    return "\r\n".join(";".join(line) for line in [HEAD, *(lines or LINES)]).encode("utf-8-sig")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "alt.csv"
    path.write_bytes(text())
    return path


def carried_out(file, policy: str = "keep") -> HistoryImport:
    call_command("import_history", file, policy=policy, stdout=StringIO())
    return HistoryImport.objects.latest("pk")


def test_a_file_becomes_evidence(assigned, alma, gero, file):
    course, kind = assigned
    record = carried_out(file)
    completion = Completion.objects.get(learner=alma)
    assert (completion.course, completion.source, completion.score) == (course, "import", 85)
    assert (completion.completed_on, completion.valid_until) == (date(2023, 10, 27), date(2025, 10, 16))
    assert OutsideProof.objects.get(learner=alma).kind == kind
    assert Completion.objects.get(learner=gero).valid_until == date(2027, 11, 11)
    assert record.figures["unknown_people"] == 1
    assert "99999999" in record.errors[0]["text"]
    assert not Statement.objects.exists()


def test_a_second_time_nothing_happens(assigned, file):
    carried_out(file)
    again = carried_out(file, "rule")
    assert (again.figures["new"], again.figures["there"]) == (0, 3)
    assert Completion.objects.count() == 2


def test_a_dry_run_writes_no_evidence_and_a_policy_must_be_said(assigned, file):
    out = StringIO()
    call_command("import_history", file, dry_run=True, stdout=out)
    assert "3  " in out.getvalue()
    assert not Completion.objects.exists()
    with pytest.raises(CommandError):
        call_command("import_history", file)


def test_a_spreadsheet_that_ate_the_zeros_is_understood(assigned, alma, world, tmp_path):
    from tests.cast import person

    early = person(-9_900_000, "Zora", "Zahn", world.roads)
    early.personnel_number = "00123456"
    early.save()
    book = Workbook()
    book.active.append(HEAD)
    book.active.append([123456, "DS-01", "Datenschutz", date(2025, 3, 1), None, 80, "X1"])
    path = tmp_path / "alt.xlsx"
    book.save(path)
    assert carried_out(path).figures["zeros"] == 1
    assert Completion.objects.get().learner == early


def test_undoing_keeps_what_was_said_and_lets_it_be_imported_again(assigned, dora, file):
    record = carried_out(file)
    HistoryImport.objects.filter(pk=record.pk).update(state=State.UNDOING, undone_by=dora)
    work.undo(number=record.pk)
    assert HistoryImport.objects.get(pk=record.pk).state == State.UNDONE
    assert not Completion.objects.exists()
    assert not OutsideProof.objects.exists()
    assert ImportedProof.objects.exclude(undone_at=None).count() == 3
    assert carried_out(file).figures["new"] == 3


def test_it_is_not_undone_once_a_certificate_rests_on_it(assigned, alma, dora, file):
    record = carried_out(file)
    issue(completion=Completion.objects.get(learner=alma))
    HistoryImport.objects.filter(pk=record.pk).update(state=State.UNDOING, undone_by=dora)
    work.undo(number=record.pk)
    record.refresh_from_db()
    assert record.state == State.DONE
    assert "1" in record.trouble
    assert Completion.objects.count() == 2


def test_dora_goes_the_whole_way_on_pages(alma, gero, dora, sign_in, settings, django_capture_on_commit_callbacks):
    settings.CELERY_TASK_ALWAYS_EAGER = True
    course = make_course("Datenschutz-Grundlagen", certificate_valid_months=24)
    browser = sign_in(dora)

    def post(address: str, **data: object) -> str:
        with django_capture_on_commit_callbacks(execute=True):
            return browser.post(address, data, follow=True).content.decode()

    post("/personal/abschluesse/", file=SimpleUploadedFile("alt.csv", text()))
    record = HistoryImport.objects.get()
    here = f"/personal/abschluesse/{record.pk}/"
    work.check(number=record.pk)
    assert "2 Kursnummern sind nicht zugeordnet" in browser.get(here).content.decode()
    assert "Datenschutz-Grundlagen" in browser.get(f"{here}kurse/").content.decode()
    post(f"{here}kurse/", course_0=f"kurs-{course.pk}", course_1="nein")
    work.check(number=record.pk)
    page = browser.get(here).content.decode()
    assert "Noch ist nichts geschrieben" in page
    assert "nicht übernommen" in page
    assert browser.post(f"{here}ausfuehren/", {}).status_code == 422
    post(f"{here}ausfuehren/", policy="rule")
    work.run(number=record.pk)
    assert Completion.objects.filter(source="import", course=course).count() == 2
    assert "Ausgeführt" in browser.get(here).content.decode()
    assert "99999999" in browser.get(f"{here}zeilen/").content.decode()


def test_other_headings_are_assigned_once(alma, dora, sign_in, assigned):
    browser = sign_in(dora)
    head = text().replace(b"Personalnummer", b"MA-Nr").replace(b"Kursnummer", b"Nr")
    browser.post("/personal/abschluesse/", {"file": SimpleUploadedFile("alt.csv", head)})
    record = HistoryImport.objects.get()
    assert record.state == State.COLUMNS
    said = ["person", "course", "title", "completed_on", "valid_until", "score", "number"]
    browser.post(
        f"/personal/abschluesse/{record.pk}/spalten/", {f"column_{at}": field for at, field in enumerate(said)}
    )
    work.check(number=record.pk)
    record.refresh_from_db()
    assert record.figures["new"] == 3
    browser.post("/personal/abschluesse/", {"file": SimpleUploadedFile("neu.csv", head)})
    assert HistoryImport.objects.latest("pk").state != State.COLUMNS


def test_files_are_forgotten_and_strangers_see_nothing(alma, dora, sign_in):
    from datetime import timedelta

    from django.utils import timezone

    assert sign_in(alma).get("/personal/abschluesse/").status_code == 403
    sign_in(dora).post("/personal/abschluesse/", {"file": SimpleUploadedFile("alt.csv", text())})
    record = HistoryImport.objects.get()
    work.check(number=record.pk)
    forget_files(timezone.now() + timedelta(days=31))
    record.refresh_from_db()
    assert (record.state, bool(record.file)) == (State.DISCARDED, False)
