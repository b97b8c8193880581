"""A course, and Tina who runs its sessions."""

import pytest

from courses.models import CoursePage
from people.directory.roles import Role
from people.models import User
from tests.cast import person
from tests.factories.courses import make_course


@pytest.fixture
def course(world) -> CoursePage:
    return make_course("Formulare online anbieten")


@pytest.fixture
def tina(world) -> User:
    return person(10, "Tina", "Thoma", world.training, role=Role.TRAINER)
