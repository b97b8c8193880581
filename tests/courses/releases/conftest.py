"""A site with a catalogue, an author and an editor."""

from copy import deepcopy

import pytest

from cms.pages.services import set_up_site
from courses.models import CoursePage
from people.directory.roles import Role
from people.directory.services import follow_roles
from people.models import User
from tests.cast import person
from tests.factories.courses import make_course


@pytest.fixture(autouse=True)
def lenient(settings) -> None:
    """Wagtail's templates rely on Django's way with unknown variables."""
    settings.TEMPLATES = deepcopy(settings.TEMPLATES)
    settings.TEMPLATES[0]["OPTIONS"].pop("string_if_invalid")


@pytest.fixture
def jule(world) -> User:
    """Writes courses."""
    return person(10, "Jule", "Jansen", world.births, role=Role.AUTHOR)


@pytest.fixture
def course(world, emil, jule) -> CoursePage:
    set_up_site()
    follow_roles()
    return make_course("Einfache Sprache")
