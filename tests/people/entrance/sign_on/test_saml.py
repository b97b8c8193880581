"""Signing in by SAML: questions are signed, and only a signed, fresh answer to our own question opens the door."""

import base64
import logging
import time
from urllib.parse import parse_qsl, urlsplit

import pytest
import time_machine
from django.test import Client

from people.directory.roles import Role
from people.models import GroupRole, Identity, RoleGrant
from tests.providers.saml import STRONG, Provider, altered

HERE = "http://localhost:8000"
METADATA = "/konto/saml/metadaten/"


def ask(browser: Client, provider: Provider, to: str = "/konto/saml/"):
    """Our question, as the provider understands it."""
    return provider.read(dict(parse_qsl(urlsplit(browser.get(to)["Location"]).query)))


def post(browser: Client, answer: str, **more: str):
    """The provider's page posts the answer; it comes without the session, like every form from another site."""
    sent = {"SAMLResponse": base64.b64encode(answer.encode()).decode(), **more}
    session = browser.cookies.pop("stadtcampus-session", None)
    posted = browser.post("/konto/saml/antwort/", sent)
    if session:
        browser.cookies["stadtcampus-session"] = session.value
    return posted


def come_back(browser: Client, answer: str):
    posted = post(browser, answer)
    return browser.get(posted.url) if posted.status_code == 302 else posted


def turned_away(answer, browser: Client, words: str, status: int = 400) -> None:
    assert words in answer.content.decode()
    assert answer.status_code == status
    assert "_auth_user_id" not in browser.session
    assert not Identity.objects.exists()


NOT_CHECKED, TOO_LATE = "Wir konnten Ihre Anmeldung nicht prüfen", "Die Anmeldung hat zu lange gedauert"
USED = "Diese Anmeldung gilt nicht mehr"


def test_alma_comes_in_and_is_where_she_wanted_to_go(saml_city, alma, world, client):
    GroupRole.objects.create(group="dm-34", role=Role.MOVER, office=world.registry)
    question = ask(client, saml_city, "/konto/saml/?next=/meine-daten/")
    assert come_back(client, saml_city.answer(question.id, "alma.aydin", context=STRONG)).url == "/meine-daten/"
    assert "Alma Aydin" in client.get("/meine-daten/").content.decode()
    assert client.session["sign_on"] == {"by": "saml", "strong": True}
    assert Identity.objects.get(user=alma).subject == "persistent-alma.aydin"
    assert alma.grants.from_origin(RoleGrant.Origin.SIGN_ON).get().role == "mover"


def test_a_signature_around_everything_is_as_good_and_a_password_alone_is_not_strong(saml_city, alma, client):
    question = ask(client, saml_city)
    assert come_back(client, saml_city.answer(question.id, "alma.aydin", sign="response")).status_code == 302
    assert client.session["sign_on"] == {"by": "saml", "strong": False}


def test_our_question_is_signed_and_says_where_to_answer(saml_city, client):
    question = ask(client, saml_city)
    assert question.assertion_consumer_service_url == f"{HERE}/konto/saml/antwort/"
    assert question.issuer.text == HERE + METADATA
    sent = dict(parse_qsl(urlsplit(client.get("/konto/saml/")["Location"]).query))
    assert sent["SigAlg"].endswith("rsa-sha256")
    with pytest.raises(Exception, match="not signed correctly"):
        saml_city.read(sent | {"Signature": sent["Signature"][::-1]})


def test_our_metadata_names_key_and_addresses(saml_city, client):
    page = client.get(METADATA)
    assert page["Content-Type"] == "application/samlmetadata+xml"
    for part in ("antwort/", "abmelden/", "X509Certificate", "SignatureValue", 'AuthnRequestsSigned="true"'):
        assert part in page.content.decode()


