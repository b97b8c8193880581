"""Dora of HR brings the file of absences on a page: first she sees what would change, then she lets it happen."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from people.directory.absence_import.services import import_absences
from people.models import Absence, AbsenceImport
from people.privacy.tasks import forget_old

PAGE = "/personal/abwesenheiten/"
HEAD = "Personalnummer;Von;Bis;Art"
ALMA, GERO = "10000001;01.11.2026;31.01.2028;Elternzeit", "10000007;02.11.2026;;Abordnung"


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def bring(sign_in):
    """Somebody brings these lines and gets the page of the import."""

    def send(person, *lines: str, **facts: object) -> AbsenceImport:
        upload = SimpleUploadedFile("abwesenheiten.csv", "\n".join([HEAD, *lines]).encode("cp1252"))
        answer = sign_in(person).post(PAGE, {"file": upload, "on": timezone.localdate().isoformat()} | facts)
        record = AbsenceImport.objects.first()
        assert answer["Location"] == f"{PAGE}{record.pk}/"
        return record

    return send


def test_dora_sees_what_would_change_before_it_does(alma, gero, dora, bring, sign_in):
    record = bring(dora, ALMA, GERO, "4711;01.11.2026;;Elternzeit")
    assert not Absence.objects.exists()
    page = text_of(sign_in(dora).get(f"{PAGE}{record.pk}/"))
    assert "Geprüft. Es wurde noch nichts geschrieben." in page
    assert "Bitte lassen Sie diese Zeilen dort berichtigen" in page
    answer = sign_in(dora).post(f"{PAGE}{record.pk}/ausfuehren/", follow=True)
    assert "Die Abwesenheiten sind auf dem neuesten Stand." in text_of(answer)
    assert set(Absence.objects.values_list("user", "category")) == {(alma.pk, "parental"), (gero.pk, "secondment")}


def test_the_file_is_deleted_once_it_has_served(alma, dora, bring, sign_in):
    record = bring(dora, ALMA)
    file = record.file.path
    sign_in(dora).post(f"{PAGE}{record.pk}/ausfuehren/")
    record.refresh_from_db()
    assert (record.state, record.file.name, record.carried_out_by) == (AbsenceImport.State.DONE, "", dora)
    assert not Path(file).exists()


def test_carrying_out_twice_is_carrying_out_once(alma, dora, bring, sign_in):
    record = bring(dora, ALMA)
    client = sign_in(dora)
    client.post(f"{PAGE}{record.pk}/ausfuehren/")
    before = list(Absence.objects.values())
    answer = client.post(f"{PAGE}{record.pk}/ausfuehren/", follow=True)
    assert "Über diesen Import wurde schon entschieden." in text_of(answer)
    assert list(Absence.objects.values()) == before


def test_what_would_end_most_absences_needs_a_second_person(alma, gero, dora, otto, bring, sign_in):
    import_absences(file="\n".join([HEAD, ALMA, GERO]).encode(), file_name="alt.csv", threshold=100)
    record = bring(dora, ALMA.replace("Elternzeit", "Abwesend").replace("10000001", "10000004"))
    assert record.state == AbsenceImport.State.STOPPED
    assert "Angehalten: 2 von 2 laufenden Abwesenheiten würden enden." in text_of(
        sign_in(dora).get(f"{PAGE}{record.pk}/")
    )
    assert sign_in(dora).post(f"{PAGE}{record.pk}/ausfuehren/").status_code == 403
    assert alma.absences.standing().get().ends_on.year == 2028
    sign_in(otto).post(f"{PAGE}{record.pk}/ausfuehren/")
    assert not alma.absences.standing().filter(ends_on__gte=timezone.localdate()).exists()
    assert dora.absences.standing().exists()


def test_a_file_with_only_some_absences_ends_none(alma, gero, dora, bring, sign_in):
    import_absences(file="\n".join([HEAD, ALMA]).encode(), file_name="alt.csv", threshold=100)
    record = bring(dora, GERO, partial="on")
    sign_in(dora).post(f"{PAGE}{record.pk}/ausfuehren/")
    assert alma.absences.standing().get().ends_on.year == 2028
    assert gero.absences.standing().exists()


def test_a_discarded_file_changes_nothing_and_is_gone(alma, dora, bring, sign_in):
    record = bring(dora, ALMA)
    answer = sign_in(dora).post(f"{PAGE}{record.pk}/verwerfen/", follow=True)
    assert "Die Datei wurde verworfen und gelöscht." in text_of(answer)
    record.refresh_from_db()
    assert (record.state, record.file.name) == (AbsenceImport.State.DISCARDED, "")
    assert not Absence.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"Name;Vorname\nAydin;Alma\n", "Personalnummer"),
        (b"", "leer"),
        (b"x" * (2 * 1024 * 1024 + 1), "größer als 2 MB"),
    ],
    ids=["other columns", "empty", "too large"],
)
def test_a_file_that_cannot_be_read_says_why(world, dora, sign_in, content, words):
    upload = SimpleUploadedFile("abwesenheiten.csv", content)
    answer = sign_in(dora).post(PAGE, {"file": upload, "on": timezone.localdate().isoformat()})
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert not AbsenceImport.objects.exists()


def test_supervisors_and_learners_do_not_get_there(world, bruno, alma, sign_in):
    for person in (bruno, alma):
        assert sign_in(person).get(PAGE).status_code == 403


def test_files_that_wait_too_long_are_discarded_and_old_figures_go(alma, dora, bring, settings):
    waiting, old = bring(dora, ALMA), bring(dora, GERO)
    AbsenceImport.objects.filter(pk=waiting.pk).update(
        started_at=timezone.now() - timedelta(days=settings.STAFF_IMPORT_DAYS + 1)
    )
    AbsenceImport.objects.filter(pk=old.pk).update(started_at=timezone.now() - timedelta(days=1200))
    forget_old()
    waiting.refresh_from_db()
    assert (waiting.state, waiting.file.name) == (AbsenceImport.State.DISCARDED, "")
    assert not AbsenceImport.objects.filter(pk=old.pk).exists()
