"""Who sees which report, what it costs, and what is recorded."""

import csv
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from lms.models import ReportExport
from people.directory.roles import Role
from people.models import AccessRecord, RoleGrant
from tests.factories.courses import make_course
from tests.factories.lms import make_completion
from tests.factories.people import UserFactory

OVERVIEW, PEOPLE = "/auswertung/", "/auswertung/namen/"


@pytest.fixture
def course(world):
    return make_course("Datenschutz-Grundlagen", lessons=0)


@pytest.mark.parametrize("address", [OVERVIEW, PEOPLE])
@pytest.mark.parametrize("who", ["alma", "bruno", "cem", "emil", "frida", "gero", "paula", "otto"])
def test_only_hr_evaluates(request, sign_in, course, address, who):
    assert sign_in(request.getfixturevalue(who)).get(address).status_code == 403


def test_the_staff_council_reads_definitions_and_finds_the_way_to_looks_but_no_names(
    sign_in, course, alma, dora, frida
):
    sign_in(dora).get(PEOPLE, {"kurs": course.slug})

    page = sign_in(frida).get("/auswertung/berichte/").content.decode()

    assert "Abschlüsse" in page
    assert "/datenschutz/zugriffe/" in page
    assert "/datenschutz/datenkatalog/" in page
    assert "Aydin" not in page


def test_hr_sees_the_situation_in_a_sentence(sign_in, course, alma, dora):
    make_completion(alma, course)
    page = sign_in(dora).get(OVERVIEW, {"kurs": course.slug}).content.decode()
    assert "Datenschutz-Grundlagen" in page
    assert "1 von 3 Personen" in page


def test_hr_of_one_branch_sees_only_that_branch(sign_in, world, course, alma, gero):
    local = UserFactory(office=world.registry, role=Role.HR, role__office=world.registry)

    page = sign_in(local).get(PEOPLE, {"kurs": course.slug}).content.decode()
    assert "Aydin" in page
    assert "Graf" not in page

    stretched = sign_in(local).get(PEOPLE, {"kurs": course.slug, "amt": world.roads.key}).content.decode()
    assert "Graf" not in stretched


def test_a_role_that_ended_opens_nothing(sign_in, course, dora):
    RoleGrant.objects.filter(user=dora).update(starts_on="2020-01-01", ends_on="2020-12-31")
    assert sign_in(dora).get(OVERVIEW).status_code == 403


def test_names_can_be_narrowed_to_open_ones(sign_in, course, alma, gero, dora):
    make_completion(alma, course)
    page = sign_in(dora).get(PEOPLE, {"kurs": course.slug, "stand": "open"}).content.decode()
    assert "Graf" in page
    assert "Aydin" not in page


def test_everybody_listed_can_see_that_hr_looked(sign_in, course, alma, dora):
    sign_in(dora).get(PEOPLE, {"kurs": course.slug})
    look = AccessRecord.objects.get(subject=alma)
    assert (look.viewer, look.report) == (dora, "Completion of a course by person")


def test_names_come_in_pages_that_lose_and_repeat_nobody(sign_in, world, course, dora):
    UserFactory.create_batch(120, office=world.roads, last_name="Maier", first_name="Eva")
    client, address, seen = sign_in(dora), f"{PEOPLE}?kurs={course.slug}", []
    while address:
        response = client.get(address)
        seen += [person.pk for person in response.context["people"]]
        address = response.context["next_page"] and PEOPLE + response.context["next_page"]
    assert len(seen) == len(set(seen)) == 121


@pytest.mark.parametrize("address", [OVERVIEW, PEOPLE])
def test_the_number_of_queries_does_not_grow_with_people(
    sign_in, world, course, dora, django_assert_max_num_queries, address
):
    for person in UserFactory.create_batch(80, office=world.births):
        make_completion(person, course)
    client = sign_in(dora)
    client.get(address, {"kurs": course.slug})  # menus and the city's name are remembered from now on
    with django_assert_max_num_queries(20):
        client.get(address, {"kurs": course.slug})


def test_the_fragment_equals_the_page(sign_in, course, alma, dora):
    client = sign_in(dora)
    page = client.get(OVERVIEW, {"kurs": course.slug}).content.decode()
    fragment = client.get(OVERVIEW, {"kurs": course.slug}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in fragment
    assert fragment.strip() in page


class TestExport:
    """The list of names as a file."""

    @pytest.fixture
    def exported(self, sign_in, course, alma, dora, django_capture_on_commit_callbacks):
        def ask(format):
            make_completion(alma, course)
            client = sign_in(dora)
            with django_capture_on_commit_callbacks(execute=True):
                answer = client.post("/auswertung/namen/ausgeben/", {"kurs": course.slug, "format": format})
            return client.get(answer.url + "datei/")

        return ask

    def test_without_a_queue_dora_reads_that_nothing_came_of_it(
        self, dora, course, sign_in, monkeypatch, django_capture_on_commit_callbacks
    ):
        def refuse(*args: object) -> None:
            raise ConnectionError

        monkeypatch.setattr("lms.reports.tasks.prepare_export.delay", refuse)
        with django_capture_on_commit_callbacks(execute=True):
            sign_in(dora).post("/auswertung/namen/ausgeben/", {"kurs": course.slug, "format": "csv"})
        assert ReportExport.objects.get().state == ReportExport.State.FAILED

    def test_csv_opens_in_german_spreadsheets(self, exported, alma):
        text = b"".join(exported("csv")).decode("utf-8-sig")
        lines = list(csv.reader(io.StringIO(text), delimiter=";"))
        assert lines[0][0] == "Personalnummer"
        assert next(line for line in lines if line[0] == alma.personnel_number)[1:3] == ["Aydin", "Alma"]

    def test_xlsx_has_the_same_rows(self, exported, alma):
        sheet = load_workbook(io.BytesIO(b"".join(exported("xlsx")))).active
        assert alma.personnel_number in [row[0].value for row in sheet.iter_rows()]

    def test_a_name_that_looks_like_a_formula_stays_a_name(self, exported, alma):
        alma.last_name = "=1+1"
        alma.save()
        assert ";'=1+1;" in b"".join(exported("csv")).decode("utf-8-sig")

    def test_nobody_else_gets_the_file(self, exported, sign_in, world):
        exported("csv")
        asked = ReportExport.objects.get()
        other = UserFactory(office=world.hr, role=Role.HR)
        for name in ("lms:report_export", "lms:download_export"):
            assert sign_in(other).get(reverse(name, args=[asked.pk])).status_code == 404

    def test_whoever_lost_the_role_gets_no_file(self, exported, sign_in, dora):
        exported("csv")
        RoleGrant.objects.filter(user=dora).delete()
        asked = ReportExport.objects.get()
        assert sign_in(dora).get(reverse("lms:download_export", args=[asked.pk])).status_code == 403

    def test_without_a_course_nothing_is_prepared(self, sign_in, dora):
        sign_in(dora).post("/auswertung/namen/ausgeben/", {"format": "csv"})
        assert not ReportExport.objects.exists()


def test_a_small_office_shows_nothing_when_it_is_chosen_alone(sign_in, world, course, alma, gero, dora):
    """What the overview hides cannot be fetched one by one."""
    UserFactory.create_batch(30, office=world.hr)
    make_completion(gero, course)

    page = sign_in(dora).get(OVERVIEW, {"kurs": course.slug, "amt": world.roads.key})

    assert page.context["is_protected"]
    text = page.content.decode()
    assert "nicht einzeln gezeigt" in text
    assert "c-kpis" not in text