LAST_YEAR = r'NotOnOrAfter="\d{4}'
WRONG = {
    "unsigned": (None, {"sign": ""}, NOT_CHECKED),
    "for somebody else": (altered(r"<(\w+:)?Audience>[^<]*", r"<\1Audience>https://fremd.example"), {}, NOT_CHECKED),
    "for anybody": (altered(r"<(\w+:)?AudienceRestriction>.*?AudienceRestriction>", ""), {}, NOT_CHECKED),
    "sent elsewhere": (altered(r'Recipient="[^"]*"', 'Recipient="https://fremd.example/"'), {}, NOT_CHECKED),
    "by somebody else": (altered(r"(<\w+:Issuer[^>]*>)[^<]*", r"\1https://fremd.example"), {}, NOT_CHECKED),
    "without end": (altered(r'(SubjectConfirmationData[^>]*?) NotOnOrAfter="[^"]*"', r"\1"), {}, NOT_CHECKED),
    "expired": (altered(r'(<(\w+:)?Conditions[^>]*NotOnOrAfter=")\d{4}', r"\g<1>2020"), {}, TOO_LATE),
    "session expired": (
        altered(r"<(\w+:)?AuthnStatement", r'<\1AuthnStatement SessionNotOnOrAfter="2020-01-01T00:00:00Z"'),
        {},
        TOO_LATE,
    ),
    "not yet valid": (altered(r'NotBefore="\d{4}', 'NotBefore="2099'), {}, NOT_CHECKED),
    "answering another question": (
        altered(r'(SubjectConfirmationData[^>]*InResponseTo=")[^"]*', r"\1_andere"),
        {},
        NOT_CHECKED,
    ),
    "a name that changes every time": (
        altered(r"nameid-format:persistent", "nameid-format:transient"),
        {},
        NOT_CHECKED,
    ),
}


@pytest.mark.parametrize("fault", WRONG)
def test_an_answer_that_is_not_right_in_every_respect_opens_nothing(saml_city, alma, client, fault, caplog):
    change, how, words = WRONG[fault]
    question = ask(client, saml_city)
    saml_city.signing.change = change or str
    answer = saml_city.answer(question.id, "alma.aydin", **how)
    with caplog.at_level(logging.WARNING):
        turned_away(come_back(client, answer), client, words)
    assert "Sign-on refused" in caplog.text
    assert "10000001" not in caplog.text


def test_an_answer_of_an_hour_ago_is_too_late(saml_city, alma, client):
    question = ask(client, saml_city)
    with time_machine.travel(time.time() - 3600):
        answer = saml_city.answer(question.id, "alma.aydin")
    turned_away(come_back(client, answer), client, TOO_LATE)


def test_a_changed_answer_opens_nothing(saml_city, alma, client):
    question = ask(client, saml_city)
    answer = saml_city.answer(question.id, "zoe.ziegler")
    turned_away(come_back(client, answer.replace("10000099", "10000001")), client, NOT_CHECKED)


def test_another_key_opens_nothing(saml_city, alma, client, tmp_path):
    forger = Provider(saml_city.address, tmp_path)
    forger.introduce(client.get(METADATA).content.decode())
    question = ask(client, saml_city)
    turned_away(come_back(client, forger.answer(question.id, "alma.aydin")), client, NOT_CHECKED)


def test_a_signed_assertion_wrapped_into_another_answer_opens_nothing(saml_city, alma, client):
    """What is around the assertion is not signed: another question's number there helps nobody."""
    theirs, mine = ask(Client(), saml_city), ask(client, saml_city)
    answer = saml_city.answer(theirs.id, "alma.aydin")
    wrapped = altered(rf'(Response[^>]*InResponseTo="){theirs.id}', rf"\g<1>{mine.id}")(answer)
    turned_away(come_back(client, wrapped), client, NOT_CHECKED)


@pytest.mark.parametrize("rubbish", ["", "kein XML", "<a/>", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])
def test_rubbish_opens_nothing(saml_city, client, rubbish):
    turned_away(post(client, rubbish), client, NOT_CHECKED)


def test_an_answer_opens_the_door_once(saml_city, alma, client):
    question = ask(client, saml_city)
    answer = saml_city.answer(question.id, "alma.aydin")
    assert come_back(client, answer).status_code == 302
    again = come_back(client, answer)
    assert again.status_code == 400
    assert USED in again.content.decode()


def test_an_answer_works_only_in_the_browser_that_asked(saml_city, alma, client):
    question = ask(client, saml_city)
    stranger = Client()
    turned_away(come_back(stranger, saml_city.answer(question.id, "alma.aydin")), stranger, USED)


def test_the_slip_works_once_and_not_by_guessing(saml_city, alma, client):
    question = ask(client, saml_city)
    posted = post(client, saml_city.answer(question.id, "alma.aydin"))
    slip = posted.cookies["stadtcampus-slip"]
    assert (slip["httponly"], slip["samesite"], slip["path"]) == (True, "Lax", "/konto/saml/weiter/")
    assert client.get(posted.url).status_code == 302
    assert client.get(posted.url).status_code == 400
    assert Client(cookies={}).get(posted.url).status_code == 400


