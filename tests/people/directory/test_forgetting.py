"""What was promised to be kept for three years is kept as long, and then it is gone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from people.directory.roles import Role
from people.models import Absence, Deputyship, RoleGrant
from people.privacy.tasks import forget_old

KEPT, OVER = timedelta(days=1090), timedelta(days=1100)


@pytest.fixture
def today():
    return timezone.localdate()


def test_deputyships_go_three_years_after_they_ended(bruno, cem, dora, today):
    begin = today - timedelta(days=2000)
    Deputyship.objects.create(principal=bruno, deputy=cem, starts_on=begin, ends_on=today - OVER)
    recent = Deputyship.objects.create(principal=bruno, deputy=dora, starts_on=begin, ends_on=today - KEPT)
    running = Deputyship.objects.create(principal=bruno, deputy=cem, starts_on=begin)
    forget_old()
    assert set(Deputyship.objects.all()) == {recent, running}


def test_absences_go_three_years_after_they_ended_or_were_withdrawn(alma, today):
    def absence(days: int, **facts: object) -> Absence:
        return Absence.objects.create(
            user=alma, category=Absence.Category.AWAY, starts_on=today - timedelta(days=days), **facts
        )

    absence(2000, ends_on=today - OVER)
    absence(1900, withdrawn_at=timezone.now() - OVER)
    recent = absence(1800, ends_on=today - KEPT)
    lasting = absence(1700)
    forget_old()
    assert set(Absence.objects.all()) == {recent, lasting}


def test_roles_go_three_years_after_they_ended(alma, today):
    begin = today - timedelta(days=2000)
    facts = {"user": alma, "role": Role.TRAINER, "starts_on": begin}
    RoleGrant.objects.create(**facts, ends_on=today - OVER)
    recent = RoleGrant.objects.create(**facts, ends_on=today - KEPT)
    forget_old()
    assert set(RoleGrant.objects.filter(user=alma)) == {recent}
    forget_old()
    assert RoleGrant.objects.filter(user=alma).count() == 1
