"""Reminding people of duties: once each, nobody who must not be reminded, and everything written down."""

from datetime import date

import pytest

from lms.models import Reminder
from lms.reminders import services
from lms.reminders.services import remind
from people.models import Notification
from people.notifications.services import deliver
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
TUESDAY = date(2026, 11, 17)  # fourteen days before 1 December
DUE = date(2026, 12, 1)


def told(user) -> list[str]:
    return list(Notification.objects.of(user).values_list("kind", flat=True))


def test_alma_is_reminded_fourteen_days_before_and_only_once(owes, alma):
    owes(alma, DUE)
    assert remind(on=TUESDAY) == 1
    assert remind(on=TUESDAY) == 0
    assert remind(on=date(2026, 11, 18)) == 0
    assert told(alma) == ["lms.duty_soon"]
    row = Reminder.objects.get()
    assert (row.stage, row.channel, row.outcome, row.cycle) == ("-14", "message", "sent", "2026")
    notice = Notification.objects.get()
    assert notice.facts == {"rule": "Datenschutz", "due_on": "2026-12-01"}


def test_after_the_due_day_the_message_is_another(owes, alma):
    owes(alma, DUE, "overdue")
    remind(on=date(2026, 12, 8))
    assert told(alma) == ["lms.duty_overdue"]


def test_nothing_goes_out_on_a_holiday_and_the_next_day_catches_up(owes, alma):
    owes(alma, date(2027, 1, 6), "open")  # Epiphany: the stage of the due day goes out the day before
    assert remind(on=date(2027, 1, 6)) == 0
    assert remind(on=date(2027, 1, 7)) == 1
    assert Reminder.objects.get().stage == "+0"


@pytest.mark.parametrize(("state", "reason"), [("absent", "absent"), ("exempt", "exempt")])
def test_whoever_is_absent_or_exempt_gets_nothing_and_the_ledger_says_why(owes, alma, state, reason):
    owes(alma, DUE, state)
    remind(on=TUESDAY)
    assert told(alma) == []
    assert list(Reminder.objects.values_list("outcome", "reason")) == [("spared", reason)]


def test_whoever_has_left_gets_nothing(owes, alma):
    owes(alma, DUE)
    alma.is_active = False
    alma.save()
    remind(on=TUESDAY)
    assert told(alma) == []
    assert Reminder.objects.get().reason == "left"


def test_whoever_is_done_is_left_in_peace(owes, alma):
    owes(alma, DUE, "done")
    assert remind(on=TUESDAY) == 0
    assert not Reminder.objects.exists()


def test_gero_without_mailbox_also_gets_a_letter(owes, gero):
    owes(gero, DUE)
    remind(on=TUESDAY)
    rows = Reminder.objects.order_by("channel").values_list("channel", "outcome")
    assert list(rows) == [("letter", "to_print"), ("message", "sent")]


def test_a_duty_that_came_back_sends_nothing_twice(owes, alma):
    duty = owes(alma, DUE)
    remind(on=TUESDAY)
    duty.delete()
    owes(alma, DUE)
    assert remind(on=TUESDAY) == 0
    assert told(alma) == ["lms.duty_soon"]


def test_killed_in_the_middle_and_started_again_everybody_has_exactly_one(owes, world, monkeypatch):
    people = [UserFactory(office=world.roads) for _person in range(25)]
    for person in people:
        owes(person, DUE)
    monkeypatch.setattr(services, "CHUNK", 10)
    portions = iter(range(10))

    def dies(**message):
        if next(portions) == 1:
            raise KeyboardInterrupt
        deliver(**message)

    monkeypatch.setattr(services, "deliver", dies)
    with pytest.raises(KeyboardInterrupt):
        remind(on=TUESDAY)
    assert Notification.objects.count() == 10
    assert Reminder.objects.count() == 10
    monkeypatch.setattr(services, "deliver", deliver)
    assert remind(on=TUESDAY) == 15
    assert Notification.objects.count() == 25
    assert sorted(Notification.objects.values_list("recipient", flat=True)) == [person.pk for person in people]


def test_it_costs_as_many_queries_for_a_hundred_as_for_ten(owes, world, rule, django_assert_max_num_queries):
    for number in range(100):
        owes(UserFactory(office=world.roads), DUE, what=f"course:{number % 2}")
    with django_assert_max_num_queries(25):
        remind(on=TUESDAY)
