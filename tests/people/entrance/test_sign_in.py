"""Signing in with number or mailbox; the door says the same to everybody and forgets nobody's right."""

import re

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client

from people.models import User

SIGN_IN = "/konto/anmelden/"
PASSWORD = "stadtcampus-demo"


def attempt(browser: Client, login: str, password: str = PASSWORD, **more: str):
    return browser.post(SIGN_IN, {"login": login, "password": password, **more})


@pytest.mark.parametrize("login", ["10000001", "alma.aydin@stadt.example", " ALMA.AYDIN@stadt.example "])
def test_alma_signs_in_with_number_or_mailbox(alma, client, login):
    assert attempt(client, login).url == "/"
    assert client.get("/einstellungen/").status_code == 200


def test_gero_signs_in_without_a_mailbox(gero, client):
    assert attempt(client, "10000007").url == "/"


def test_after_signing_in_people_are_where_they_wanted_to_go(alma, client):
    asked = client.get("/meine-daten/")
    assert asked.url == f"{SIGN_IN}?next=/meine-daten/"
    page = client.get(asked.url)
    assert 'name="next" value="/meine-daten/"' in page.content.decode()
    assert attempt(client, "10000001", next="/meine-daten/").url == "/meine-daten/"


def test_nobody_is_sent_to_another_site(alma, client):
    assert attempt(client, "10000001", next="https://boese.example/").url == "/"


def test_the_door_does_not_tell_who_has_an_account(alma, client):
    """A stranger, a wrong password, somebody who has left with the right one: one answer."""
    left = {"is_active": False, "password": make_password(PASSWORD)}
    User.objects.create(personnel_number="10000077", first_name="Weg", last_name="Ganz", **left)
    answers = {
        re.sub(r'csrfmiddlewaretoken" value="\w+"|value="\d+"', "", attempt(client, *tried).content.decode())
        for tried in [("99999999",), ("10000001", "falsch"), ("10000077",)]
    }
    assert len(answers) == 1
    assert "passen nicht zusammen" in answers.pop()


def test_errors_lead_to_the_field_and_to_the_summary(client, db):
    page = attempt(client, "", "").content.decode()
    assert "Bitte prüfen Sie 2 Angaben" in page
    assert 'href="#id_login"' in page


def test_too_many_attempts_at_one_account_have_to_wait(alma, client):
    for _again in range(5):
        attempt(client, "10000001", "falsch")
    assert "Zu viele Versuche" in attempt(client, "10000001").content.decode()


def test_one_proxy_for_the_whole_city_locks_nobody_out(alma, world, client):
    for number in range(40):
        attempt(client, f"3000{number:04}", "falsch")
    assert attempt(client, "10000001").status_code == 302


def test_whoever_leaves_is_signed_out_at_once(alma, sign_in):
    browser = sign_in(alma)
    User.objects.filter(pk=alma.pk).update(is_active=False)
    assert browser.get("/einstellungen/").status_code == 302


@pytest.mark.parametrize(
    "path", ["signup/", "email/", "confirm-email/", "login/", "reauthenticate/", "inactive/", "password/set/", ""]
)
def test_what_a_city_does_not_need_does_not_exist(alma, sign_in, path):
    assert sign_in(alma).get(f"/konto/{path}").status_code == 404


def test_signing_out_needs_a_click(alma, sign_in):
    browser = sign_in(alma)
    assert "Abmelden" in browser.get("/konto/abmelden/").content.decode()
    assert browser.get("/einstellungen/").status_code == 200
    browser.post("/konto/abmelden/")
    assert browser.get("/einstellungen/").status_code == 302


def test_a_forgotten_password_is_replaced_by_mail(
    alma, client, mailoutbox, settings, django_capture_on_commit_callbacks
):
    settings.PUBLIC_ORIGIN = "https://campus.stadt.example"
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/konto/kennwort-vergessen/", {"email": "alma.aydin@stadt.example"})
    link = re.search(r"https://campus\.stadt\.example(/\S+)", mailoutbox[0].body)[1]
    form = client.get(link, follow=True)
    new = "Ein-Neues-Kennwort-7"
    done = client.post(form.request["PATH_INFO"], {"password1": new, "password2": new}, follow=True)
    assert "Ihr neues Kennwort ist gesetzt" in done.content.decode()
    assert attempt(client, "10000001", new).url == "/"
    assert "gilt nicht mehr" in Client().get(link, follow=True).content.decode()


@pytest.mark.parametrize("address", ["niemand@stadt.example", "alma.aydin@stadt.example"])
def test_asking_for_a_new_password_tells_nothing(alma, client, address):
    answer = client.post("/konto/kennwort-vergessen/", {"email": address}, follow=True)
    assert "Gehört die Adresse zu einem Konto" in answer.content.decode()


def test_also_without_a_queue_the_answer_tells_nothing(alma, client, monkeypatch, django_capture_on_commit_callbacks):
    def refuse(*args: object) -> None:
        raise ConnectionError

    monkeypatch.setattr("people.entrance.tasks.mail_reset_link.delay", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/konto/kennwort-vergessen/", {"email": "alma.aydin@stadt.example"}, follow=True)
    assert "Gehört die Adresse zu einem Konto" in answer.content.decode()


def test_a_stranger_gets_no_mail(db, client, mailoutbox):
    client.post("/konto/kennwort-vergessen/", {"email": "niemand@stadt.example"})
    assert not mailoutbox


def test_alma_changes_her_password(alma, sign_in):
    browser = sign_in(alma)
    new = "Ein-Neues-Kennwort-7"
    wrong = browser.post("/konto/kennwort/", {"oldpassword": "x", "password1": new, "password2": new})
    assert "nicht Ihr bisheriges Kennwort" in wrong.content.decode()
    right = browser.post("/konto/kennwort/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert right.status_code == 302
    alma.refresh_from_db()
    assert alma.check_password(new)


@pytest.mark.parametrize("door", ["/cms/login/", "/cms/password_reset/", "/cms/account/"])
def test_the_editor_has_no_second_door(alma, sign_in, door):
    assert sign_in(alma).get(door).status_code == 403
