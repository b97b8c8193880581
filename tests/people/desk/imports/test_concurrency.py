"""Two people press “carry out” at once, two workers get the same task: it happens once. Only PostgreSQL runs both."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.utils import timezone

from people.desk.imports import services, tasks, work
from people.desk.imports.states import TooLateError
from people.directory.roles import Role
from people.models import ImportedChange, Post, StaffImport, User
from tests.factories.people import UserFactory, make_office
from tests.people.desk.imports.conftest import csv

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(connections["default"].vendor != "postgresql", reason="SQLite writes one after the other"),
]
State = StaffImport.State


def at_once(*actions: Callable[[], object]) -> list[object]:
    """What the actions give when they start together."""
    start = Barrier(len(actions))

    def run(action: Callable[[], object]) -> object:
        try:
            start.wait()
            return action()
        except TooLateError:
            return "too late"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(actions)) as hands:
        return list(hands.map(run, actions))


@pytest.fixture
def two() -> list[User]:
    city = make_office("0", "Musterstadt", kind="city")
    make_office("66", "Tiefbauamt", city)
    return [UserFactory(role=Role.HR), UserFactory(role=Role.OPERATOR)]


@pytest.fixture
def checked(two: list[User], monkeypatch: pytest.MonkeyPatch) -> StaffImport:
    for task in (tasks.check_import, tasks.run_import):
        monkeypatch.setattr(task, "delay", lambda number: None)
    lines = [f"2{number:07};Neu;Nina {number:03};;66;;;;" for number in range(50)]
    record = services.bring(
        staff_file=csv(*lines),
        file_name="november.csv",
        offices_file=None,
        on=timezone.localdate(),
        partial=False,
        by=two[0],
    )
    work.check(number=record.pk)
    record.refresh_from_db()
    assert record.state == State.CHECKED
    return record


def test_two_people_press_at_once(two: list[User], checked: StaffImport) -> None:
    answers = at_once(*(lambda by=by: services.carry_out(record=checked, by=by) for by in two * 2))
    assert answers.count("too late") == 3
    checked.refresh_from_db()
    assert checked.state == State.RUNNING


def test_two_workers_carry_out_the_same_import(two: list[User], checked: StaffImport) -> None:
    services.carry_out(record=checked, by=two[0])
    at_once(*[lambda: work.run(number=checked.pk)] * 3)
    checked.refresh_from_db()
    assert checked.state == State.DONE
    assert User.objects.filter(last_name="Neu").count() == Post.objects.count() == ImportedChange.objects.count() == 50


def test_two_workers_undo_the_same_import(two: list[User], checked: StaffImport) -> None:
    services.carry_out(record=checked, by=two[0])
    work.run(number=checked.pk)
    services.undo(record=StaffImport.objects.get(pk=checked.pk), by=two[1])
    at_once(*[lambda: work.undo(number=checked.pk)] * 3)
    checked.refresh_from_db()
    assert (checked.state, checked.figures["undone"], checked.figures["left_alone"]) == (State.UNDONE, 50, 0)
    assert not User.objects.filter(last_name="Neu").exists()
