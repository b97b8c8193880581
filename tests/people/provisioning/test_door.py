"""Who gets in: a valid token from an allowed address, not too often; everybody else learns nothing."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from people.models import ScimRequest, ScimToken, User
from people.privacy.sections import sections_of
from people.provisioning import guard, tokens
from people.provisioning.tasks import forget_scim_requests
from tests.people.provisioning.conftest import IdentitySystem, connect

EVERYWHERE = ["Users", "Groups", "Users/1", "Schemas", "ServiceProviderConfig", "Me", "Bulk", "nirgends"]


@pytest.mark.parametrize("place", EVERYWHERE)
@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer falsch", "Basic YTpi", "Bearer scim_" + "a" * 43], ids=lambda value: value[:12]
)
def test_without_a_valid_token_there_is_nothing(db, place, header):
    answer = Client().get(f"/scim/v2/{place}", headers={"Authorization": header} if header else {})
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert answer["Content-Type"] == "application/scim+json"


def test_a_session_opens_nothing_and_a_token_no_page(otto, entra, sign_in):
    assert sign_in(otto).get("/scim/v2/Users").status_code == 401
    assert entra.client.get("/meine-daten/").status_code == 302
    assert "sessionid" not in entra.get("Users").cookies


def test_requests_need_no_forms_token(otto):
    system = connect(otto)
    system.client.handler.enforce_csrf_checks = True
    assert system.post("Groups", {"displayName": "Chor"}).status_code == 201


def test_revoked_and_expired_tokens_open_nothing(otto):
    system = connect(otto)
    token = ScimToken.objects.get()
    assert system.get("Users").status_code == 200
    tokens.revoke(token=token, by=otto)
    assert system.get("Users").status_code == 401
    late = connect(otto, expires_at=timezone.now() - timedelta(seconds=1))
    assert late.get("Users").status_code == 401


def test_only_the_digest_of_a_secret_is_kept(otto):
    secret = tokens.issue(token=ScimToken(name="Entra ID"), by=otto)
    kept = ScimToken.objects.values().get()
    assert secret not in str(kept)
    assert secret.startswith(kept["beginning"])


def test_a_token_is_bound_to_its_networks(otto):
    assert connect(otto, networks="192.0.2.0/24\n2001:db8::/32").get("Users").status_code == 403
    assert connect(otto, networks="127.0.0.0/8 ::1/128").get("Users").status_code == 200


def test_guessing_is_slowed_down_and_disturbs_nobody(otto, monkeypatch):
    monkeypatch.setattr(guard, "FAILURES", 3)
    system, guesser = connect(otto), IdentitySystem("scim_geraten")
    assert [guesser.get("Users").status_code for _guess in range(5)] == [401, 401, 401, 429, 429]
    assert guesser.get("Users")["Retry-After"]
    assert system.get("Users").status_code == 200


def test_a_token_may_ask_so_often_a_minute(otto, settings):
    settings.SCIM_REQUESTS_PER_MINUTE = 3
    system, other = connect(otto), connect(otto, name="Keycloak")
    assert [system.get("Users").status_code for _time in range(4)] == [200, 200, 200, 429]
    assert other.get("Users").status_code == 200


def test_the_last_use_is_remembered(otto):
    connect(otto).get("Users")
    assert ScimToken.objects.get().last_used_at is not None


@pytest.mark.parametrize(
    ("method", "place", "status"),
    [
        ("GET", "Me", 501),
        ("POST", "Bulk", 501),
        ("POST", ".search", 501),
        ("GET", "Users/", 404),
        ("GET", "Users/0", 404),
        ("GET", "Users/abc", 404),
        ("GET", "Users/" + "9" * 30, 404),
        ("GET", "nirgends", 404),
        ("PUT", "Users", 405),
        ("POST", "Users/1", 405),
        ("DELETE", "Schemas", 405),
    ],
)
def test_what_is_not_there_says_so_in_scim(entra, method, place, status):
    answer = entra.send(method, place, {} if method in {"POST", "PUT"} else None)
    assert answer.status_code == status
    assert answer.told["status"] == str(status)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'{"a": NaN}', b"\xff", b"[" * 20_000])
def test_what_is_no_json_object_is_refused(entra, body):
    for method, place in (("POST", "Users"), ("POST", "Groups"), ("POST", "Users/.search")):
        answer = entra.client.generic(method, f"/scim/v2/{place}", body, content_type="application/scim+json")
        assert answer.status_code == 400
        assert answer.json()["scimType"] == "invalidSyntax"


def test_the_platform_describes_itself(entra):
    config = entra.get("ServiceProviderConfig").told
    assert config["patch"]["supported"]
    assert not config["bulk"]["supported"]
    assert {kind["name"] for kind in entra.get("ResourceTypes").told["Resources"]} == {"User", "Group"}
    assert entra.get("ResourceTypes/User").told["endpoint"] == "/Users"
    schemas = entra.get("Schemas").told["Resources"]
    assert len(schemas) == 3
    for schema in schemas:
        assert entra.get(f"Schemas/{schema['id']}").told == schema
    assert entra.get("Schemas/urn:nothing").status_code == 404
    assert entra.get("Schemas", filter="id pr").status_code == 403


def test_what_the_platform_describes_it_keeps(entra, alma):
    """Every attribute of a person's document stands in the schemas."""
    known = {
        schema["id"]: {each["name"] for each in schema["attributes"]}
        for schema in entra.get("Schemas").told["Resources"]
    }
    told = entra.get(f"Users/{alma.pk}").told
    extension = told.pop(told["schemas"][1])
    assert set(told) - {"schemas", "id", "externalId", "meta"} <= known[told["schemas"][0]]
    assert set(extension) <= known[told["schemas"][1]]


