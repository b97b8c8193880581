"""What an import brought by mistake goes again with everything that followed from it."""

from datetime import date

import pytest

from lms.models import Assignment, DutyChange, DutyStatus
from people.directory.staff_import.references import referred_to
from people.models import User
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def test_the_duties_of_a_new_account_do_not_hold_it_back(world):
    nina = UserFactory()
    rule = Assignment.objects.create(title="Datenschutz")
    facts = {"user": nina, "what": "course:1", "cycle": "1"}
    DutyStatus.objects.create(**facts, state="open", assignment=rule, computed_on=date(2026, 11, 30))
    DutyChange.objects.create(**facts, to_state="open", on=date(2026, 11, 30))
    assert referred_to(User, {nina.pk}, apart={}) == set()
    nina.delete()
    assert not DutyStatus.objects.exists()
    assert not DutyChange.objects.exists()


def test_a_decision_about_the_person_does(world, dora):
    nina = UserFactory()
    Assignment.objects.create(title="Datenschutz", owner=nina)
    assert referred_to(User, {nina.pk}, apart={}) == {nina.pk}
