"""A programme is completed once, by whatever course came last."""

from datetime import date

import pytest

from courses.models import CoursePage, ProgrammePage
from lms.enrolments.services import complete_step, enrol
from lms.evidence import EvidenceStays
from lms.models import ProgrammeCompletion, Statement
from lms.programmes.services import follow_up, follow_up_everybody
from tests.factories.courses import make_course, make_programme
from tests.factories.lms import make_completion

pytestmark = pytest.mark.django_db


@pytest.fixture
def courses() -> list[CoursePage]:
    return [make_course("Grundlagen", lessons=1), make_course("Vertiefung", lessons=1)]


@pytest.fixture
def programme(courses) -> ProgrammePage:
    return make_programme("Digital Mover", {"courses": courses})


def test_the_last_course_completes_it(alma, courses, programme, django_capture_on_commit_callbacks) -> None:
    for course in courses:
        assert not ProgrammeCompletion.objects.exists()
        with django_capture_on_commit_callbacks(execute=True):
            complete_step(enrolment=enrol(learner=alma, course=course, by=alma), step=course.steps()[0], by=alma)
    completion = ProgrammeCompletion.objects.get()
    assert (completion.learner, completion.programme_title) == (alma, "Digital Mover")
    assert completion.counted == ["Grundlagen", "Vertiefung"]
    told = Statement.objects.of(alma).filter(verb__endswith="/completed").first().told
    assert told["object"]["definition"]["name"]["de"] == "Digital Mover"
    assert told["result"]["completion"] is True


def test_what_was_imported_is_found_at_night_and_dated_on_its_day(alma, courses, programme) -> None:
    for course in courses:
        make_completion(alma, course, on=date(2026, 3, 2), source="import")
    assert follow_up_everybody() == 1
    assert follow_up_everybody() == 0, "once"
    assert ProgrammeCompletion.objects.get().completed_on == date(2026, 3, 2)


def test_a_new_version_can_be_proved_anew_and_the_old_proof_stays(alma, courses, programme) -> None:
    for course in courses:
        make_completion(alma, course)
    follow_up(learner=alma)
    programme.version = 2
    programme.save()
    follow_up(learner=alma)
    assert sorted(ProgrammeCompletion.objects.values_list("programme_version", flat=True)) == [1, 2]


def test_a_new_course_takes_nothing_back(alma, courses, programme) -> None:
    for course in courses:
        make_completion(alma, course)
    kept = follow_up(learner=alma)
    programme.sections = make_programme("Anderes", {"courses": [*courses, make_course("Neu")]}).sections
    programme.save()
    assert follow_up(learner=alma) == []
    assert list(ProgrammeCompletion.objects.of(alma)) == kept
    with pytest.raises(EvidenceStays):
        kept[0].delete()


def test_programmes_for_others_prove_nothing(world, gero, courses) -> None:
    make_programme("Standesamt", {"courses": courses}, audience="offices", audience_offices=[world.registry])
    for course in courses:
        make_completion(gero, course)
    assert follow_up(learner=gero) == []


def test_alma_finds_it_in_my_learning_from_the_start_page_and_in_her_data(alma, courses, programme, sign_in) -> None:
    make_completion(alma, courses[0])
    browser = sign_in(alma)
    page = browser.get("/lernen/").content.decode()
    assert programme.url in page
    assert "Als Nächstes: Vertiefung" in page
    make_course("Etwas Neues")
    assert "/lernprogramme/" in browser.get("/").content.decode()
    make_completion(alma, courses[1])
    follow_up(learner=alma)
    page = browser.get(programme.url).content.decode()
    assert "Sie haben dieses Programm am" in page
    assert "Abgeschlossene Lernprogramme" in browser.get("/meine-daten/").content.decode()
    assert "Lernprogramm „Digital Mover“ abgeschlossen" in browser.get("/lernen/verlauf/").content.decode()
