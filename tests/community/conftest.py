"""The community's stage: Cem is appointed with all rights, Hanna is Digital Mover of the Tiefbauamt."""

from types import SimpleNamespace

import pytest

from people.models import User
from tests.cast import person
from tests.factories.community import make_guidance, make_mover, make_overview, make_question


@pytest.fixture
def overview(world: SimpleNamespace):
    return make_overview()


@pytest.fixture
def cem(world: SimpleNamespace, bruno: User) -> User:
    """Digital Mover of the Standesamt, with a profile."""
    user = person(3, "Cem", "Demir", world.registry, office__supervisor=bruno)
    return make_mover(user, world.registry, about="Ich helfe gern.", topics=["E-Akte", "Scannen"])


@pytest.fixture
def hanna(world: SimpleNamespace) -> User:
    """Digital Mover of another office."""
    return make_mover(person(20, "Hanna", "Hauser", world.roads), world.roads, topics=["Geodaten"])


@pytest.fixture
def departed(world: SimpleNamespace) -> User:
    """A colleague of the Standesamt whose account is closed."""
    return person(21, "Ida", "Imhof", world.registry, is_active=False)


@pytest.fixture
def guidance(cem: User, world: SimpleNamespace):
    return make_guidance(office=world.registry, author=cem)


@pytest.fixture
def question(alma: User, cem: User, world: SimpleNamespace):
    """Alma asks the Digital Movers of her office."""
    return make_question(
        "Scan einer Eheurkunde: Farbe oder Graustufen?", asker=alma, office=world.births, text="Das Siegel ist blass."
    )
