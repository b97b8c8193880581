"""Learning steps in words: one's own, all of them, and nobody else's."""

import json

from lms.enrolments import services as enrolments
from lms.models import Statement
from lms.xapi import activities, verbs
from lms.xapi import services as xapi
from people.models import User
from tests.factories.courses import make_course


def test_alma_reads_what_is_recorded_about_her(alma: User, gero: User, sign_in: object) -> None:
    enrolments.enrol(learner=alma, course=make_course("E-Akte"), by=alma)
    enrolments.enrol(learner=gero, course=make_course("Straßenbau"), by=gero)
    html = sign_in(alma).get("/lernen/verlauf/").content.decode()
    assert "Sie haben sich für den Kurs „E-Akte“ angemeldet." in html
    assert "Straßenbau" not in html


def test_operators_and_hr_see_only_their_own(alma: User, otto: User, dora: User, sign_in: object) -> None:
    enrolments.enrol(learner=alma, course=make_course("E-Akte"), by=alma)
    for person in (otto, dora):
        for address in ("/lernen/verlauf/", "/lernen/verlauf/herunterladen/"):
            assert "E-Akte" not in sign_in(person).get(address).content.decode()


def test_paging_neither_loses_nor_repeats_a_step(
    alma: User, sign_in: object, django_assert_max_num_queries: object
) -> None:
    course = make_course("E-Akte", lessons=0)
    for number in range(65):
        course.title = f"Kurs {number:02}"
        xapi.record(actor=alma, verb=verbs.REGISTERED, activity=activities.course(course))
    browser, seen, address = sign_in(alma), [], "/lernen/verlauf/"
    while address:
        with django_assert_max_num_queries(20):
            answer = browser.get(address)
        seen += [step["sentence"] for step in answer.context["steps"]]
        older = answer.context["older"]
        address = f"/lernen/verlauf/?vor={older}" if older else ""
    assert len(seen) == len(set(seen)) == 65


def test_nonsense_in_the_address_shows_the_newest(alma: User, sign_in: object) -> None:
    assert sign_in(alma).get("/lernen/verlauf/?vor=²'--").status_code == 200
    assert sign_in(alma).get("/lernen/verlauf/?vor=99999999999999999999999").status_code == 200
    assert sign_in(alma).get("/lernen/verlauf/?vor=" + "9" * 5000).status_code == 200


def test_the_download_is_every_statement_as_it_was_written(alma: User, sign_in: object) -> None:
    enrolment = enrolments.enrol(learner=alma, course=make_course("E-Akte"), by=alma)
    enrolments.complete(enrolment=enrolment, by=alma)
    answer = sign_in(alma).get("/lernen/verlauf/herunterladen/")
    assert answer["Content-Disposition"] == 'attachment; filename="lernschritte.json"'
    own = Statement.objects.of(alma).order_by("pk")
    assert json.loads(answer.content) == {"statements": [statement.told for statement in own]}
