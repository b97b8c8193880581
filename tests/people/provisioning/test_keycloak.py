"""The requests Keycloak's SCIM clients and midPoint send: whole accounts by PUT, mailboxes without type."""

from people.models import ScimGroup, User
from people.provisioning.protocol.attributes import CORE_GROUP, CORE_USER

KEYCLOAK_ID = "0ff2dd41-9b12-40fb-9acc-4b3f9ce88c68"
NEW = {
    "schemas": [CORE_USER],
    "externalId": KEYCLOAK_ID,
    "userName": "10000088",
    "displayName": "Kim Karlsson",
    "active": True,
    "emails": [{"primary": True, "value": "kim.karlsson@stadt.example"}],
    "roles": [],
}


def test_provisioned_changed_disabled_enabled_and_deleted(keycloak, sign_in):
    answer = keycloak.post("Users", NEW)
    assert answer.status_code == 201
    number = answer.told["id"]
    kim = User.objects.get(personnel_number="10000088")
    assert (kim.first_name, kim.last_name, kim.email) == ("Kim", "Karlsson", "kim.karlsson@stadt.example")

    whole = NEW | {"id": number, "meta": {"location": f"Users/{number}"}}
    renamed = whole | {"displayName": "Kim Krause", "emails": [{"primary": True, "value": "kim.krause@stadt.example"}]}
    answer = keycloak.put(f"Users/{number}", renamed)
    assert (answer.status_code, answer.told["displayName"]) == (200, "Kim Krause")
    parts = renamed | {"name": {"givenName": "Kim-Lea", "familyName": "Krause"}}  # as the newer plugin says it
    assert keycloak.put(f"Users/{number}", parts).told["displayName"] == "Kim-Lea Krause"

    browser = sign_in(kim)
    assert keycloak.put(f"Users/{number}", parts | {"active": False}).told["active"] is False
    assert browser.get("/einstellungen/").status_code == 302
    assert keycloak.put(f"Users/{number}", parts | {"active": True}).told["active"] is True
    assert keycloak.put(f"Users/{number}", parts | {"active": True}).status_code == 200

    assert keycloak.delete(f"Users/{number}").status_code == 204
    assert not User.objects.get(pk=number).is_active
    again = keycloak.post("Users", NEW)
    assert (again.status_code, again.told["id"]) == (201, number)
    assert User.objects.filter(personnel_number="10000088").count() == 1


def test_a_second_post_of_the_same_account_makes_no_second_person(keycloak):
    first = keycloak.post("Users", NEW)
    assert keycloak.post("Users", NEW).status_code == 409
    assert keycloak.get("Users", filter='userName eq "10000088"').told["Resources"][0]["id"] == first.told["id"]


def test_whom_hr_has_brought_is_linked_by_the_name_of_the_account(keycloak, gero):
    answer = keycloak.post("Users", NEW | {"userName": "10000007", "displayName": "Gero Graf", "emails": []})
    assert (answer.status_code, answer.told["id"]) == (201, str(gero.pk))


def test_put_without_telephone_leaves_the_telephone(keycloak, alma):
    User.objects.filter(pk=alma.pk).update(phone="0711 1")
    keycloak.put(f"Users/{alma.pk}", NEW | {"userName": "10000001", "emails": [{"value": alma.email}]})
    alma.refresh_from_db()
    assert (alma.phone, alma.email) == ("0711 1", "alma.aydin@stadt.example")


def test_another_number_in_the_name_of_the_account_is_refused(keycloak, alma):
    answer = keycloak.put(f"Users/{alma.pk}", NEW)
    assert (answer.status_code, answer.told["scimType"]) == (400, "mutability")


def test_groups_are_sent_whole(keycloak, alma, gero):
    members = [{"value": str(each.pk), "$ref": f"Users/{each.pk}"} for each in (alma, gero)]
    group = {"schemas": [CORE_GROUP], "externalId": "g-1", "displayName": "/movers", "members": members}
    answer = keycloak.post("Groups", group)
    assert answer.status_code == 201
    number = answer.told["id"]
    assert [member["value"] for member in answer.told["members"]] == sorted((str(alma.pk), str(gero.pk)), key=int)
    answer = keycloak.put(f"Groups/{number}", group | {"members": members[:1]})
    assert [member["value"] for member in answer.told["members"]] == [str(alma.pk)]
    nobody = {name: value for name, value in group.items() if name != "members"}
    assert "members" not in keycloak.put(f"Groups/{number}", nobody).told
    assert keycloak.delete(f"Groups/{number}").status_code == 204
    assert not ScimGroup.objects.exists()


def test_midpoint_disables_with_a_patch_of_its_own(keycloak, alma):
    answer = keycloak.patch(f"Users/{alma.pk}", {"op": "replace", "value": {"active": False}})
    assert answer.told["active"] is False
    answer = keycloak.patch(
        f"Users/{alma.pk}",
        {"op": "remove", "path": "emails", "value": [{"value": alma.email}]},
        {"op": "add", "path": "emails", "value": [{"value": "a.aydin@stadt.example", "type": "work"}]},
        {"op": "replace", "path": "active", "value": True},
    )
    assert answer.told["emails"][0]["value"] == "a.aydin@stadt.example"
    assert answer.told["active"] is True
