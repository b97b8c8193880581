"""A starting password opens the door once, to the page on which it is replaced."""

import pytest
from django.contrib.auth import get_user

from people.directory.services import set_starting_password
from people.models import User
from tests.people.entrance.keys import enter

CHANGE, NEW = "/konto/kennwort/", "Ein-Neues-Kennwort-7"


@pytest.fixture
def handed_out(gero, otto) -> str:
    return set_starting_password(user=gero, by=otto)


@pytest.mark.parametrize("address", ["/", "/meine-daten/", "/einstellungen/sicherheit/", "/kurse/"])
def test_nothing_opens_before_it_is_changed(gero, handed_out, client, address):
    enter(client, gero, handed_out)
    answer = client.get(address, follow=True)
    assert answer.redirect_chain[-1][0].startswith(CHANGE)
    assert "das auch andere gesehen haben" in answer.content.decode()


def test_afterwards_everything_opens_and_gero_is_where_he_wanted_to_go(gero, handed_out, client):
    enter(client, gero, handed_out)
    page = client.get("/meine-daten/").url
    assert 'name="next" value="/meine-daten/"' in client.get(page).content.decode()
    facts = {"oldpassword": handed_out, "password1": NEW, "password2": NEW, "next": "/meine-daten/"}
    assert client.post(CHANGE, facts).url == "/meine-daten/"
    assert client.get("/meine-daten/").status_code == 200
    assert User.objects.get(pk=gero.pk).starting_password_at is None


def test_mistakes_there_come_back_in_words(gero, handed_out, client):
    enter(client, gero, handed_out)
    answer = client.post(CHANGE, {"oldpassword": handed_out, "password1": "kurz", "password2": "kurz"})
    assert answer.status_code == 422
    assert client.get("/meine-daten/").status_code == 302


def test_gero_can_sign_out_instead(gero, handed_out, client):
    enter(client, gero, handed_out)
    assert client.get("/konto/abmelden/").status_code == 200
    client.post("/konto/abmelden/")
    assert get_user(client).is_anonymous


def test_it_expires(gero, handed_out, client, settings, time_machine):
    settings.STARTING_PASSWORD_DAYS = 3
    given_at = User.objects.get(pk=gero.pk).starting_password_at
    time_machine.move_to(given_at.timestamp() + 3 * 86_400 + 60, tick=False)
    assert "Startkennwort ist abgelaufen" in enter(client, gero, handed_out).content.decode()
    assert get_user(client).is_anonymous
    assert "passen nicht zusammen" in enter(client, gero, "falsch").content.decode()


def test_people_with_a_password_of_their_own_are_not_asked(alma, client):
    enter(client, alma)
    assert client.get("/meine-daten/").status_code == 200


def test_who_came_another_way_is_not_asked(gero, handed_out, sign_in):
    """At a kiosk, or by the city's sign-in: the starting password was not used."""
    assert sign_in(User.objects.get(pk=gero.pk)).get("/meine-daten/").status_code == 200
