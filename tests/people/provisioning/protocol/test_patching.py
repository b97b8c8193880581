"""Patches in every shape that identity systems send."""

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.provisioning.protocol.attributes import ENTERPRISE, PERSON, TEAM
from people.provisioning.protocol.documents import replaced, tidy, trimmed
from people.provisioning.protocol.patching import patched
from people.provisioning.protocol.refusals import Refused

ALMA = {
    "userName": "alma",
    "name": {"givenName": "Alma", "familyName": "Aydin"},
    "active": True,
    "emails": [{"value": "alma@stadt.example", "type": "work", "primary": True}],
    ENTERPRISE: {"department": "34", "manager": {"value": "2"}},
}
TEAM_OF_TWO = {"displayName": "Movers", "members": [{"value": "1"}, {"value": "2"}]}


def after(*operations: dict, document: dict = ALMA, resource=PERSON) -> dict:
    before = deepcopy(document)
    result = patched(document, {"schemas": [], "Operations": list(operations)}, resource)
    assert document == before
    return result


@pytest.mark.parametrize("value", [False, "False", "false", [False], {"value": "False"}])
@pytest.mark.parametrize("op", ["replace", "Replace", "Add"])
def test_all_ways_to_say_that_somebody_is_no_longer_active(op, value):
    assert after({"op": op, "path": "active", "value": value})["active"] is False
    assert after({"op": op, "value": {"active": value}})["active"] is False


def test_without_a_path_each_key_is_one():
    result = after(
        {
            "op": "replace",
            "value": {
                "displayName": "Alma Arslan",
                "name.familyName": "Arslan",
                f"{ENTERPRISE}:department": "66",
                ENTERPRISE: {"costCenter": "66-1"},
                'emails[type eq "work"].value': "arslan@stadt.example",
                "id": "99",
                "schemas": ["x"],
                "somethingElse": 1,
            },
        }
    )
    assert result["name"] == {"givenName": "Alma", "familyName": "Arslan"}
    assert result[ENTERPRISE] == {"department": "66", "costCenter": "66-1", "manager": {"value": "2"}}
    assert result["emails"][0] == {"value": "arslan@stadt.example", "type": "work", "primary": True}
    assert "id" not in result


@pytest.mark.parametrize("value", ["7", {"value": "7"}, [{"$ref": None, "value": "7"}], {"VALUE": "7"}])
def test_a_manager_comes_in_many_shapes(value):
    result = after({"op": "Add", "path": f"{ENTERPRISE}:manager", "value": value})
    assert result[ENTERPRISE]["manager"] == {"value": "7"}


@pytest.mark.parametrize("value", [None, "", []])
def test_a_manager_can_go(value):
    assert "manager" not in after({"op": "Remove", "path": f"{ENTERPRISE}:manager"})[ENTERPRISE]
    assert "manager" not in after({"op": "Replace", "path": f"{ENTERPRISE}:manager", "value": value})[ENTERPRISE]


def test_a_mailbox_is_added_where_none_of_the_kind_is():
    bare = {"userName": "gero"}
    result = after({"op": "Add", "path": 'emails[type eq "work"].value', "value": "g@stadt.example"}, document=bare)
    assert result["emails"] == [{"type": "work", "value": "g@stadt.example"}]
    gone = after({"op": "Remove", "path": 'emails[type eq "work"].value'}, document=result)
    assert "emails" not in gone


def test_a_new_value_of_a_kind_takes_the_place_of_the_old():
    result = after({"op": "add", "path": "emails", "value": [{"value": "neu@stadt.example", "type": "work"}]})
    assert [email["value"] for email in result["emails"]] == ["neu@stadt.example"]


def test_what_we_do_not_keep_is_passed_over():
    path = 'addresses[type eq "work"].formatted'
    assert after({"op": "Add", "path": path, "value": "Marktplatz 1"}) == ALMA


@pytest.mark.parametrize(
    ("operation", "kind"),
    [
        ({"op": "replace", "path": "userNames", "value": "x"}, "invalidPath"),
        ({"op": "replace", "path": "urn:example:User:tag", "value": "x"}, "invalidPath"),
        ({"op": "replace", "path": "emails[", "value": "x"}, "invalidPath"),
        ({"op": "replace", "path": 'title[type eq "x"]', "value": "x"}, "invalidPath"),
        ({"op": "replace", "path": "id", "value": "9"}, "mutability"),
        ({"op": "replace", "path": "groups", "value": []}, "mutability"),
        ({"op": "remove", "path": "userName"}, "mutability"),
        ({"op": "remove"}, "noTarget"),
        ({"op": "replace", "path": 'emails[value sw "x"].value', "value": "x"}, "noTarget"),
        ({"op": "move", "path": "title"}, "invalidSyntax"),
        ({"op": "replace", "value": "x"}, "invalidSyntax"),
        ({"op": "replace", "path": "active", "value": "maybe"}, "invalidValue"),
        ({"op": "replace", "path": "title", "value": ["a", "b"]}, "invalidValue"),
    ],
)
def test_refusals_say_what_is_wrong(operation, kind):
    with pytest.raises(Refused) as refused:
        after(operation)
    assert refused.value.kind == kind


