"""Two clicks at once: one deputy, one transfer. Only PostgreSQL runs writers side by side."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connections
from django.utils import timezone

from people.directory.transfers import transfer
from people.models import Deputyship, Office, Post, User
from people.team.services import name_deputy
from tests.factories.people import UserFactory, make_office

CLICKS = 6
TODAY = timezone.localdate()

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(connections["default"].vendor != "postgresql", reason="SQLite writes one after the other"),
]


def at_once(action: Callable[[int], object]) -> list[object]:
    """What the action gives on several devices that start together; None where it was refused."""
    start = Barrier(CLICKS)

    def click(number: int) -> object:
        try:
            start.wait()
            return action(number)
        except ValidationError:
            return None
        finally:
            connections.close_all()

    with ThreadPoolExecutor(CLICKS) as devices:
        return list(devices.map(click, range(CLICKS)))


@pytest.fixture
def city() -> Office:
    return make_office("0", "Musterstadt", kind=Office.Kind.CITY)


@pytest.fixture
def bruno(city: Office) -> User:
    return UserFactory(office=city)


def test_a_deputy_is_named_once_and_days_never_overlap(bruno: User) -> None:
    cem = UserFactory()
    named = at_once(
        lambda number: name_deputy(
            principal=bruno, deputy=cem, starts_on=TODAY, ends_on=TODAY + timedelta(days=number // 3), by=bruno
        )
    )
    assert Deputyship.objects.count() == 1
    assert {found for found in named if found} == {Deputyship.objects.get()}


def test_of_several_transfers_one_is_entered(bruno: User, city: Office) -> None:
    day = TODAY + timedelta(days=9)
    entered = at_once(lambda number: transfer(user=bruno, office=city, on=day, job=str(number), by=None))
    assert len([post for post in entered if post]) == 1
    assert Post.objects.main().filter(user=bruno).count() == 2
