"""Trying a few passwords on many accounts: the attacker waits, colleagues at the same address do not."""

import logging
import re
import time

import pytest
from django.contrib.auth import get_user
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from people.entrance import pressure
from people.models import User
from tests.people.entrance.keys import PASSWORD, enter

SIGN_IN = "/konto/anmelden/"
WAIT = re.compile(r"warten Sie bitte (\d+) Sekunden?")
TICKET = re.compile(r'name="ticket" value="([^"]+)"')


@pytest.fixture(autouse=True)
def noon(time_machine) -> None:
    """Minutes and hours begin when the tests say so."""
    time_machine.move_to("2027-03-01 12:00:05+01:00", tick=False)


@pytest.fixture
def passes(time_machine):
    """Seconds pass."""

    def by(seconds: float) -> None:
        time_machine.move_to(time.time() + seconds, tick=False)

    return by


def guess(browser: Client, login: str, password: str = "Sommer2026!", **more: str) -> str:
    answer = browser.post(SIGN_IN, {"login": login, "password": password, **more}, REMOTE_ADDR="203.0.113.7")
    return answer.content.decode()


def spray(accounts: int, first: int = 30_000_000) -> Client:
    """One password for many accounts, from one address."""
    browser = Client()
    for number in range(first, first + accounts):
        guess(browser, str(number))
    return browser


def was_checked(page: str) -> bool:
    return "passen nicht zusammen" in page


def come(person: User, browser: Client | None = None, password: str = PASSWORD, **more: str):
    """A colleague behind the same proxy signs in."""
    facts = {"login": person.personnel_number, "password": password, **more}
    return (browser or Client()).post(SIGN_IN, facts, REMOTE_ADDR="203.0.113.7")


def test_the_sprayer_is_slowed_more_and_more(db, passes):
    """An attacker who always waits as told: how many guesses get through in an hour of the clock."""
    browser, checked, number = spray(pressure.TOLERATED), 0, 40_000_000
    waits = []
    end = time.time() + 3600
    while time.time() < end:
        number += 1
        page = guess(browser, str(number))
        while told := WAIT.search(page):
            waits.append(int(told[1]))
            ticket = TICKET.search(page)[1]
            passes(int(told[1]))
            page = guess(browser, str(number), ticket=ticket)
        checked += was_checked(page)
    assert waits[:2] == [2, 2]
    assert max(waits) == pressure.LONGEST_WAIT
    assert checked < 160, checked


def test_many_hands_share_few_attempts_a_minute(db, passes):
    """An attacker who asks for hundreds of tickets at once and comes back with all of them, minute after minute."""
    spray(pressure.TOLERATED)
    tickets = {}
    for number in range(50_000_000, 50_000_200):
        tickets[str(number)] = TICKET.search(guess(Client(), str(number)))[1]
    got_through = []
    for _minute in range(5):
        passes(60)
        pages = {login: guess(Client(), login, ticket=ticket) for login, ticket in tickets.items()}
        assert all(was_checked(page) or WAIT.search(page) for page in pages.values())
        got_through.append(sum(map(was_checked, pages.values())))
        tickets = {login: ticket for login, ticket in tickets.items() if not was_checked(pages[login])}
    assert got_through == sorted(got_through, reverse=True)
    assert got_through[0] <= 40
    assert got_through[-1] <= 20


def test_colleagues_whose_device_is_known_notice_nothing(alma, bruno):
    office, phone = Client(), Client()
    come(alma, office)
    come(bruno, phone)
    for browser in (office, phone):
        browser.post("/konto/abmelden/")
    spray(60)
    assert come(alma, office).url == "/"
    assert come(bruno, phone).url == "/"