@pytest.mark.parametrize(
    ("operation", "left"),
    [
        ({"op": "Add", "path": "members", "value": [{"$ref": None, "value": "3"}]}, ["1", "2", "3"]),
        ({"op": "Add", "path": "members", "value": [{"value": "2"}]}, ["1", "2"]),
        ({"op": "add", "value": {"members": [{"value": "3", "display": "C"}]}}, ["1", "2", "3"]),
        ({"op": "Remove", "path": "members", "value": [{"value": "1"}]}, ["2"]),
        ({"op": "Remove", "path": "members", "value": []}, ["1", "2"]),
        ({"op": "remove", "path": 'members[value eq "1"]'}, ["2"]),
        ({"op": "Remove", "path": 'members[value eq "9"]'}, ["1", "2"]),
        ({"op": "remove", "path": "members"}, []),
        ({"op": "replace", "path": "members", "value": [{"value": "4"}]}, ["4"]),
        ({"op": "replace", "value": {"displayName": "Neu"}}, ["1", "2"]),
    ],
)
def test_members_come_and_go(operation, left):
    result = after(operation, document=TEAM_OF_TWO, resource=TEAM)
    assert [member["value"] for member in result.get("members", [])] == left


json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=10)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
    max_leaves=6,
)
paths = st.sampled_from(
    [
        *("active", "userName", "name", "name.givenName", "emails", "emails.value", "title", "displayName", "id", "x"),
        *('emails[type eq "work"]', 'emails[type eq "work"].value', f"{ENTERPRISE}:manager", ENTERPRISE, "a[b"),
    ]
)


@given(
    st.lists(st.fixed_dictionaries({"op": st.sampled_from(["add", "Remove", "replace"]), "path": paths}), max_size=3),
    st.lists(json_values, min_size=3, max_size=3),
)
def test_any_patch_is_carried_out_or_refused(operations, values):
    """And what comes of it is a document as we keep it."""
    request = [operation | {"value": value} for operation, value in zip(operations, values, strict=False)]
    done: list[dict] = []
    reason = refusal(lambda: done.append(after(*request)))
    assert reason.status == 400 if reason else tidy(done[0], PERSON) == done[0]


def refusal(action) -> Refused | None:
    """Why the action is refused, if it is."""
    try:
        action()
    except Refused as reason:
        return reason


@given(json_values)
def test_any_body_is_a_document_or_refused(body):
    for make in (lambda: tidy(body, PERSON), lambda: replaced(ALMA, body, PERSON), lambda: patched(ALMA, body, PERSON)):
        reason = refusal(make)
        assert reason is None or reason.status == 400


@given(st.text(min_size=1, max_size=20).filter(lambda text: text.strip() and text.isprintable()))
def test_what_is_replaced_is_there_and_adding_twice_changes_nothing(name):
    first = after({"op": "replace", "path": "name.familyName", "value": name})
    assert first["name"]["familyName"] == name.strip()
    address = {"op": "add", "path": "emails", "value": [{"value": name, "type": "other"}]}
    once = after(address)
    assert after(address, document=once) == once


def test_put_keeps_what_it_does_not_name_and_clears_what_it_names_empty():
    body = {"USERNAME": "alma2", "emails": [], ENTERPRISE: {"department": None}}
    result = replaced(ALMA, body, PERSON)
    assert result["userName"] == "alma2"
    assert result["name"] == ALMA["name"]
    assert "emails" not in result
    assert result[ENTERPRISE] == {"manager": {"value": "2"}}


def test_only_what_is_asked_for_is_told():
    document = {"schemas": [PERSON.schema], "id": "1", **ALMA}
    assert trimmed(document, PERSON, only=["USERNAME", "name.familyName"]) == {
        "schemas": [PERSON.schema],
        "id": "1",
        "userName": "alma",
        "name": {"familyName": "Aydin"},
    }
    without = trimmed(document, PERSON, without=["id", "emails", f"{ENTERPRISE}:manager", "name"])
    assert without == {
        "schemas": [PERSON.schema],
        "id": "1",
        "userName": "alma",
        "active": True,
        ENTERPRISE: {"department": "34"},
    }
    assert set(trimmed(document, PERSON, only=[ENTERPRISE])) == {"schemas", "id", ENTERPRISE}
