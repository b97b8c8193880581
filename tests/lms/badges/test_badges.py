"""Open Badges 3.0: off until the holder wants one, verifiable by anybody, silent about names, void when withdrawn."""

import gzip
import json
from base64 import urlsafe_b64decode
from datetime import timedelta

import jwt
import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from lms import signing
from lms.badges import services
from lms.badges.credential import identity_hash
from lms.badges.models import LIST_SIZE
from lms.badges.picture import unbaked
from lms.certificates import services as certificates
from lms.models import Badge, Certificate
from tests.factories.courses import make_course, make_programme
from tests.factories.lms import make_completion, make_programme_completion

pytestmark = pytest.mark.django_db


@pytest.fixture
def certificate(alma) -> Certificate:
    until = timezone.localdate() + timedelta(days=30)
    return certificates.issue(completion=make_completion(alma, make_course("Datenschutz"), valid_until=until))


@pytest.fixture
def badge(alma, certificate) -> Badge:
    return services.turn_on(certificate=certificate, by=alma)


def at(name: str, certificate: Certificate) -> str:
    return reverse(f"lms:{name}", args=[certificate.number])


def path(address: str) -> str:
    assert address.startswith(settings.PUBLIC_ORIGIN)
    return address.removeprefix(settings.PUBLIC_ORIGIN)


def checked(client, token: str) -> dict:
    """What anybody does who was given a badge: fetch the key it names, and check the signature."""
    header = jwt.get_unverified_header(token)
    jwk = client.get(path(header["kid"])).json()
    assert "d" not in jwk
    return jwt.decode(token, jwt.PyJWK(jwk).key, algorithms=["RS256"], options={"verify_aud": False})


def is_void(client, credential: dict) -> bool:
    """Looks the credential up in the list it names."""
    entry = credential["credentialStatus"]
    listed = checked(client, client.get(path(entry["statusListCredential"])).content.decode())
    packed = listed["credentialSubject"]["encodedList"].removeprefix("u")
    bits = gzip.decompress(urlsafe_b64decode(packed + "=" * (-len(packed) % 4)))
    assert len(bits) * 8 == LIST_SIZE
    place = int(entry["statusListIndex"])
    return bool(bits[place // 8] >> (7 - place % 8) & 1)


def test_a_downloaded_picture_proves_itself_to_anybody(sign_in, client, alma, badge, certificate):
    answer = sign_in(alma).get(at("badge_picture", certificate))
    token = unbaked(answer.content)
    told = checked(client, token)

    assert answer["Content-Type"] == "image/png"
    assert b"iTXtopenbadgecredential" in answer.content
    assert told["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert told["credentialSubject"]["achievement"]["name"] == "Datenschutz"
    assert told["iss"] == told["issuer"]["id"]
    assert told["exp"] > told["nbf"]
    assert not is_void(client, told)


def test_a_changed_credential_is_found_out(badge):
    head, _body, signature = services.token(badge).split(".")
    other = jwt.encode({"name": "Chefarzt"}, "x" * 32, algorithm="HS256").split(".")[1]

    with pytest.raises(signing.NotSigned):
        signing.verified(f"{head}.{other}.{signature}")


def test_it_names_nobody_but_can_be_compared(sign_in, client, alma, badge, certificate):
    content = sign_in(alma).get(at("badge_token", certificate)).content.decode()
    told = checked(client, content)
    identity = told["credentialSubject"]["identifier"][0]

    assert "Aydin" not in json.dumps(told)
    assert certificate.number not in json.dumps(told)
    assert identity["identityHash"] == identity_hash("Alma Aydin", identity["salt"])


def test_issuer_and_achievement_can_be_read(client, badge):
    told = signing.verified(services.token(badge))
    achievement = client.get(path(told["credentialSubject"]["achievement"]["id"])).json()

    assert client.get(path(told["issuer"]["id"])).json()["type"] == ["Profile"]
    assert achievement["name"] == "Datenschutz"
    assert achievement["criteria"]["narrative"]


def test_a_course_without_badges_tells_nothing(client):
    course = make_course("Geheimer Kurs")

    assert client.get(reverse("lms:badge_course", args=[course.translation_key])).status_code == 404


def test_a_programme_can_be_shown_as_well(client, alma):
    done = certificates.issue_for_programme(completion=make_programme_completion(alma, make_programme("Digital Mover")))
    told = checked(client, services.token(services.turn_on(certificate=done, by=alma)))

    assert client.get(path(told["credentialSubject"]["achievement"]["id"])).json()["name"] == "Digital Mover"


@pytest.mark.parametrize("end", ["withdrawn", "renamed", "turned off"])
def test_what_counts_no_more_is_in_the_list(client, alma, dora, badge, certificate, end):
    told = signing.verified(services.token(badge))
    assert not is_void(client, told)
    if end == "withdrawn":
        certificates.revoke(certificate=certificate, reason="Irrtum", by=dora)
    elif end == "renamed":
        certificates.reissue(certificate=certificate, by=alma)
    else:
        services.turn_off(badge=badge, by=alma)

    assert is_void(client, told)


def test_it_is_off_until_alma_wants_it(sign_in, alma, certificate):
    browser = sign_in(alma)
    page = at("certificate", certificate)

    assert browser.get(at("badge_picture", certificate)).status_code == 404
    assert "Badge einschalten" in browser.get(page).content.decode()
    browser.post(at("turn_badge_on", certificate))
    assert "Bild herunterladen" in browser.get(page).content.decode()
    browser.post(at("turn_badge_off", certificate))
    assert browser.get(at("badge_picture", certificate)).status_code == 404
    browser.post(at("turn_badge_on", certificate))
    assert Badge.objects.get().is_on


@pytest.mark.parametrize("name", ["turn_badge_on", "turn_badge_off", "badge_picture", "badge_token"])
def test_to_others_it_does_not_exist(sign_in, dora, badge, certificate, name):
    browser = sign_in(dora)
    ask = browser.post if name.startswith("turn") else browser.get

    assert ask(at(name, certificate)).status_code == 404


def test_a_withdrawn_certificate_gets_none(sign_in, alma, dora, certificate):
    certificates.revoke(certificate=certificate, reason="Irrtum", by=dora)

    assert sign_in(alma).post(at("turn_badge_on", certificate)).status_code == 403


def test_without_a_key_nothing_is_offered(sign_in, client, alma, certificate, settings):
    settings.SIGNING_KEY, settings.EMBEDDED = "", False

    assert "Open Badge" not in sign_in(alma).get(at("certificate", certificate)).content.decode()
    assert client.get(reverse("lms:badge_issuer")).status_code == 404


def test_embedded_a_key_is_made_and_kept(settings, tmp_path):
    settings.SIGNING_KEY, settings.EMBEDDED, settings.DATA_DIR = "", True, tmp_path
    first, second = signing._kept(), signing._kept()

    assert first == second
    assert (tmp_path / "signing_key.pem").stat().st_mode & 0o077 == 0
