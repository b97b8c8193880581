"""Wrong settings of single sign-on are named before anybody stands before a closed door."""

from pathlib import Path
from typing import Any

import pytest

from config.sign_on import complaints
from tests.providers.saml import Provider, key_pair

OIDC = {"OIDC_ISSUER": "https://anmeldung.stadt.example", "OIDC_CLIENT_ID": "stadtcampus"}


@pytest.fixture(scope="module")
def saml(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("saml")
    key, certificate = (Path(file).read_text() for file in key_pair(folder / "ours"))
    metadata = Provider("https://anmeldung.stadt.example", folder / "theirs").metadata()
    return {"SAML_METADATA": metadata, "SAML_KEY": key, "SAML_CERTIFICATE": certificate}


def found(settings: Any, **given: object) -> set[str]:
    for name, value in given.items():
        setattr(settings, name, value)
    named = list(complaints())
    assert all(complaint.hint for complaint in named)
    return {complaint.id.removeprefix("stadtcampus.") for complaint in named}


def test_without_single_sign_on_there_is_nothing_to_complain_about(settings: Any):
    assert found(settings) == set()


def test_good_settings_are_good(settings: Any, saml: dict[str, str]):
    assert found(settings, **OIDC, **saml, LOCAL_SIGN_IN_FOR_ALL=False) == set()


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"OIDC_ISSUER": "http://anmeldung.stadt.example"}, "E011"),
        ({"OIDC_CLIENT_ID": ""}, "E012"),
        ({"OIDC_SCOPES": ["profile"]}, "E013"),
        ({"SAML_METADATA": "", "SAML_METADATA_URL": "http://anmeldung.stadt.example"}, "E014"),
        ({"SAML_KEY": ""}, "E015"),
        ({"SAML_CERTIFICATE": ""}, "E015"),
        ({"SAML_METADATA": "<kaputt"}, "E016"),
        ({"SAML_ENTITY_ID": "https://eine-andere.example"}, "E016"),
    ],
)
def test_each_mistake_is_named(settings: Any, saml: dict[str, str], change: dict, complaint: str):
    assert found(settings, **(OIDC | saml | change)) == {complaint}


def test_shutting_the_only_door_is_named(settings: Any):
    assert found(settings, LOCAL_SIGN_IN_FOR_ALL=False) == {"W003"}


def test_a_provider_on_this_machine_may_be_unencrypted(settings: Any):
    assert found(settings, **OIDC | {"OIDC_ISSUER": "http://localhost:8080/realms/stadt"}) == set()
