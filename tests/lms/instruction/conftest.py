"""A topic, and a meeting of Bruno's team in which Alma and Cem are expected."""

import pytest

from lms.instruction.models import InstructionMeeting, InstructionTopic
from lms.instruction.services.holding import begin
from people.directory.roles import Role
from people.models import User
from tests.cast import person


@pytest.fixture
def topic(world) -> InstructionTopic:
    points = "Fluchtwege\nFeuerlöscher"
    return InstructionTopic.objects.create(title="Brandschutz", points=points, legal_basis="ASR A2.2")


@pytest.fixture
def meeting(topic, world, alma, bruno, cem) -> InstructionMeeting:
    return begin(topic=topic, place="Foyer", office=world.registry, people=[alma, cem], by=bruno)


@pytest.fixture
def tina(world) -> User:
    return person(10, "Tina", "Thoma", world.training, role=Role.TRAINER)
