"""The pages of the imports: clear sentences, names only to those entitled and with a trace, nothing that runs."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from people.desk.imports import tasks
from people.desk.imports.error_list import error_list
from people.directory import services as directory
from people.directory.roles import Role
from people.directory.staff_import import progress
from people.models import AccessRecord, StaffImport
from people.privacy.sections import sections_of
from tests.people.desk.imports.conftest import PAGE, csv, xlsx


def page(browser, record: StaffImport, query: str = "", **headers: str) -> str:
    return browser.get(f"{PAGE}{record.pk}/{query}", headers=headers).content.decode()


def moving(staff: list[str]) -> list[str]:
    return [line.replace(";34;01.03.2019", ";66;01.03.2019") for line in staff]


@pytest.mark.parametrize(
    ("file", "hint"),
    [
        (SimpleUploadedFile("leer.csv", b""), "leer"),
        (SimpleUploadedFile("liste.csv", b"Personalnummer\n1"), "zu wenige Spalten"),
        (SimpleUploadedFile("bild.csv", b"\x89PNG\0\0\0"), "CSV"),
        (SimpleUploadedFile("kaputt.xlsx", b"PK\x03\x04"), "beschädigt"),
        (SimpleUploadedFile("leer.xlsx", xlsx(head="")), "leer"),
        (SimpleUploadedFile("alt.xls", b"\xd0\xcf\x11\xe0"), "Kennwort"),
        (SimpleUploadedFile("riesig.csv", b"x" * (20 * 1024 * 1024 + 1)), "größer als 20 MB"),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_a_file_of_no_use_comes_back_with_a_sentence(dora, sign_in, file, hint):
    file.seek(0)
    answer = sign_in(dora).post(PAGE, {"staff_file": file, "on": timezone.localdate().isoformat()})
    assert answer.status_code == 422
    assert hint in answer.content.decode()
    assert not StaffImport.objects.exists()


def test_a_file_of_offices_and_the_day_are_looked_at_too(staff, dora, sign_in):
    facts = {
        "staff_file": SimpleUploadedFile("personal.csv", csv(*staff)),
        "offices_file": SimpleUploadedFile("aemter.csv", b"Name;Ort\nA;B"),
        "on": "2999-01-01",
    }
    text = sign_in(dora).post(PAGE, facts).content.decode()
    assert "Schlüssel" in text
    assert "liegt in der Zukunft" in text
    assert "mehr als 60 Tage" in sign_in(dora).post(PAGE, facts | {"on": "2020-01-01"}).content.decode()


def test_hr_of_one_branch_does_not_import(world, gero, sign_in):
    directory.grant(user=gero, role=Role.HR, office=world.roads, by=None)
    assert sign_in(gero).get(PAGE).status_code == 403


def test_the_report_begins_with_a_sentence_and_who_is_named_can_see_it(staff, dora, cem, alma, bring, sign_in):
    record = bring(dora, *moving(staff))
    AccessRecord.objects.all().delete()
    text = page(sign_in(dora), record)
    assert "Noch ist nichts geschrieben. Das würde geschehen: 1 Person wechselt das Amt, 1 Rolle endet." in text
    assert "Windows-1252" in text
    assert "getrennt durch Semikolons" in text
    assert "Standesamt" in text
    assert "Tiefbauamt" in text
    look = AccessRecord.objects.get()
    assert (look.subject, look.viewer, look.report) == (cem, dora, "Changes by a staff import")
    assert "Digital Mover" in page(sign_in(dora), record, "?art=role")


def test_lists_are_paged_and_the_fragment_is_the_page(staff, dora, bring, sign_in, django_assert_max_num_queries):
    record = bring(dora, *staff, *(f"2{number:07};Neu;Nina {number:03};;66;;;;" for number in range(120)))
    browser = sign_in(dora)
    browser.get(PAGE)
    with django_assert_max_num_queries(20):
        text = page(browser, record, "?art=joined&seite=3")
    assert text.count("Neu, Nina") == 20
    fragment = page(browser, record, "?art=joined&seite=3", **{"HX-Request": "true", "HX-Target": "changes"})
    assert "<html" not in fragment
    assert fragment.strip()[:40] in text


def test_progress_is_shown_and_asked_for_again_until_it_is_over(staff, dora, bring, press, sign_in, monkeypatch):
    monkeypatch.setattr(tasks.check_import, "delay", lambda number: None)
    record = bring(dora, *staff)
    assert record.state == StaffImport.State.CHECKING
    assert "Es wartet, bis es an der Reihe ist." in page(sign_in(dora), record)
    progress.teller(record.pk)(progress.Step.COMPARING)
    text = page(sign_in(dora), record, **{"HX-Request": "true", "HX-Target": "state"})
    assert "Datei und bekannte Personen werden verglichen." in text
    assert 'value="60"' in text
    assert 'hx-trigger="every 2s"' in text
    assert "<html" not in text
    tasks.check_import(record.pk)
    assert "hx-trigger" not in page(sign_in(dora), record).partition('id="state"')[2]


def test_broken_lines_are_named_and_can_be_taken_along(staff, dora, bring, sign_in):
    record = bring(dora, *staff, "1O;Neu;Nina;;66;;;;", "20000001;Neu;Nora;falsch;66;;;;")
    text = page(sign_in(dora), record, "?art=zeilen")
    assert "Der Buchstabe O" in text or "Buchstabe O" in text
    answer = sign_in(dora).get(f"{PAGE}{record.pk}/zeilen/")
    assert answer["Content-Disposition"] == f'attachment; filename="zeilen-{record.pk}.csv"'
    head, first, second = answer.content.decode("utf-8-sig").splitlines()
    assert head == "Datei;Zeile;Was geschah;Was zu tun ist"
    assert first.startswith("Personal;7;abgelehnt;")
    assert second.startswith("Personal;8;mit Hinweis übernommen;")


@pytest.mark.parametrize("start", "=+-@\t\r")
def test_nothing_in_the_list_of_lines_runs_as_a_formula(start):
    record = StaffImport(errors=[{"line": 2, "refused": True, "text": f"{start}HYPERLINK(1)"}])
    assert f"'{start}HYPERLINK(1)" in error_list(record).decode("utf-8-sig")


def test_uploads_are_never_offered_by_address(staff, dora, bring, sign_in):
    record = bring(dora, *staff)
    assert record.staff_file.name not in page(sign_in(dora), record)
    assert sign_in(dora).get(f"/medien/{record.staff_file.name}").status_code == 404
    assert "november" not in record.staff_file.name


def test_everybody_can_read_what_imports_changed_and_hr_what_they_did(staff, dora, cem, bring, press):
    record = press(dora, bring(dora, *moving(staff)), "ausfuehren")
    mine = {section.key: section for section in sections_of(cem)}["staff_imports"].records()
    assert {entry["kind"] for entry in mine} >= {"moved", "role"}
    done = {section.key: section for section in sections_of(dora)}["staff_imports"].records()
    assert [entry["carried_out"] for entry in done if entry.get("file") == record.file_name] == [True]


def test_the_way_there_stands_on_the_start_page_and_in_the_menu(staff, dora, alma, sign_in):
    assert PAGE in sign_in(dora).get("/meine-daten/").content.decode()
    assert PAGE not in sign_in(alma).get("/meine-daten/").content.decode()
