"""Registering shared devices: once, by a code, with a key that changes and betrays its copies."""

from datetime import timedelta
from http.cookies import SimpleCookie

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry

from people.directory import services as directory
from people.entrance.kiosk import services
from people.entrance.kiosk.keys import digest
from people.entrance.kiosk.models import Device
from people.models import Notification

SET_UP, KIOSK = "/kiosk/einrichten/", "/kiosk/"


@pytest.fixture
def name(settings) -> str:
    return settings.KIOSK_COOKIE_NAME


def with_key(name: str, key: str) -> Client:
    browser = Client()
    browser.cookies = SimpleCookie({name: key})
    return browser


def test_a_device_is_set_up_with_a_code(device, otto, name):
    code = services.invite(device=device, by=otto)
    browser = Client()
    assert browser.get(KIOSK).status_code == 404
    answer = browser.post(SET_UP, {"code": code})
    assert answer.url == KIOSK
    cookie = answer.cookies[name]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
    device.refresh_from_db()
    assert device.key == digest(cookie.value)
    assert cookie.value not in str(vars(device))
    page = browser.get(KIOSK)
    assert "Pausenraum Bauhof" in page.content.decode()
    assert "no-store" in page["Cache-Control"]


def test_on_https_the_cookie_belongs_to_this_host_alone():
    """The prefix __Host- makes browsers refuse the cookie from any other host and without encryption."""
    import os
    import subprocess
    import sys

    ask = "from config import settings as s; print(s.KIOSK_COOKIE_NAME, s.HTTPS)"
    environment = os.environ | {"PUBLIC_ORIGIN": "https://campus.stadt.example"}
    said = subprocess.run([sys.executable, "-c", ask], env=environment, capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["__Host-device", "True"]


def test_on_https_the_cookie_travels_encrypted_only(device, otto, settings):
    settings.HTTPS = True
    answer = Client().post(SET_UP, {"code": services.invite(device=device, by=otto)})
    assert answer.cookies[settings.KIOSK_COOKIE_NAME]["secure"]


def test_a_code_sets_up_one_device(device, otto):
    code = services.invite(device=device, by=otto)
    Client().post(SET_UP, {"code": code})
    answer = Client().post(SET_UP, {"code": code})
    assert answer.status_code == 422
    assert "gilt nicht oder nicht mehr" in answer.content.decode()


def test_a_code_lives_for_an_hour(device, otto, time_machine):
    code = services.invite(device=device, by=otto)
    time_machine.shift(timedelta(minutes=61))
    assert services.set_up(code=code) is None


def test_opening_the_link_alone_changes_nothing(device, otto):
    code = services.invite(device=device, by=otto)
    assert Client().get(SET_UP).status_code == 200
    assert services.set_up(code=code)


def test_nobody_makes_the_own_pc_a_shared_device_by_accident(device, otto, sign_in, name):
    browser = sign_in(otto)
    code = services.invite(device=device, by=otto)
    assert "Sie sind hier angemeldet" in browser.get(SET_UP).content.decode()
    assert browser.post(SET_UP, {"code": code}).status_code == 403
    assert name not in browser.cookies


def test_a_new_code_moves_the_registration(at_device, device, otto):
    old = at_device()
    assert old.get(KIOSK).status_code == 200
    services.set_up(code=services.invite(device=device, by=otto))
    assert old.get(KIOSK).status_code == 404


def test_a_device_out_of_use_is_unknown_at_once(at_device, device, otto):
    browser = at_device()
    services.revoke(device=device, by=otto)
    assert browser.get(KIOSK).status_code == 404
    assert browser.post(KIOSK, {"number": "10000007", "pin": "482913"}).status_code == 404


def test_out_of_use_no_code_helps(device, otto):
    code = services.invite(device=device, by=otto)
    services.revoke(device=device, by=otto)
    assert services.set_up(code=code) is None


def test_the_key_changes_every_day(at_device, device, name, time_machine):
    browser = at_device()
    first = browser.cookies[name].value
    browser.get(KIOSK)
    assert browser.cookies[name].value == first
    time_machine.shift(timedelta(days=1))
    browser.get(KIOSK)
    second = browser.cookies[name].value
    assert second != first
    assert browser.get(KIOSK).status_code == 200
    device.refresh_from_db()
    assert device.key_arrived


def test_parallel_requests_with_the_former_key_are_no_copy(at_device, device, name, time_machine):
    browser, other = at_device(), at_device()
    time_machine.shift(timedelta(days=1))
    browser.get(KIOSK)
    browser.get(KIOSK)
    assert other.get(KIOSK).status_code == 200
    assert name not in other.get(KIOSK).cookies


def test_a_key_that_never_arrived_is_replaced(at_device, device, name, time_machine):
    """The answer with the new key got lost on the way; the device comes back with the former one."""
    browser, lost = at_device(), at_device()
    time_machine.shift(timedelta(days=1))
    lost.get(KIOSK)
    time_machine.shift(timedelta(hours=2))
    first = browser.cookies[name].value
    assert browser.get(KIOSK).status_code == 200
    assert browser.cookies[name].value not in {first, lost.cookies[name].value}
    assert lost.get(KIOSK).status_code == 404


def test_a_copied_key_shuts_the_device_and_the_operators_hear_of_it(
    at_device, device, otto, time_machine, django_capture_on_commit_callbacks
):
    browser, thief = at_device(), at_device()
    time_machine.shift(timedelta(days=1))
    browser.get(KIOSK)
    browser.get(KIOSK)
    time_machine.shift(timedelta(minutes=2))
    with django_capture_on_commit_callbacks(execute=True):
        assert thief.get(KIOSK).status_code == 404
    assert browser.get(KIOSK).status_code == 404
    device.refresh_from_db()
    assert device.state == Device.State.COPIED
    note = Notification.objects.get(recipient=otto)
    assert (note.kind, note.facts) == ("people.device_copied", {"device": "Pausenraum Bauhof"})


def test_when_a_thief_comes_first_the_device_betrays_him(at_device, device, time_machine):
    browser, thief = at_device(), at_device()
    time_machine.shift(timedelta(days=1))
    thief.get(KIOSK)
    thief.get(KIOSK)
    time_machine.shift(timedelta(minutes=2))
    assert browser.get(KIOSK).status_code == 404
    assert thief.get(KIOSK).status_code == 404


@pytest.mark.parametrize("key", ["", "x", "a" * 5000, "ä"])
def test_any_cookie_may_come(device, name, key):
    assert with_key(name, key).get(KIOSK).status_code == 404


def test_whoever_comes_from_another_site_is_asked_again_by_ourselves(db):
    """A strict cookie does not travel with a link from elsewhere; the page fetches itself once more."""
    assert "Refresh" not in Client().get(KIOSK)
    assert Client().get(KIOSK, headers={"Sec-Fetch-Site": "cross-site"})["Refresh"] == "0; url=/kiosk/"


def test_everything_about_a_device_is_written_down(device, otto):
    services.set_up(code=services.invite(device=device, by=otto))
    services.revoke(device=device, by=otto)
    assert list(ModelLogEntry.objects.order_by("pk").values_list("action", flat=True)) == [
        "people.add_device",
        "people.invite_device",
        "people.set_up_device",
        "people.revoke_device",
    ]


# The operators' desk -----------------------------------------------------------------------------


@pytest.fixture
def at_desk(otto, sign_in) -> Client:
    directory.sync_groups(otto)
    return sign_in(otto)


def test_otto_enters_a_device_and_gets_a_code_once(at_desk, world):
    facts = {"name": "Foyer Wache 2", "place": "Feuerwache 2, Erdgeschoss", "office": world.roads.pk}
    assert at_desk.post("/cms/geraete/", facts).status_code == 302
    device = Device.objects.get()
    page = at_desk.post(f"/cms/geraete/{device.pk}/code/")
    assert "no-store" in page["Cache-Control"]
    address = page.context["address"]
    code = address.partition("#")[2]
    assert code in page.content.decode()
    assert code not in at_desk.get(f"/cms/geraete/{device.pk}/").content.decode()
    assert services.set_up(code=code)
    assert "in Betrieb" in at_desk.get("/cms/geraete/").content.decode()
    at_desk.post(f"/cms/geraete/{device.pk}/ausser-betrieb/")
    assert "außer Betrieb" in at_desk.get("/cms/geraete/").content.decode()


def test_two_devices_have_two_names(at_desk, device, world):
    answer = at_desk.post("/cms/geraete/", {"name": device.name, "place": "x", "office": world.roads.pk})
    assert answer.status_code == 422


def test_for_editors_there_are_no_devices(device, emil, sign_in):
    directory.sync_groups(emil)
    browser = sign_in(emil)
    for path in ("/cms/geraete/", f"/cms/geraete/{device.pk}/"):
        assert browser.get(path).status_code == 404
    for path in ("code/", "ausser-betrieb/"):
        assert browser.post(f"/cms/geraete/{device.pk}/{path}").status_code == 404