def test_colleagues_on_a_new_device_wait_at_most_a_minute_and_get_in(alma, passes):
    spray(60)
    browser = Client()
    page = come(alma, browser).content.decode()
    wait = int(WAIT.search(page)[1])
    assert wait <= pressure.LONGEST_WAIT
    assert "Kennwort vergessen?" in page
    assert 'value="10000001"' in page, "the number is kept"
    ticket = TICKET.search(page)[1]
    assert int(WAIT.search(come(alma, browser, ticket=ticket).content.decode())[1]) == wait
    passes(wait)
    assert come(alma, browser, ticket=ticket).url == "/"
    browser.post("/konto/abmelden/")
    assert come(alma, browser).url == "/", "from now on the device is known"


def test_a_link_by_mail_needs_no_waiting(alma, mailoutbox, django_capture_on_commit_callbacks):
    spray(60)
    browser = Client(REMOTE_ADDR="203.0.113.7")
    with django_capture_on_commit_callbacks(execute=True):
        browser.post("/konto/kennwort-vergessen/", {"email": alma.email})
    link = re.search(r"https?://[^/]+(/\S+)", mailoutbox[0].body)[1]
    form = browser.get(link, follow=True)
    new = "Ein-Neues-Kennwort-7"
    browser.post(form.request["PATH_INFO"], {"password1": new, "password2": new})
    assert come(alma, browser, new).url == "/"


def test_other_addresses_notice_nothing(alma, client):
    spray(60)
    assert enter(client, alma).url == "/"


def test_a_ticket_holds_for_one_attempt_at_one_login(db, passes):
    spray(60)
    browser = Client()
    ticket = TICKET.search(guess(browser, "50000001"))[1]
    passes(60)
    assert WAIT.search(guess(browser, "50000002", ticket=ticket))
    assert was_checked(guess(browser, "50000001", ticket=ticket))
    assert WAIT.search(guess(browser, "50000001", ticket=ticket))
    assert WAIT.search(guess(browser, "50000001", ticket=f"{ticket}x"))


def test_mistyping_and_then_getting_in_is_no_attack(world):
    from tests.factories.people import UserFactory

    for person in UserFactory.create_batch(pressure.TOLERATED + 20):
        browser = Client()
        come(person, browser, "vertippt")
        assert come(person, browser).url == "/"
    assert not pressure.is_felt()


def test_failures_on_known_devices_are_no_attack(alma):
    browser = Client()
    come(alma, browser)
    browser.post("/konto/abmelden/")
    come(alma, browser, "vertippt")
    spray(pressure.TOLERATED - 1)
    assert not pressure.is_felt()
    spray(1, first=40_000_000)
    assert pressure.is_felt()


def test_nobody_far_away_locks_somebody_out_at_the_own_desk(alma):
    """Five wrong passwords make strangers wait at this account, not the person's own device."""
    browser = Client()
    enter(browser, alma)
    browser.post("/konto/abmelden/")
    attacker = Client()
    for _again in range(6):
        answer = enter(attacker, alma, "falsch")
    assert "Zu viele Versuche" in answer.content.decode()
    assert "Zu viele Versuche" in enter(Client(), alma).content.decode()
    assert enter(browser, alma).url == "/"


def test_a_lock_is_never_permanent(alma, passes):
    attacker = spray(60)
    for _again in range(6):
        guess(attacker, alma.personnel_number)
    passes(3600)
    assert come(alma).url == "/"
    assert not pressure.is_felt()


def test_a_known_device_is_known_for_its_people_only_and_cannot_be_forged(alma, bruno):
    browser = Client()
    come(alma, browser)
    browser.post("/konto/abmelden/")
    spray(60)
    assert WAIT.search(come(bruno, browser).content.decode())
    cookie = browser.cookies["stadtcampus-known"].value
    assert alma.personnel_number not in cookie
    forged = Client()
    forged.cookies["stadtcampus-known"] = f"{cookie[:-3]}abc"
    assert WAIT.search(come(alma, forged).content.decode())


def test_a_shared_device_remembers_nobody(alma, rf):
    from django.http import HttpResponse

    from people.entrance import known

    request = rf.get("/")
    request.session = {"kiosk": {"device": 1}}
    response = HttpResponse()
    known.remember(request, response, alma)
    assert not response.cookies


