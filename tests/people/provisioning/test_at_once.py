"""Two requests at once make one person, one member, one group. Only PostgreSQL runs writers side by side."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from people.models import ScimAccount, ScimGroup, ScimMember, User
from people.provisioning.protocol.attributes import ENTERPRISE
from tests.factories.people import UserFactory
from tests.people.provisioning.conftest import connect

REQUESTS = 6

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(connections["default"].vendor != "postgresql", reason="SQLite writes one after the other"),
]


def at_once(action: Callable[[int], object]) -> list[object]:
    """What the action gives in several requests that start together."""
    start = Barrier(REQUESTS)

    def request(number: int) -> object:
        try:
            start.wait()
            return action(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(REQUESTS) as workers:
        return list(workers.map(request, range(REQUESTS)))


@pytest.fixture
def system():
    return connect(UserFactory())


ACCOUNT = {
    "userName": "nora@stadt.example",
    "externalId": "e-1",
    "displayName": "Nora Nowak",
    "emails": [{"value": "nora@stadt.example"}],
    ENTERPRISE: {"employeeNumber": "10000077"},
}


@pytest.mark.parametrize("known", [False, True], ids=["new", "known to HR"])
def test_the_same_account_sent_several_times_is_one_person(system, known):
    if known:
        UserFactory(personnel_number="10000077")
    statuses = at_once(lambda _number: system.post("Users", ACCOUNT).status_code)
    assert sorted(statuses) == [201] + [409] * (REQUESTS - 1)
    assert User.objects.filter(personnel_number="10000077").count() == ScimAccount.objects.count() == 1


def test_one_name_is_given_once(system):
    def post(number: int) -> int:
        return system.post("Users", ACCOUNT | {ENTERPRISE: {"employeeNumber": str(20_000 + number)}}).status_code

    assert sorted(at_once(post)) == [201] + [409] * (REQUESTS - 1)
    assert User.objects.filter(personnel_number__startswith="2000").filter(last_name="Nowak").count() == 1


def test_members_added_at_once_are_all_in(system):
    people = UserFactory.create_batch(REQUESTS)
    group = system.post("Groups", {"displayName": "Chor"}).told["id"]

    def add(number: int) -> int:
        members = [{"value": str(people[number].pk)}]
        return system.patch(f"Groups/{group}", {"op": "Add", "path": "members", "value": members}).status_code

    assert at_once(add) == [204] * REQUESTS
    assert ScimMember.objects.count() == REQUESTS
    assert sorted(at_once(lambda _number: system.post("Groups", {"displayName": "Neu"}).status_code))[0] == 201
    assert ScimGroup.objects.filter(display_name="Neu").count() == 1
