"""Reading claims in the shapes identity systems send them."""

import pytest

from people.entrance.sign_on import claims

KEYCLOAK = {"realm_access": {"roles": ["a", "b"]}, "groups": ["/dm/34"], "acr": "1"}
ENTRA = {"groups": ["0f1e"], "employeeid": 10000001, "amr": ["pwd", "mfa"]}


@pytest.mark.parametrize(
    ("said", "path", "found"),
    [
        (KEYCLOAK, "realm_access.roles", ["a", "b"]),
        (KEYCLOAK, "groups", ["/dm/34"]),
        (ENTRA, "employeeid", ["10000001"]),
        ({"https://stadt.example/nummer": "1"}, "https://stadt.example/nummer", ["1"]),
        (KEYCLOAK, "realm_access.roles.tiefer", []),
        ({"a": None}, "a", []),
        ({"a": [" x ", "", {"b": 1}]}, "a", ["x"]),
    ],
)
def test_a_claim_is_found_wherever_it_stands(said, path, found):
    assert claims.texts(claims.at(said, path)) == found


def test_one_line_is_the_first():
    assert claims.text({"mail": ["a@x", "b@x"]}, "mail") == "a@x"
    assert claims.text({}, "mail") == ""


def test_too_many_groups_are_not_no_groups():
    assert claims.groups({"_claim_names": {"groups": "src1"}}, "groups") is None
    assert claims.groups({"hasgroups": True}, "groups") is None
    assert claims.groups({}, "groups") == []
    assert claims.groups(ENTRA, "groups") == ["0f1e"]


def test_a_second_factor_shows_in_amr_or_acr():
    assert claims.is_strong(ENTRA, ["mfa"])
    assert claims.is_strong({"acr": "gold"}, ["gold"])
    assert not claims.is_strong(KEYCLOAK, ["mfa"])
    assert not claims.is_strong(ENTRA, [])