def test_the_cache_keeps_no_address_and_no_login(db):
    spray(60)
    for kept in [*cache._cache.keys(), *map(str, cache._cache.values())]:
        assert "203.0.113.7" not in kept
        assert "30000001" not in kept


def test_operators_see_it_and_nobody_is_named(db, client, caplog):
    assert "sign_in" not in client.get("/gesundheit/bereit/").json()
    with caplog.at_level(logging.WARNING):
        spray(60)
    told = [record.getMessage() for record in caplog.records if record.name == "people.entrance.pressure"]
    assert len(told) == 1, "once, not for every attempt"
    assert "50 accounts" in told[0]
    assert "203.0.113.7" not in caplog.text
    assert "3000" not in caplog.text
    assert client.get("/gesundheit/bereit/").json()["sign_in"] == "under attack"


def test_while_redis_is_away_each_process_counts_for_itself(alma, settings, monkeypatch, passes):
    from config.cache import PatientRedisCache

    away = PatientRedisCache("redis://127.0.0.1:1/0", {"OPTIONS": {"socket_connect_timeout": 1}})
    monkeypatch.setattr(pressure, "cache", away)
    monkeypatch.setattr("allauth.core.internal.ratelimit.cache", away)
    office = Client()
    come(alma, office)
    office.post("/konto/abmelden/")
    attacker = spray(60)
    assert WAIT.search(guess(attacker, "40000001"))
    assert come(alma, office).url == "/"


# Nobody learns who has an account


@pytest.fixture
def hashed(monkeypatch) -> list[str]:
    """Every time a password is computed, which is what takes time."""
    computed: list[str] = []
    encode = MD5PasswordHasher.encode

    def counting(self, password, salt):
        computed.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counting)
    return computed


def test_every_wrong_attempt_takes_the_same_work(alma, gero, bruno, cem, hashed):
    """No account, a wrong password, no password at all, somebody who has left: by number and by mailbox."""
    User.objects.filter(pk=gero.pk).update(is_active=False)
    bruno.set_unusable_password()
    bruno.save()
    work = {}
    for login in ("99999999", "10000001", "10000007", "10000002", "niemand@stadt.example", alma.email, bruno.email):
        hashed.clear()
        answer = Client().post(SIGN_IN, {"login": login, "password": "falsch"})
        assert was_checked(answer.content.decode()), login
        work[login] = len(hashed)
    assert set(work.values()) == {1}, work


def test_under_attack_everybody_is_told_the_same(alma, db):
    spray(60)
    normal = re.compile(r'(csrfmiddlewaretoken|login|ticket)" value="[^"]+"|value="[^"]*"')
    assert len({normal.sub("", guess(Client(), login)) for login in ("99999999", "10000001", alma.email)}) == 1


def test_too_many_attempts_are_told_the_same_with_and_without_account(alma, gero, passes):
    User.objects.filter(pk=gero.pk).update(is_active=False)
    for login, password in (("10000001", "falsch"), ("99999999", "falsch"), ("10000007", PASSWORD)):
        for _again in range(5):
            passes(1)
            assert was_checked(Client().post(SIGN_IN, {"login": login, "password": password}).content.decode())
        answer = Client().post(SIGN_IN, {"login": login, "password": password})
        assert "Zu viele Versuche" in answer.content.decode(), login


# The rule itself


@given(st.integers(0, 20_000), st.integers(0, 20_000))
def test_more_failing_accounts_never_wait_less_nor_share_more(one, other):
    few, many = sorted((one, other))
    assert pressure.seconds_to_wait(few) <= pressure.seconds_to_wait(many) <= pressure.LONGEST_WAIT
    assert pressure.MOST >= pressure.attempts_a_minute(few) >= pressure.attempts_a_minute(many) >= pressure.FEWEST
