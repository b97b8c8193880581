"""Signing in through a real OpenID provider: there and back, roles by group, out again."""

import logging
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.test import Client
from django.utils import timezone

from people.directory.roles import Role
from people.models import GroupRole, Identity, RoleGrant, User
from tests.people.entrance.sign_on.conftest import asked, at_provider, come_in

SIGN_ON = RoleGrant.Origin.SIGN_ON


def test_the_question_carries_all_that_protects_the_answer(city, client):
    question = asked(client.get("/konto/oidc/"))
    assert question["response_type"] == "code"
    assert question["code_challenge_method"] == "S256"
    assert question["redirect_uri"] == "http://localhost:8000/konto/oidc/antwort/"
    assert all(len(question[name]) >= 43 for name in ("state", "nonce", "code_challenge"))
    assert len({question["state"], question["nonce"], question["code_challenge"]}) == 3
    assert question["state"] != asked(client.get("/konto/oidc/"))["state"]


def test_alma_comes_in_with_the_citys_account(city, alma, client):
    assert come_in(client, "alma.aydin").url == "/"
    assert client.get("/einstellungen/").status_code == 200
    assert client.session["sign_on"] == {"by": "oidc", "strong": True}
    identity = Identity.objects.get(user=alma)
    assert identity.issuer == city
    assert identity.subject


def test_she_is_where_she_wanted_to_go_and_nowhere_else(city, alma, client):
    assert come_in(client, "alma.aydin", "/konto/oidc/?next=/meine-daten/").url == "/meine-daten/"
    for elsewhere in ("https://boese.example/", "//boese.example/", "javascript:alert(1)"):
        assert come_in(Client(), "alma.aydin", f"/konto/oidc/?next={elsewhere}").url == "/"


def test_whoever_sat_there_before_is_signed_out(city, alma, bruno, sign_in):
    browser = sign_in(bruno)
    come_in(browser, "alma.aydin")
    assert "Alma Aydin" in browser.get("/meine-daten/").content.decode()


def test_groups_become_roles_and_end_with_the_group(city, alma, world, client):
    line = GroupRole.objects.create(group="dm-34", role=Role.MOVER, office=world.registry)
    GroupRole.objects.create(group="jemand anders", role=Role.HR)
    RoleGrant.objects.create(user=alma, role=Role.TRAINER)
    come_in(client, "alma.aydin")
    grant = alma.grants.from_origin(SIGN_ON).get()
    assert (grant.role, grant.office) == ("mover", world.registry)
    assert alma.groups.filter(name="Digital Movers").exists()

    RoleGrant.objects.update(starts_on=timezone.localdate() - timedelta(days=9))
    line.delete()
    come_in(Client(), "alma.aydin")
    assert [grant.role for grant in alma.grants.current()] == ["trainer"]
    assert not alma.groups.filter(name="Digital Movers").exists()


def test_signing_out_here_signs_out_there(city, alma, client):
    at_the_provider = requests.Session()
    back = urlsplit(at_provider(client.get("/konto/oidc/")["Location"], "alma.aydin", at_the_provider))
    client.get(f"{back.path}?{back.query}")

    page = client.post("/konto/abmelden/")
    farewell = page["Refresh"].removeprefix("0; url=")
    assert "Sie sind hier abgemeldet" in page.content.decode()
    assert client.get("/einstellungen/").status_code == 302
    told = parse_qs(urlsplit(farewell).query)
    assert told["post_logout_redirect_uri"] == ["http://localhost:8000/konto/anmelden/"]

    gone = at_the_provider.get(farewell, allow_redirects=False)
    assert gone.headers["Location"] == "http://localhost:8000/konto/anmelden/"
    again = at_the_provider.get(client.get("/konto/oidc/")["Location"])
    assert "csrfmiddlewaretoken" in again.text, "the provider asks for the password again"


def test_people_who_came_with_a_password_are_not_sent_anywhere(city, alma, client):
    client.post("/konto/anmelden/", {"login": "10000001", "password": "stadtcampus-demo"})
    assert client.post("/konto/abmelden/").status_code == 302


