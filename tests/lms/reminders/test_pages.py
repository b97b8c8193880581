"""HR's pages about reminders."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from lms.models import Reminder
from lms.reminders.reads import planned
from lms.reminders.services import remind
from people.models import AccessRecord, RoleGrant
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
MONDAY, TUESDAY, DUE = date(2026, 11, 16), date(2026, 11, 17), date(2026, 12, 1)


@pytest.fixture
def on_tuesday(time_machine):
    time_machine.move_to("2026-11-17T09:00:00+01:00", tick=False)


def test_the_preview_counts_what_goes_out_day_by_day(owes, alma, cem):
    owes(alma, DUE)
    owes(cem, DUE)
    lines = planned(None, on=MONDAY)
    assert [(line.day, line.rule, line.days, line.people) for line in lines] == [
        (TUESDAY, "Datenschutz", -14, 2),
        (DUE, "Datenschutz", 0, 2),
        (DUE + timedelta(days=7), "Datenschutz", 7, 2),
    ]


def test_the_preview_says_what_then_happens(owes, alma, time_machine):
    owes(alma, DUE)
    for line in planned(None, on=MONDAY):
        before = Reminder.objects.count()
        remind(on=line.day)
        assert Reminder.objects.count() - before == line.people


def test_dora_sees_what_comes_and_what_went(owes, on_tuesday, alma, dora, sign_in):
    owes(alma, DUE)
    remind(on=TUESDAY)
    page = sign_in(dora).get("/auswertung/erinnerungen/").content.decode()
    assert "am Fälligkeitstag" in page
    page = sign_in(dora).get("/auswertung/erinnerungen/buch/?person=Aydin").content.decode()
    assert "Aydin, Alma" in page
    assert "14 Tage vorher" in page
    assert AccessRecord.objects.filter(viewer=dora, subject=alma).count() == 1
    page = sign_in(dora).get("/auswertung/erinnerungen/buch/?person=Niemand").content.decode()
    assert "Aydin" not in page


def test_hr_of_one_branch_sees_nobody_of_another(owes, on_tuesday, alma, gero, world, sign_in):
    for person in (alma, gero):
        owes(person, DUE)
    remind(on=TUESDAY)
    hanna = UserFactory(office=world.registry)
    RoleGrant.objects.create(user=hanna, role="hr", office=world.registry)
    page = sign_in(hanna).get("/auswertung/erinnerungen/buch/").content.decode()
    assert "Aydin" in page
    assert "Graf" not in page
    assert "Briefe drucken" not in sign_in(hanna).get("/auswertung/erinnerungen/").content.decode()


@pytest.mark.parametrize("name", ["alma", "bruno", "frida", "otto"])
def test_nobody_else_sees_them(name, request, sign_in):
    person = request.getfixturevalue(name)
    assert sign_in(person).get("/auswertung/erinnerungen/").status_code == 403
    assert sign_in(person).get("/auswertung/erinnerungen/buch/").status_code == 403


def test_geros_letter_is_printed_once_with_everything_that_is_due(owes, on_tuesday, gero, dora, sign_in):
    owes(gero, DUE)
    remind(on=TUESDAY)
    answer = sign_in(dora).post("/auswertung/erinnerungen/briefe/")
    text = PdfReader(BytesIO(answer.content)).pages[0].extract_text()
    assert "Gero Graf" in text
    assert "Datenschutz" in text
    assert "1. Dezember 2026" in text
    assert Reminder.objects.get(channel="letter").outcome == "sent"
    assert AccessRecord.objects.filter(viewer=dora, subject=gero).exists()
    assert sign_in(dora).post("/auswertung/erinnerungen/briefe/").status_code == 302


def test_what_is_done_before_the_letter_is_printed_is_left_out(owes, on_tuesday, gero, dora, sign_in):
    duty = owes(gero, DUE)
    remind(on=TUESDAY)
    duty.state = "done"
    duty.save()
    assert sign_in(dora).post("/auswertung/erinnerungen/briefe/").status_code == 302
    row = Reminder.objects.get(channel="letter")
    assert (row.outcome, row.reason) == ("spared", "settled")
