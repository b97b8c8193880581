"""A session at a shared device is short, plain, tied to the device, and leaves nothing behind."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from people.directory import services as directory
from people.directory.roles import Role
from people.entrance.kiosk import services
from people.entrance.kiosk.stay import EXTENSIONS, Limits, Stay
from people.entrance.pins import services as pins
from people.models import User
from tests.people.entrance.conftest import PIN

INSIDE, LONGER, STILL = "/mitteilungen/", "/kiosk/weiter/", "/kiosk/noch-da/"


@pytest.fixture
def gero_inside(gero_with_pin, at_device, enter) -> Client:
    browser = at_device()
    assert enter(browser).status_code == 302
    return browser


def is_out(answer) -> bool:
    return answer.status_code == 302 and answer.url.startswith("/kiosk/?ende=")


# Short -------------------------------------------------------------------------------------------


def test_without_input_the_session_ends(gero_inside, time_machine):
    time_machine.shift(timedelta(minutes=2, seconds=50))
    assert gero_inside.get(INSIDE).status_code == 200
    time_machine.shift(timedelta(minutes=3, seconds=1))
    answer = gero_inside.get(INSIDE)
    assert answer.url == "/kiosk/?ende=zeit"
    assert "Ihre Zeit an diesem Gerät ist um" in gero_inside.get(answer.url).content.decode()
    assert gero_inside.get(INSIDE).status_code == 302


def test_also_with_input_it_ends(gero_inside, time_machine):
    for _step in range(7):
        time_machine.shift(timedelta(minutes=2))
        assert gero_inside.get(INSIDE).status_code == 200
    time_machine.shift(timedelta(minutes=1, seconds=1))
    assert is_out(gero_inside.get(INSIDE))


def test_whoever_is_there_stays_longer_ten_times(gero_inside, time_machine):
    for _time in range(EXTENSIONS):
        for _step in range(5):
            time_machine.shift(timedelta(minutes=2, seconds=50))
            gero_inside.post(LONGER)
        assert gero_inside.post(LONGER, {"verlaengern": "1"}).json() == {"seconds": 180}
    for _step in range(5):
        time_machine.shift(timedelta(minutes=2, seconds=50))
        assert gero_inside.post(LONGER, {"verlaengern": "1"}).status_code == 200
    time_machine.shift(timedelta(minutes=2))
    assert is_out(gero_inside.get(INSIDE))


def test_settings_say_how_long(gero_inside, time_machine, settings):
    settings.KIOSK_IDLE_MINUTES = 10
    time_machine.shift(timedelta(minutes=9))
    assert gero_inside.get(INSIDE).status_code == 200


@given(
    st.lists(st.tuples(st.floats(0, 2000), st.booleans()), max_size=60),
    st.integers(30, 600),
    st.integers(60, 3600),
)
def test_no_stay_outlives_its_limits(steps, idle, whole):
    limits, now = Limits(idle=idle, whole=whole), 1_000_000.0
    stay, began = Stay(device=1, began=now, seen=now), now
    for wait, asks in steps:
        assert stay.ends_at(limits) <= now + idle
        now += wait
        if stay.is_over(limits, now):
            assert wait >= idle or now - stay.began >= whole
            return
        stay = stay.extended_at(now) if asks else stay.used(now)
        assert stay.extended <= EXTENSIONS
    assert now - began <= whole * (EXTENSIONS + 1)


# Without scripts ---------------------------------------------------------------------------------


def test_without_scripts_the_browser_asks_before_the_end(gero_inside):
    page = gero_inside.get(INSIDE).content.decode()
    assert '<meta http-equiv="refresh" content="120;url=/kiosk/noch-da/?zurueck=%2Fmitteilungen%2F">' in page


def test_the_question_is_no_sign_of_life(gero_inside, time_machine):
    time_machine.shift(timedelta(minutes=2))
    question = gero_inside.get(STILL, {"zurueck": "/kurse/"})
    assert question["Refresh"] == "61; url=/kiosk/"
    assert "Sind Sie noch da?" in question.content.decode()
    time_machine.shift(timedelta(minutes=1, seconds=1))
    assert is_out(gero_inside.get("/kiosk/"))


def test_one_click_leads_back_to_where_one_was(gero_inside, time_machine):
    time_machine.shift(timedelta(minutes=2, seconds=30))
    assert gero_inside.post(LONGER, {"verlaengern": "1", "zurueck": "/mitteilungen/"}).url == "/mitteilungen/"
    time_machine.shift(timedelta(minutes=2, seconds=30))
    assert gero_inside.get(INSIDE).status_code == 200


@pytest.mark.parametrize("elsewhere", ["https://boese.example/", "//boese.example/", "/\\boese.example", "data:1"])
def test_it_leads_nowhere_else(gero_inside, elsewhere):
    assert gero_inside.post(LONGER, {"zurueck": elsewhere}).url == "/"
    assert 'value="/"' in gero_inside.get(STILL, {"zurueck": elsewhere}).content.decode()


def test_outside_a_session_there_is_nothing_to_prolong(at_device, alma, sign_in):
    assert at_device().post(LONGER).url == "/kiosk/"
    assert at_device().get(STILL).url == "/kiosk/"
    assert sign_in(alma).post(LONGER).url == "/kiosk/"


# Nothing left behind -----------------------------------------------------------------------------


def test_signing_out_empties_the_browser(gero_inside):
    answer = gero_inside.post("/konto/abmelden/")
    assert answer.url == "/kiosk/?ende=abgemeldet"
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert not Session.objects.exists()
    assert "nichts von Ihnen geblieben" in gero_inside.get(answer.url).content.decode()


def test_the_end_by_time_empties_the_browser_too(gero_inside, time_machine):
    time_machine.shift(timedelta(minutes=4))
    answer = gero_inside.get(INSIDE)
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert "no-store" in answer["Cache-Control"]
    assert not Session.objects.exists()


def test_a_fragment_that_comes_too_late_leads_the_whole_page_out(gero_inside, time_machine):
    time_machine.shift(timedelta(minutes=4))
    answer = gero_inside.get(INSIDE, headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == "/kiosk/?ende=zeit"


def test_no_page_is_kept(gero_inside):
    for path in ("/", INSIDE, "/meine-daten/", "/kiosk/"):
        assert "no-store" in gero_inside.get(path)["Cache-Control"], path


def test_the_session_ends_with_the_browser(gero_inside, settings):
    gero_inside.get(INSIDE)
    cookie = gero_inside.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["max-age"] == ""


def test_every_page_shows_the_way_out(gero_inside):
    for path in ("/mitteilungen/", "/meine-daten/", "/konto/kennwort/", "/gibt/es/nicht/"):
        page = gero_inside.get(path).content.decode()
        assert 'aria-label="Geteiltes Gerät"' in page, path
        assert page.index("Abmelden") < page.index("<main"), path


def test_forms_at_the_door_are_not_filled_in_by_browsers(at_device):
    for path in ("/kiosk/", "/pin/"):
        page = at_device().get(path).content.decode()
        assert 'type="password"' not in page
        assert page.count('autocomplete="off"') >= 3
        assert 'inputmode="numeric"' in page


# Tied to the device ------------------------------------------------------------------------------


def test_a_stolen_session_is_worth_nothing_elsewhere(gero_inside, settings):
    elsewhere = Client()
    elsewhere.cookies[settings.SESSION_COOKIE_NAME] = gero_inside.cookies[settings.SESSION_COOKIE_NAME].value
    assert is_out(elsewhere.get(INSIDE))


def test_nor_at_another_device(gero_inside, settings, world):
    other = services.add_device(name="Wache 2", place="Foyer", office=world.hr, by=None)
    _device, key = services.set_up(code=services.invite(device=other, by=None))
    elsewhere = Client()
    elsewhere.cookies[settings.SESSION_COOKIE_NAME] = gero_inside.cookies[settings.SESSION_COOKIE_NAME].value
    elsewhere.cookies[settings.KIOSK_COOKIE_NAME] = key
    assert is_out(elsewhere.get(INSIDE))


def test_when_the_device_goes_out_of_use_everybody_there_is_out(gero_inside, device, otto):
    services.revoke(device=device, by=otto)
    assert is_out(gero_inside.get(INSIDE))


def test_whoever_leaves_is_out_at_once(gero_inside, gero):
    User.objects.filter(pk=gero.pk).update(is_active=False)
    assert is_out(gero_inside.get(INSIDE))


def test_a_password_opens_the_same_plain_session_there(at_device, alma):
    browser = at_device()
    assert browser.get("/konto/anmelden/").url == "/kiosk/"
    browser.force_login(alma)
    browser.get(INSIDE)
    assert browser.session["kiosk"]["device"]
    assert browser.get("/konto/kennwort/").status_code == 403


def test_accounts_that_may_do_everything_stay_out(at_device, alma):
    User.objects.filter(pk=alma.pk).update(is_superuser=True)
    browser = at_device()
    browser.force_login(alma)
    assert is_out(browser.get(INSIDE))


# Plain -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        *("/cms/", "/cms/personen/", "/cms/geraete/", "/auswertung/", "/auswertung/berichte/", "/movers/mein-profil/"),
        *("/konto/kennwort/", "/meine-daten/herunterladen/", "/lernen/verlauf/herunterladen/", "/team/pin/"),
    ],
)
def test_roles_and_exports_are_closed(at_device, enter, otto, path):
    for role in Role:
        directory.grant(user=otto, role=role, by=None)
    pins.set_pin(user=otto, pin=PIN)
    browser = at_device()
    enter(browser, "10000009")
    answer = browser.get(path)
    assert answer.status_code == 403
    assert "nicht an einem geteilten Gerät" in answer.content.decode()


def test_at_the_device_otto_is_an_employee(at_device, enter, otto):
    directory.sync_groups(otto)
    pins.set_pin(user=otto, pin=PIN)
    browser = at_device()
    enter(browser, "10000009")
    page = browser.get("/meine-daten/")
    assert page.context["user"].current_grants == []
    assert "/cms/" not in page.content.decode()
    assert otto.holds(Role.OPERATOR), "only the request forgets the role"


def test_a_pdf_is_shown_and_not_stored(gero_inside):
    answer = gero_inside.get("/lernen/bildungspass/pdf/")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("inline")


def test_everywhere_else_a_pdf_is_a_download(gero, sign_in):
    assert sign_in(gero).get("/lernen/bildungspass/pdf/")["Content-Disposition"].startswith("attachment")
