"""Guessing PINs: slow at one number, slow over many numbers, and never a word about who exists."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from people.entrance.pins import services, tries
from tests.people.entrance.conftest import PIN


def words(answer) -> str:
    return re.sub(r'csrfmiddlewaretoken" value="\w+"|value="[^"]*"', "", answer.content.decode())


def test_gero_signs_in_with_number_and_pin(gero_with_pin, at_device, enter):
    browser = at_device()
    assert enter(browser).url == "/"
    assert browser.get("/einstellungen/").status_code == 200


def test_a_pin_opens_nothing_elsewhere(gero_with_pin, at_device, enter, client):
    assert enter(client).status_code == 404
    for login in ("10000007",):
        answer = client.post("/konto/anmelden/", {"login": login, "password": PIN})
        assert answer.status_code == 200
    assert client.get("/einstellungen/").status_code == 302


def test_a_password_is_no_pin(gero_with_pin, at_device, enter):
    assert enter(at_device(), pin="stadtcampus-demo").status_code == 422


def test_the_device_does_not_tell_who_exists(gero_with_pin, alma, at_device, enter):
    """A wrong PIN, somebody without PIN, an unknown number: one answer."""
    answers = {words(enter(at_device(), number, "604718")) for number in ("10000007", "10000001", "99999999")}
    assert len(answers) == 1
    assert "passen nicht zusammen" in answers.pop()


def test_comparing_takes_as_long_for_nobody(gero_with_pin, monkeypatch):
    """Every attempt costs one comparison of hashes, also for numbers nobody has."""
    compared = []
    monkeypatch.setattr(services, "check_password", lambda pin, kept: bool(compared.append(kept)))
    for number in ("10000007", "99999999"):
        services.holder_of(number=number, pin="604718")
    assert len(compared) == 2
    assert all(compared)


def test_guessing_at_one_number_is_slowed_on_all_devices(gero_with_pin, device, at_device, enter):
    for number in ("10000007", "99999999"):
        assert [enter(at_device(), number, "604718").status_code for _try in range(7)] == [422] * 6 + [429]
        tries.forget(tries.device_door(device.pk))
    assert enter(at_device()).status_code == 429


def test_the_number_is_the_same_however_it_is_typed(gero_with_pin, at_device, enter):
    for typed in ("10000007", " 10000007", "10000007 ", "10000007", "10000007", "10000007"):
        enter(at_device(), typed, "604718")
    assert enter(at_device()).status_code == 429


def test_the_pause_ends_and_the_right_pin_forgets_the_slips(gero_with_pin, at_device, enter, time_machine):
    for _try in range(6):
        enter(at_device(), pin="604718")
    time_machine.shift(timedelta(seconds=61))
    assert enter(at_device()).status_code == 302
    assert [enter(at_device(), pin="604718").status_code for _try in range(5)] == [422] * 5


def test_pauses_grow_but_end(gero_with_pin, at_device, enter, time_machine):
    waits = []
    for _round in range(20):
        while (answer := enter(at_device(), pin="604718")).status_code == 422:
            pass
        waits.append(int(answer["Retry-After"]))
        time_machine.shift(timedelta(seconds=waits[-1]))
    assert waits[:3] == sorted(waits[:3])
    assert waits[1] > waits[0]
    assert max(waits) <= 3601
    assert enter(at_device()).status_code == 302


def test_spraying_one_pin_over_many_numbers_is_slowed_at_the_device(gero_with_pin, at_device, enter):
    statuses = [enter(at_device(), f"3000{number:04}", "604718").status_code for number in range(40)]
    assert statuses == [422] * 11 + [429] * 29


def test_spraying_does_not_hold_up_colleagues_for_long(gero_with_pin, at_device, enter, time_machine):
    for number in range(200):
        enter(at_device(), f"3000{number:04}", "604718")
    time_machine.shift(timedelta(minutes=1, seconds=1))
    assert enter(at_device()).status_code == 302


def test_a_busy_device_is_not_held_up_by_those_who_sign_in(gero_with_pin, at_device, enter):
    for _person in range(30):
        assert enter(at_device()).status_code == 302


def test_other_devices_go_on(gero_with_pin, at_device, enter, world, settings):
    from people.entrance.kiosk import services as kiosk

    for number in range(15):
        enter(at_device(), f"3000{number:04}", "604718")
    other = kiosk.add_device(name="Wache 2", place="Foyer", office=world.hr, by=None)
    _device, key = kiosk.set_up(code=kiosk.invite(device=other, by=None))
    browser = Client()
    browser.cookies[settings.KIOSK_COOKIE_NAME] = key
    assert enter(browser).status_code == 302


def test_the_form_needs_its_own_token(gero_with_pin, at_device, enter):
    guarded = Client(enforce_csrf_checks=True)
    guarded.cookies = at_device().cookies
    assert enter(guarded).status_code == 403


def test_empty_fields_are_no_tries(at_device, enter, gero_with_pin):
    for _try in range(20):
        assert enter(at_device(), "", "").status_code == 422
    assert enter(at_device()).status_code == 302


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer in at a time")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_hundred_tries_at_once_are_counted_one_by_one():
    from concurrent.futures import ThreadPoolExecutor

    door = tries.number_door("10000007")

    def go_on(_try: int) -> bool:
        try:
            return not tries.take(door)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(go_on, range(100))) == 6