def test_a_password_after_the_citys_account_is_a_new_beginning(city, alma, gero, client):
    """What the provider vouched for does not rub off on the next person at this browser."""
    come_in(client, "alma.aydin")
    session = client.session
    del session["_auth_user_id"]
    session.save()
    client.post("/konto/anmelden/", {"login": "10000007", "password": "stadtcampus-demo"})
    assert client.get("/einstellungen/").status_code == 200
    assert "sign_on" not in client.session


def test_an_answer_opens_the_door_once(city, alma, client):
    back = urlsplit(at_provider(client.get("/konto/oidc/")["Location"], "alma.aydin"))
    once = client.get(f"{back.path}?{back.query}")
    again = client.get(f"{back.path}?{back.query}")
    assert once.status_code == 302
    assert again.status_code == 400
    assert "Diese Anmeldung gilt nicht mehr" in again.content.decode()


def test_an_answer_works_only_in_the_browser_that_asked(city, alma, client):
    back = urlsplit(at_provider(client.get("/konto/oidc/")["Location"], "alma.aydin"))
    stranger = Client()
    stranger.get("/konto/oidc/")
    assert stranger.get(f"{back.path}?{back.query}").status_code == 400
    assert "_auth_user_id" not in stranger.session


def test_strangers_of_the_city_learn_nothing(city, world, client, caplog):
    with caplog.at_level(logging.WARNING):
        answer = come_in(client, "zoe.ziegler")
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Für Sie gibt es hier noch kein Konto" in page
    assert not User.objects.filter(personnel_number="10000099").exists()
    assert "Sign-on refused: no_account" in caplog.text
    for private in ("10000099", "Ziegler", "zoe"):
        assert private not in caplog.text + page


def test_whoever_has_left_reads_the_same_as_a_stranger(city, alma, world, client):
    User.objects.filter(pk=alma.pk).update(is_active=False)
    left, stranger = come_in(client, "alma.aydin"), come_in(Client(), "zoe.ziegler")
    assert left.status_code == stranger.status_code == 403
    words = [answer.content.decode().partition("<h1>")[2].partition("</main>")[0] for answer in (left, stranger)]
    assert words[0] == words[1]


def test_the_citys_button_comes_first_and_the_password_second(city, client):
    page = client.get("/konto/anmelden/?next=/meine-daten/").content.decode()
    assert page.index("Mit dem Konto der Stadt anmelden") < page.index("Mit Personalnummer und Kennwort anmelden")
    assert 'href="/konto/oidc/?next=%2Fmeine-daten%2F"' in page
    assert "<details" in page
    assert "<details open" not in page
    assert '<details class="c-details" open' in client.post("/konto/anmelden/", {}).content.decode()


def test_without_a_provider_there_is_no_button(db, client):
    page = client.get("/konto/anmelden/").content.decode()
    assert "Konto der Stadt" not in page
    assert "<details" not in page


@pytest.mark.parametrize(("for_all", "status"), [(True, 302), (False, 200)])
def test_a_city_may_keep_passwords_for_those_without_its_account(city, alma, gero, settings, for_all, status):
    settings.LOCAL_SIGN_IN_FOR_ALL = for_all
    come_in(Client(), "alma.aydin")
    answer = Client().post("/konto/anmelden/", {"login": "10000001", "password": "stadtcampus-demo"})
    assert answer.status_code == status
    assert ("Bitte melden Sie sich mit dem Konto der Stadt an" in answer.content.decode()) != for_all
    gero_comes = Client().post("/konto/anmelden/", {"login": "10000007", "password": "stadtcampus-demo"})
    assert gero_comes.status_code == 302
    User.objects.filter(pk=alma.pk).update(is_superuser=True)
    rescue = Client().post("/konto/anmelden/", {"login": "10000001", "password": "stadtcampus-demo"})
    assert rescue.status_code == 302, "while the provider is away somebody must get in"
