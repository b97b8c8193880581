"""Answers that are not what they seem: each opens no door, with a page that says what to do and nothing about why."""

import logging
import time
from urllib.parse import urlencode

import pytest
import requests
import time_machine
from django.test import Client

from people.models import Identity
from tests.people.entrance.sign_on.conftest import CAME_BACK, asked
from tests.providers.forger import new_key


def begin(browser: Client) -> dict[str, str]:
    return asked(browser.get("/konto/oidc/"))


def back(browser: Client, question: dict[str, str], **more: str):
    return browser.get(f"{CAME_BACK}?{urlencode({'code': 'abc', 'state': question['state']} | more)}")


def answered(browser: Client, forger, **claims: object):
    """The answer with one thing about its token changed; None leaves it out."""
    question = begin(browser)
    forger.token = forger.sign(forger.honest(question["nonce"]) | claims)
    return back(browser, question)


def turned_away(answer, browser: Client, words: str) -> bool:
    assert words in answer.content.decode()
    assert "_auth_user_id" not in browser.session
    assert "Zur Anmeldung" in answer.content.decode()
    return 400 <= answer.status_code < 500


def test_an_honest_answer_opens_the_door(forger, alma, client):
    assert answered(client, forger).status_code == 302
    assert client.session["sign_on"] == {"by": "oidc", "strong": False}
    assert forger.form["code_verifier"]


NOW = int(time.time())
NOT_CHECKED, TOO_LATE = "Wir konnten Ihre Anmeldung nicht prüfen", "Die Anmeldung hat zu lange gedauert"


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        ({"nonce": "eine-andere"}, NOT_CHECKED),
        ({"nonce": None}, NOT_CHECKED),
        ({"aud": "ein-anderes-verfahren"}, NOT_CHECKED),
        ({"aud": ["stadtcampus", "ein-anderes-verfahren"]}, NOT_CHECKED),
        ({"azp": "ein-anderes-verfahren"}, NOT_CHECKED),
        ({"aud": None}, NOT_CHECKED),
        ({"iss": "https://boese.example"}, NOT_CHECKED),
        ({"iss": None}, NOT_CHECKED),
        ({"sub": None}, NOT_CHECKED),
        ({"exp": None}, NOT_CHECKED),
        ({"iat": None}, NOT_CHECKED),
        ({"nbf": NOW + 3600}, NOT_CHECKED),
        ({"exp": NOW - 3600, "iat": NOW - 7200}, TOO_LATE),
    ],
    ids=lambda given: ",".join(given) if isinstance(given, dict) else "",
)
def test_a_token_that_is_not_right_in_every_respect_opens_nothing(forger, alma, client, claims, words):
    assert turned_away(answered(client, forger, **claims), client, words)
    assert not Identity.objects.exists()


@pytest.mark.parametrize("trick", ["another key", "none", "public key as secret", "changed", "no token", "rubbish"])
def test_a_signature_that_is_not_the_providers_opens_nothing(forger, alma, client, trick):
    question = begin(client)
    claims = forger.honest(question["nonce"])
    true_key, token = forger.key, forger.sign(claims)
    if trick == "another key":
        forger.key = new_key()
        token = forger.sign(claims)
        forger.key = true_key
    forger.token = {
        "none": lambda: forger.unsigned(claims),
        "public key as secret": lambda: forger.signed_with_public_key(claims),
        "changed": lambda: token[: token.index(".")] + token[token.index(".") :].replace("a", "b", 1),
        "no token": lambda: "",
        "rubbish": lambda: "..",
    }.get(trick, lambda: token)()
    assert turned_away(back(client, question), client, NOT_CHECKED)


def test_the_providers_new_keys_are_found_and_unknown_ones_are_not(forger, alma, client):
    assert answered(client, forger).status_code == 302
    forger.key, forger.key_name = new_key(), "second"
    assert answered(Client(), forger).status_code == 302
    forger.key_name = "third"
    question = begin(stranger := Client())
    forger.token = forger.sign(forger.honest(question["nonce"]))
    forger.key_name = "second"
    assert turned_away(back(stranger, question), stranger, NOT_CHECKED)
    assert forger.asked.count("/keys") == 3


