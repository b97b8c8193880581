"""One overview a week for those who look after others."""

from datetime import date, timedelta

import pytest

from lms.models import Digest
from lms.reminders.digests import send_digests
from people.models import Absence, Deputyship, Notification

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 16)


def facts(user) -> list[dict]:
    return list(Notification.objects.of(user).values_list("facts", flat=True))


def test_bruno_gets_one_overview_a_week_with_numbers_only(owes, alma, cem, bruno):
    owes(alma, MONDAY - timedelta(days=10), "overdue")
    owes(cem, MONDAY + timedelta(days=5))
    assert send_digests(on=MONDAY) == 1
    assert send_digests(on=MONDAY) == 0
    assert facts(bruno) == [{"overdue": 1, "soon": 1}]


def test_the_first_days_of_delay_are_between_alma_and_the_platform(owes, alma, bruno):
    owes(alma, MONDAY - timedelta(days=3), "overdue")
    assert send_digests(on=MONDAY) == 0
    assert facts(bruno) == []


def test_an_empty_overview_is_never_sent(owes, alma, bruno):
    owes(alma, MONDAY + timedelta(days=60))
    assert send_digests(on=MONDAY) == 0
    assert not Digest.objects.exists()


def test_it_goes_out_on_the_first_working_day_of_the_week(owes, alma, bruno):
    owes(alma, date(2026, 4, 1), "overdue", since=date(2026, 1, 1))
    assert send_digests(on=date(2026, 4, 13)) == 1
    owes(alma, date(2026, 5, 1), "overdue", what="course:2")
    whit_monday = date(2026, 5, 25)
    assert send_digests(on=whit_monday) == 0
    assert send_digests(on=whit_monday + timedelta(days=1)) == 1
    assert send_digests(on=whit_monday + timedelta(days=2)) == 0


def test_whoever_stands_in_for_bruno_gets_it_too(owes, alma, cem, bruno):
    owes(alma, MONDAY - timedelta(days=10), "overdue")
    Deputyship.objects.create(principal=bruno, deputy=cem, starts_on=MONDAY - timedelta(days=1))
    Absence.objects.create(user=bruno, category=Absence.Category.values[0], starts_on=MONDAY - timedelta(days=1))
    assert send_digests(on=MONDAY) == 1
    assert facts(bruno) == []
    assert facts(cem) == [{"overdue": 1, "soon": 0}]


def test_after_four_weeks_and_for_people_without_supervisor_dora_is_told(owes, alma, gero, bruno, dora):
    owes(alma, MONDAY - timedelta(days=28), "overdue")
    owes(gero, MONDAY - timedelta(days=10), "overdue")
    send_digests(on=MONDAY)
    assert facts(dora) == [{"overdue": 2, "soon": 0}]
    assert facts(bruno) == [{"overdue": 1, "soon": 0}]
