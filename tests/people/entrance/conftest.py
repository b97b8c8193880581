"""A shared device with nobody at it, a PIN for Gero, and a second factor for whoever needs one."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from people.entrance import services
from people.entrance.kiosk import services as kiosk
from people.entrance.kiosk.models import Device
from people.entrance.pins import services as pins
from people.models import User
from tests.people.entrance.keys import SECRET

PIN = "482913"


@pytest.fixture
def time_machine(time_machine):
    """The time stands still until it is moved."""
    time_machine.move_to(datetime.now(UTC), tick=False)
    return time_machine


@pytest.fixture
def device(world, db) -> Device:
    """The screen in the break room, entered and waiting to be set up."""
    return kiosk.add_device(name="Pausenraum Bauhof", place="Bauhof West", office=world.roads, by=None)


@pytest.fixture
def at_device(device, settings) -> Callable[[], Client]:
    """A browser on the device; a second one is a second browser with the same cookies as the first had at the start."""
    _found, key = kiosk.set_up(code=kiosk.invite(device=device, by=None))

    def browser() -> Client:
        client = Client()
        client.cookies[settings.KIOSK_COOKIE_NAME] = key
        return client

    return browser


@pytest.fixture
def gero_with_pin(gero) -> User:
    pins.set_pin(user=gero, pin=PIN)
    return gero


@pytest.fixture
def enter():
    """Type number and PIN at a device."""

    def typed(browser: Client, number: str = "10000007", pin: str = PIN):
        return browser.post("/kiosk/", {"number": number, "pin": pin})

    return typed


@pytest.fixture
def with_app() -> Callable[[User], User]:
    """The person has an app."""

    def add(person: User) -> User:
        services.add_app(user=person, secret=SECRET)
        return person

    return add


@pytest.fixture
def factor_for_hr(settings) -> None:
    """HR needs a second factor at once."""
    settings.SECOND_FACTOR_ROLES = ["hr"]
    settings.SECOND_FACTOR_GRACE_DAYS = 0