@pytest.mark.parametrize(("unasked", "status"), [(False, 400), (True, 302)])
def test_a_provider_may_send_people_unasked_only_by_setting(saml_city, alma, client, settings, unasked, status):
    settings.SAML_UNASKED = unasked
    answer = saml_city.answer(None, "alma.aydin")
    came = come_back(client, answer)
    assert came.status_code == status
    assert ("_auth_user_id" in client.session) == unasked
    assert come_back(Client(), answer).status_code == 400, "used up"


def test_strangers_of_the_city_learn_nothing(saml_city, world, client):
    question = ask(client, saml_city)
    answer = come_back(client, saml_city.answer(question.id, "zoe.ziegler"))
    turned_away(answer, client, "Für Sie gibt es hier noch kein Konto", 403)


def test_a_person_may_be_known_by_an_attribute(saml_city, alma, client, settings):
    settings.SAML_SUBJECT_ATTRIBUTE = "personnel_number"
    question = ask(client, saml_city)
    come_back(client, saml_city.answer(question.id, "alma.aydin"))
    assert Identity.objects.get().subject == "10000001"


def test_whoever_is_not_let_in_there_is_told_so(saml_city, alma, client):
    question = ask(client, saml_city)
    answer = saml_city.answer(question.id, "alma.aydin", sign="")
    failed = altered("status:Success", "status:Responder")(answer)
    turned_away(come_back(client, failed), client, "Sie sind nicht angemeldet")


def signed_in(browser: Client, provider: Provider) -> Client:
    come_back(browser, provider.answer(ask(browser, provider).id, "alma.aydin"))
    assert "_auth_user_id" in browser.session
    return browser


def local(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"


def test_signing_out_here_signs_out_there(saml_city, alma, client):
    page = signed_in(client, saml_city).post("/konto/abmelden/")
    assert "_auth_user_id" not in client.session
    farewell = page["Refresh"].removeprefix("0; url=")
    assert farewell.startswith("https://anmeldung.stadt.example/slo")
    confirmed = saml_city.signed_out(dict(parse_qsl(urlsplit(farewell).query)))
    assert client.get(local(confirmed)).url == "/konto/anmelden/"


def test_signing_out_there_signs_out_here(saml_city, alma, client):
    signed_in(client, saml_city)
    answer = client.get(local(saml_city.sign_out("persistent-alma.aydin")))
    assert "_auth_user_id" not in client.session
    assert answer.url.startswith("https://anmeldung.stadt.example/slo?SAMLResponse=")
    assert "Signature=" in answer.url


@pytest.mark.parametrize("trick", ["somebody else", "unsigned", "changed", "rubbish"])
def test_nobody_is_signed_out_by_others(saml_city, alma, client, trick):
    signed_in(client, saml_city)
    address = {
        "somebody else": lambda: saml_city.sign_out("persistent-zoe.ziegler"),
        "unsigned": lambda: saml_city.sign_out("persistent-alma.aydin", sign=False),
        "changed": lambda: saml_city.sign_out("persistent-alma.aydin").replace("Signature=", "Signature=AAAA"),
        "rubbish": lambda: f"{HERE}/konto/saml/abmelden/?SAMLRequest=x",
    }[trick]()
    answer = client.get(local(address))
    assert answer.status_code == (302 if trick == "somebody else" else 400)
    assert "_auth_user_id" in client.session


def test_metadata_comes_from_an_address_too_and_is_remembered(saml_city, alma, client, settings, monkeypatch):
    import requests

    class Given:
        text = settings.SAML_METADATA

        def raise_for_status(self) -> None:
            """All is well."""

    asked = []
    monkeypatch.setattr(requests, "get", lambda url, **more: asked.append(url) or Given())
    settings.SAML_METADATA, settings.SAML_METADATA_URL = "", "https://anmeldung.stadt.example/metadata"
    ask(client, saml_city)
    ask(client, saml_city)
    assert asked == ["https://anmeldung.stadt.example/metadata"]


def test_while_the_metadata_cannot_be_read_people_are_told_to_wait(saml_city, client, settings):
    settings.SAML_METADATA = "<kaputt"
    assert client.get("/konto/saml/").status_code == 503
