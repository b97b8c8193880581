"""Where somebody is signed in: seen and ended by the person alone, and at once when somebody leaves."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from people.directory.services import follow_roles, see_off, set_starting_password
from people.entrance import devices
from people.models import Session, User
from people.provisioning.posts import close
from people.tasks import forget_ended_sessions
from tests.people.entrance.keys import PASSWORD, enter

SECURITY, ELSEWHERE = "/einstellungen/sicherheit/", "/einstellungen/sicherheit/abmelden/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.6 Mobile/15E148 Safari/604.1"
)
NEW = "Ein-Neues-Kennwort-7"


def at(agent: str, person: User) -> Client:
    """A browser of this kind in which the person has signed in."""
    browser = Client(headers={"User-Agent": agent})
    assert enter(browser, person).status_code == 302
    return browser


def is_in(browser: Client) -> bool:
    return browser.get("/einstellungen/").status_code == 200


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox, Windows"),
        (IPHONE, "Safari, iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36 Edg/141.0", "Edge, Linux"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/141.0 Mobile Safari/537.36", "Chrome, Android"),
        ("curl/8.5", ""),
        ("", ""),
    ],
)
def test_devices_are_told_in_words(agent, words):
    assert devices.in_words(agent) == words


def test_alma_sees_her_devices_and_signs_one_out(alma, bruno):
    office, phone = at(FIREFOX, alma), at(IPHONE, alma)
    at(FIREFOX, bruno)
    page = office.get(SECURITY).content.decode()
    assert page.count("Firefox, Windows") == 1
    assert "Safari, iPhone" in page
    assert "dieses Gerät" in page
    names = re.findall(r'name="sitzung" value="(\w+)"', page)
    assert len(names) == 1
    assert not set(names) & set(Session.objects.values_list("session_key", flat=True)), "the key itself stays secret"
    office.post(ELSEWHERE, {"sitzung": names[0]})
    assert not is_in(phone)
    assert is_in(office)


def test_gero_sees_and_ends_what_he_left_open_at_a_shared_device(gero_with_pin, at_device, enter_pin):
    there = at_device()
    enter_pin(there)
    office = at(FIREFOX, gero_with_pin)
    page = office.get(SECURITY).content.decode()
    assert "Geteiltes Gerät" in page
    office.post(ELSEWHERE)
    assert Session.objects.of(gero_with_pin).count() == 1
    assert there.get("/einstellungen/").status_code == 302


@pytest.fixture
def enter_pin(enter):
    """Number and PIN at a device; the name `enter` means number and password here."""
    return enter


def test_nobody_signs_somebody_else_out(alma, bruno):
    brunos = at(FIREFOX, bruno)
    name = Session.objects.of(bruno).get().name
    at(FIREFOX, alma).post(ELSEWHERE, {"sitzung": name})
    assert is_in(brunos)


def test_all_others_are_signed_out_and_colleagues_are_not(alma, bruno):
    here, there, elsewhere, brunos = at(FIREFOX, alma), at(IPHONE, alma), at("", alma), at(FIREFOX, bruno)
    here.post(ELSEWHERE)
    assert [is_in(browser) for browser in (here, there, elsewhere, brunos)] == [True, False, False, True]


def test_a_session_keeps_neither_address_nor_when_it_was_last_used(alma):
    browser = at(FIREFOX, alma)
    before = Session.objects.of(alma).values().get()
    browser.get("/einstellungen/")
    assert Session.objects.of(alma).values().get() == before
    fields = {field.name for field in Session._meta.get_fields()}
    assert fields == {"session_key", "session_data", "expire_date", "user", "device", "begun_at"}
    assert "127.0.0.1" not in str(Session.objects.of(alma).get().get_decoded())


def test_strangers_sessions_belong_to_nobody(client, db):
    session = client.session
    session["x"] = 1
    session.save()
    assert Session.objects.get().user is None


def test_a_new_password_signs_out_everywhere_else(alma):
    here, there = at(FIREFOX, alma), at(IPHONE, alma)
    here.post("/konto/kennwort/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert (is_in(here), is_in(there)) == (True, False)
    assert Session.objects.filter(user=alma).count() == 1


def test_a_starting_password_from_the_desk_signs_out_everywhere(gero, otto, sign_in):
    from people.directory.services import sync_groups

    sync_groups(otto)
    geros = at(FIREFOX, gero)
    sign_in(otto).post("/cms/personen/10000007/startkennwort/")
    assert not is_in(geros)
    assert not Session.objects.filter(user=gero).exists()


# Leaving


def see_off_alma(alma: User) -> None:
    see_off([alma.pk], on=timezone.localdate())


def last_day_was_yesterday(alma: User) -> None:
    User.objects.filter(pk=alma.pk).update(left_on=timezone.localdate() - timedelta(days=1))
    follow_roles()


def closed_by_hand_and_then_night(alma: User) -> None:
    User.objects.filter(pk=alma.pk).update(is_active=False)
    follow_roles()


def closed_by_the_identity_system(alma: User) -> None:
    close(user=alma, leaves=False, on=timezone.localdate())


@pytest.mark.parametrize(
    "leaving",
    [see_off_alma, last_day_was_yesterday, closed_by_hand_and_then_night, closed_by_the_identity_system],
)
def test_whoever_leaves_loses_every_session_at_once_and_gets_none_back(alma, bruno, leaving):
    browsers, brunos = [at(FIREFOX, alma), at(IPHONE, alma)], at(FIREFOX, bruno)
    leaving(alma)
    assert not any(is_in(browser) for browser in browsers)
    assert not Session.objects.filter(user=alma).exists()
    User.objects.filter(pk=alma.pk).update(is_active=True, left_on=None)
    assert not any(is_in(browser) for browser in browsers), "coming back opens no old session"
    assert is_in(brunos)


def test_an_import_that_leaves_somebody_out_ends_the_sessions(alma, world):
    browser = at(FIREFOX, alma)
    from people.directory.staff_import.services import import_staff

    file = "Personalnummer;Vorname;Nachname;Orgschlüssel\n10000099;Neu;Person;34\n".encode()
    import_staff(people_file=file, file_name="x.csv", threshold=100)
    assert not User.objects.get(pk=alma.pk).is_active
    assert not Session.objects.filter(user=alma).exists()
    assert not is_in(browser)


def test_a_device_that_knows_somebody_lets_nobody_in_who_has_left(alma):
    browser = at(FIREFOX, alma)
    see_off_alma(alma)
    assert "passen nicht zusammen" in enter(browser, alma).content.decode()


def test_sessions_that_ran_out_are_forgotten(alma):
    at(FIREFOX, alma)
    running = at(IPHONE, alma).session.session_key
    Session.objects.exclude(session_key=running).update(expire_date=timezone.now() - timedelta(hours=1))
    forget_ended_sessions()
    assert Session.objects.get().session_key == running
