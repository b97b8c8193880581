"""The cast. Alma learns · Bruno leads her office · Cem is a Digital Mover · Dora is HR · Emil edits ·
Frida sits on the staff council · Gero must see nothing · Paula runs the programme · Otto keeps the system running."""

from types import SimpleNamespace

import pytest
from django.test import Client

from people.directory.roles import Role
from people.models import Office, User
from tests.factories.people import UserFactory, make_office

__all__ = ["alma", "bruno", "cem", "dora", "emil", "frida", "gero", "otto", "paula", "sign_in", "world"]


@pytest.fixture
def world(db: None) -> SimpleNamespace:
    """The city with a handful of offices: Standesamt 34 with 34-2, Tiefbauamt 66, HR 10 with 10-1, DO.IT 17."""
    city = make_office("0", "Musterstadt", kind=Office.Kind.CITY)
    hr = make_office("10", "Haupt- und Personalamt", city)
    doit = make_office("17", "Amt für Digitalisierung, Organisation und IT", city)
    registry = make_office("34", "Standesamt", city)
    roads = make_office("66", "Tiefbauamt", city)
    section = Office.Kind.SECTION
    return SimpleNamespace(
        city=city,
        hr=hr,
        training=make_office("10-1", "Personalentwicklung und BildungsCampus", hr, section),
        doit=doit,
        programme=make_office("17-5", "Projektbüro Digital MoveS", doit, section),
        registry=registry,
        births=make_office("34-2", "Geburten und Sterbefälle", registry, section),
        roads=roads,
    )


def person(number: int, first: str, last: str, office: Office, **more: object) -> User:
    """One of the cast, with a post and a mailbox unless said otherwise."""
    mail = {"email": f"{first}.{last}@stadt.example".lower()} | more
    return UserFactory(
        personnel_number=str(10_000_000 + number), first_name=first, last_name=last, office=office, **mail
    )


@pytest.fixture
def bruno(world: SimpleNamespace) -> User:
    return person(2, "Bruno", "Berger", world.registry)


@pytest.fixture
def alma(world: SimpleNamespace, bruno: User) -> User:
    return person(1, "Alma", "Aydin", world.births, office__supervisor=bruno)


@pytest.fixture
def cem(world: SimpleNamespace, bruno: User) -> User:
    return person(
        3, "Cem", "Demir", world.registry, office__supervisor=bruno, role=Role.MOVER, role__office=world.registry
    )


@pytest.fixture
def dora(world: SimpleNamespace) -> User:
    return person(4, "Dora", "Dietrich", world.training, role=Role.HR)


@pytest.fixture
def emil(world: SimpleNamespace) -> User:
    return person(5, "Emil", "Engel", world.doit, role=Role.EDITOR)


@pytest.fixture
def frida(world: SimpleNamespace) -> User:
    return person(6, "Frida", "Fuchs", world.hr, role=Role.STAFF_COUNCIL)


@pytest.fixture
def gero(world: SimpleNamespace) -> User:
    return person(7, "Gero", "Graf", world.roads, email=None)


@pytest.fixture
def paula(world: SimpleNamespace) -> User:
    return person(8, "Paula", "Pfeiffer", world.programme, role=Role.PROGRAMME)


@pytest.fixture
def otto(world: SimpleNamespace) -> User:
    return person(9, "Otto", "Ott", world.doit, role=Role.OPERATOR)


@pytest.fixture
def sign_in():
    """A browser without JavaScript in which the person is signed in: `sign_in(alma).get("/")`."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in