def test_every_change_is_noted_without_what_was_sent(entra, alma):
    entra.patch(f"Users/{alma.pk}", {"op": "Replace", "path": "name.familyName", "value": "Geheimnis"})
    entra.patch(f"Users/{alma.pk}", {"op": "Replace", "path": "id", "value": "7"})
    entra.get("Users")
    entra.delete(f"Users/{alma.pk}")
    notes = list(
        ScimRequest.objects.order_by("pk").values("method", "resource", "subject", "outcome", "reason", "changed")
    )
    person = {"resource": "User", "subject": alma.pk}
    assert notes == [
        {"method": "PATCH", **person, "outcome": 200, "reason": "", "changed": ["name"]},
        {"method": "PATCH", **person, "outcome": 400, "reason": "mutability", "changed": []},
        {"method": "DELETE", **person, "outcome": 204, "reason": "", "changed": []},
    ]
    assert "Geheimnis" not in str(ScimRequest.objects.values())


def test_alma_finds_it_in_her_data(entra, alma, gero):
    entra.patch(f"Users/{alma.pk}", {"op": "add", "path": "externalId", "value": "e-7"})
    (section,) = [each for each in sections_of(User.objects.get(pk=alma.pk)) if each.key == "identity_system"]
    (record,) = section.records()
    assert record["external_id"] == "e-7"
    assert record["changes"][0]["what"] == ["externalId"]
    assert "identity_system" not in {each.key for each in sections_of(gero)}


def test_notes_are_kept_for_a_year(entra, alma):
    entra.delete(f"Users/{alma.pk}")
    forget_scim_requests()
    assert ScimRequest.objects.count() == 1
    ScimRequest.objects.update(at=timezone.now() - timedelta(days=367))
    forget_scim_requests()
    assert not ScimRequest.objects.exists()


def test_nothing_about_people_is_logged(entra, alma, caplog):
    with caplog.at_level("DEBUG", logger="people"):
        entra.patch(f"Users/{alma.pk}", {"op": "Replace", "path": "name.familyName", "value": "Geheimnis"})
        entra.get("Users", filter='userName eq "Geheimnis"')
    assert "Geheimnis" not in caplog.text