def test_an_answer_nobody_asked_for_opens_nothing(forger, alma, client):
    forger.token = forger.sign(forger.honest("egal"))
    for state in ("erfunden", ""):
        assert turned_away(back(client, {"state": state}), client, "Diese Anmeldung gilt nicht mehr")
    assert forger.asked == [], "the code of a stranger is not even tried"


def test_a_question_waits_ten_minutes(forger, alma, client):
    with time_machine.travel(time.time(), tick=False) as clock:
        question = begin(client)
        forger.token = forger.sign(forger.honest(question["nonce"]) | {"exp": NOW + 7200})
        clock.shift(601)
        assert turned_away(back(client, question), client, TOO_LATE)


def test_another_provider_cannot_answer(forger, alma, client):
    question = begin(client)
    forger.token = forger.sign(forger.honest(question["nonce"]))
    assert turned_away(back(client, question, iss="https://boese.example"), client, NOT_CHECKED)


def test_whoever_cancels_is_told_so(forger, alma, client):
    answer = client.get(f"{CAME_BACK}?{urlencode({'error': 'access_denied', 'state': begin(client)['state']})}")
    assert turned_away(answer, client, "Sie sind nicht angemeldet")


def test_user_info_about_somebody_else_is_not_believed(forger, alma, client):
    forger.user_info = {"sub": "jemand-anders", "personnel_number": "10000001"}
    assert turned_away(answered(client, forger, personnel_number=None), client, NOT_CHECKED)
    forger.user_info["sub"] = "alma-at-the-city"
    assert answered(client, forger, personnel_number=None).status_code == 302


def test_a_provider_that_calls_itself_something_else_is_not_ours(forger, alma, client):
    forger.discovery = {"issuer": "https://boese.example"}
    assert turned_away(client.get("/konto/oidc/"), client, NOT_CHECKED)


@pytest.mark.parametrize("place", ["/.well-known/openid-configuration", "/token", "/keys"])
def test_while_the_provider_is_away_people_are_told_to_wait(forger, alma, client, place):
    forger.statuses[place] = 503
    question = begin(client) if "well-known" not in place else {"state": ""}
    forger.token = forger.sign(forger.honest(question.get("nonce", "")))
    answer = client.get("/konto/oidc/") if "well-known" in place else back(client, question)
    assert answer.status_code == 503
    assert "Die Anmeldung der Stadt antwortet nicht" in answer.content.decode()


def test_a_provider_nobody_can_reach_is_away_too(alma, client, settings, monkeypatch):
    def nobody(*args: object, **more: object) -> None:
        raise requests.ConnectionError

    settings.OIDC_ISSUER = "https://weg.stadt.example"
    monkeypatch.setattr("requests.request", nobody)
    assert client.get("/konto/oidc/").status_code == 503


def test_the_log_says_why_and_nothing_about_people(forger, alma, client, caplog):
    with caplog.at_level(logging.INFO):
        answered(client, forger, aud="ein-anderes-verfahren", email="alma.aydin@stadt.example")
    assert "InvalidAudienceError" in caplog.text
    for private in ("10000001", "alma", "127.0.0.1"):
        assert private not in caplog.text.replace(forger.issuer, "")


def test_a_client_without_secret_is_public_and_sends_none(forger, alma, client, settings):
    settings.OIDC_CLIENT_SECRET = ""
    answered(client, forger)
    assert forger.form["client_id"] == "stadtcampus"
    assert "client_secret" not in forger.form


@pytest.mark.parametrize(("ways", "in_form"), [(["client_secret_post"], True), (["client_secret_basic"], False)])
def test_the_secret_goes_where_the_provider_wants_it(forger, alma, client, ways, in_form):
    forger.discovery = {"token_endpoint_auth_methods_supported": ways}
    answered(client, forger)
    assert ("client_secret" in forger.form) == in_form


def test_many_windows_do_not_fill_the_session(forger, alma, client):
    questions = [begin(client) for _window in range(8)]
    assert len(client.session["sign_on_begun"]) == 5
    forger.token = forger.sign(forger.honest(questions[-1]["nonce"]))
    assert back(client, questions[-1]).status_code == 302
