"""The phone, the tablet and the queue send at the same moment: one proof for each person, whoever comes first."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection, connections

from lms.instruction.models import InstructionMeeting, InstructionRecord, InstructionTopic
from lms.instruction.services.confirming import Given, confirm
from lms.instruction.services.holding import begin, close
from lms.instruction.services.refusals import CannotInstruct
from people.models import Office
from tests.factories.people import UserFactory

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in after the other"),
]
How, DEVICES = InstructionRecord.How, 12


@pytest.fixture
def meeting() -> InstructionMeeting:
    topic = InstructionTopic.objects.create(title="Brandschutz", points="Fluchtwege")
    office = Office.add_root(key="0", name="Musterstadt", kind=Office.Kind.CITY)
    return begin(topic=topic, place="Hof", office=office, people=[UserFactory()], by=UserFactory())


def at_once(actions: list) -> list[object]:
    """What each action gives, all starting together."""
    start = Barrier(len(actions))

    def device(action) -> object:
        try:
            start.wait()
            return action()
        except CannotInstruct as refused:
            return refused.code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(actions)) as devices:
        return list(devices.map(device, actions))


def test_many_devices_write_one_proof(meeting):
    learner = meeting.invitations.get().learner
    ways = [Given(How.DEVICE) for _device in range(DEVICES)]
    answers = at_once(
        [lambda way=way: confirm(meeting=meeting, learner=learner, given=way, by=learner) for way in ways]
    )
    assert InstructionRecord.objects.count() == 1
    assert answers.count("known") == DEVICES - 1


def test_one_signature_sent_many_times_is_answered_with_the_same_proof(meeting):
    learner, given = meeting.invitations.get().learner, Given(How.WITNESS, key=uuid4())
    answers = at_once([lambda: confirm(meeting=meeting, learner=learner, given=given, by=meeting.held_by)] * DEVICES)
    assert answers == [InstructionRecord.objects.get()] * DEVICES


def test_confirming_and_closing_at_once_leaves_nothing_half_done(meeting):
    learner = meeting.invitations.get().learner
    answers = at_once(
        [
            lambda: close(meeting=meeting, by=meeting.held_by),
            lambda: confirm(meeting=meeting, learner=learner, given=Given(How.DEVICE), by=learner),
        ]
    )
    assert answers[1] == "closed" or InstructionRecord.objects.filter(pk=answers[1].pk).exists()
    assert not InstructionMeeting.objects.open().exists()
