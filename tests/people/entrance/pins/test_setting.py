"""Setting a PIN with the code from the letter, changing it, removing it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from wagtail.models import ModelLogEntry

from people.entrance.pins import services
from people.entrance.pins.models import Pin, PinCode, Tries
from people.models import Notification, User
from tests.people.entrance.conftest import PIN

PAGE, OWN = "/pin/", "/einstellungen/pin/"


@pytest.fixture
def code(gero, otto) -> str:
    return services.issue_code(user=gero, by=otto)


def choose(code: str, *, number: str = "10000007", pin: str = PIN, again: str = "", browser: Client | None = None):
    typed = {"number": number, "code": code, "pin": pin, "again": again or pin}
    return (browser or Client()).post(PAGE, typed)


def words(answer) -> str:
    """What the page says, without what differs by chance."""
    return re.sub(r'csrfmiddlewaretoken" value="\w+"|value="[^"]*"', "", answer.content.decode())


def test_gero_sets_a_pin_on_any_phone(gero, code):
    page = Client().get(PAGE)
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    answer = choose(code.lower().replace("-", " "))
    assert answer.url == "/pin/gesetzt/"
    assert "Ihre PIN ist festgelegt" in Client().get(answer.url).content.decode()
    assert services.holder_of(number="10000007", pin=PIN) == gero


def test_a_code_works_once(gero, code):
    choose(code)
    answer = choose(code, pin="730164")
    assert answer.status_code == 422
    assert "gilt nicht mehr" in words(answer)
    assert services.holder_of(number="10000007", pin=PIN) == gero


def test_a_later_code_replaces_the_earlier_one(gero, otto, code):
    later = services.issue_code(user=gero, by=otto)
    assert choose(code).status_code == 422
    assert choose(later).status_code == 302


def test_a_code_expires(gero, code, time_machine, settings):
    time_machine.shift(timedelta(days=settings.PIN_CODE_DAYS, minutes=1))
    assert choose(code).status_code == 422
    services.forget_old()
    assert not PinCode.objects.exists()


def test_neither_code_nor_pin_lies_in_the_database(gero, code):
    kept = PinCode.objects.get(user=gero).digest
    assert code.replace("-", "").lower() not in kept.lower()
    choose(code)
    assert PIN not in Pin.objects.get(user=gero).digest


def test_a_weak_pin_is_refused_and_the_code_kept(gero, code):
    answer = choose(code, pin="123456")
    assert answer.status_code == 422
    assert "leicht zu erraten" in words(answer)
    assert choose(code).status_code == 302


def test_two_different_pins_are_refused(code):
    assert "verschieden" in words(choose(code, again="604718"))


def test_the_page_does_not_tell_who_has_a_code(gero, alma, code):
    """A wrong code, a number without code, an unknown number, somebody who has left: one answer."""
    wrong = "2222-3333-4444"
    User.objects.filter(pk=alma.pk).update(is_active=False)
    answers = {words(choose(wrong, number=number)) for number in ("10000007", "10000001", "99999999")}
    assert len(answers) == 1
    assert "passen nicht zusammen" in answers.pop()


def test_guessing_codes_is_slowed_for_known_and_unknown_numbers_alike(gero, code):
    for number in ("10000007", "99999999"):
        statuses = [choose("2222-3333-4444", number=number).status_code for _try in range(7)]
        assert statuses == [422] * 6 + [429], number
    answer = choose(code)
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) <= 61
    assert "Bitte warten Sie" in words(answer)


def test_after_the_pause_the_right_code_works(gero, code, time_machine):
    for _try in range(7):
        choose("2222-3333-4444")
    time_machine.shift(timedelta(minutes=2))
    assert choose(code).status_code == 302


def test_slips_in_the_pin_are_no_guesses(gero, code):
    for _try in range(12):
        assert choose(code, pin="123456").status_code == 422
    assert choose(code).status_code == 302


def test_numbers_are_not_kept_where_tries_are_counted(gero, code):
    choose("2222-3333-4444")
    assert "10000007" not in Tries.objects.get().door


def test_gero_is_told_and_everything_is_written_down(gero, otto, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        choose(services.issue_code(user=gero, by=otto))
    kinds = set(Notification.objects.filter(recipient=gero).values_list("kind", flat=True))
    assert kinds == {"people.pin_code", "people.pin_set"}
    actions = list(ModelLogEntry.objects.order_by("pk").values_list("action", "user"))
    assert actions == [("people.issue_pin_code", otto.pk), ("people.set_pin", gero.pk)]


def test_gero_reads_the_messages_in_words(gero, otto, sign_in, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        choose(services.issue_code(user=gero, by=otto))
    page = sign_in(gero).get("/mitteilungen/").content.decode()
    assert "Otto Ott hat einen Code für Sie ausstellen lassen" in page
    assert "Ihre PIN für geteilte Geräte wurde festgelegt" in page


def test_the_form_needs_its_own_token(code):
    assert choose(code, browser=Client(enforce_csrf_checks=True)).status_code == 403


# One's own settings ---------------------------------------------------------------------------


def test_alma_who_signed_in_otherwise_sets_a_pin_without_letter(alma, sign_in):
    browser = sign_in(alma)
    assert browser.post(OWN, {"pin": PIN, "again": PIN}).url == OWN
    assert services.holder_of(number="10000001", pin=PIN) == alma


def test_changing_needs_the_present_pin(gero_with_pin, sign_in):
    browser = sign_in(gero_with_pin)
    new = {"pin": "730164", "again": "730164"}
    wrong = browser.post(OWN, {"present": "604718", **new})
    assert wrong.status_code == 422
    assert "nicht Ihre bisherige PIN" in wrong.content.decode()
    assert browser.post(OWN, {"present": PIN, **new}).status_code == 302
    assert services.holder_of(number="10000007", pin="730164") == gero_with_pin
    assert services.holder_of(number="10000007", pin=PIN) is None


def test_guessing_the_present_pin_is_slowed(gero_with_pin, sign_in):
    browser = sign_in(gero_with_pin)
    tried = [browser.post(OWN, {"present": "604718", "pin": "1", "again": "1"}).status_code for _try in range(7)]
    assert tried == [422] * 6 + [429]


def test_gero_removes_the_pin(gero_with_pin, sign_in):
    sign_in(gero_with_pin).post(f"{OWN}entfernen/")
    assert services.holder_of(number="10000007", pin=PIN) is None
    assert ModelLogEntry.objects.filter(action="people.remove_pin", user=gero_with_pin).exists()


def test_my_data_says_when_the_pin_was_set_and_nothing_more(gero_with_pin, sign_in):
    browser = sign_in(gero_with_pin)
    assert "PIN für geteilte Geräte" in browser.get("/meine-daten/").content.decode()
    record = browser.get("/meine-daten/herunterladen/").json()["sections"]["pin"]["records"][0]
    assert record["pin_set_at"]
    assert "digest" not in record


def test_accounts_that_may_do_everything_get_no_pin(gero, sign_in, otto):
    User.objects.filter(pk=gero.pk).update(is_superuser=True)
    gero.refresh_from_db()
    assert sign_in(gero).post(OWN, {"pin": PIN, "again": PIN}).status_code == 403
    assert choose(services.issue_code(user=gero, by=otto)).status_code == 422


def test_the_pin_of_somebody_who_left_is_forgotten(gero_with_pin):
    User.objects.filter(pk=gero_with_pin.pk).update(is_active=False)
    assert services.holder_of(number="10000007", pin=PIN) is None
    services.forget_old()
    assert not Pin.objects.exists()


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer in at a time")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_who_use_a_code_at_once_one_sets_the_pin(gero, otto):
    from concurrent.futures import ThreadPoolExecutor

    code = services.issue_code(user=gero, by=otto)

    def use(pin: str) -> bool:
        try:
            return services.set_pin_with_code(user=gero, code=code, pin=pin)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(use, ["482913", "730164"])) == [False, True]
