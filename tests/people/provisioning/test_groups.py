"""Groups of the identity system: roles follow them, and nothing else does."""

import pytest

from people.directory import services as directory
from people.directory.roles import Role
from people.models import GroupRole, RoleGrant, ScimGroup, User
from people.provisioning.protocol.attributes import CORE_GROUP
from people.provisioning.tasks import follow_scim_groups

SCIM = RoleGrant.Origin.SCIM
NEW = {
    "schemas": [CORE_GROUP, "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
    "externalId": "8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159",
    "displayName": "DM Standesamt",
    "meta": {"resourceType": "Group"},
}


@pytest.fixture
def movers(entra, world) -> str:
    """A group whose members are Digital Movers of the Standesamt."""
    GroupRole.objects.create(origin=SCIM, group="DM Standesamt", role=Role.MOVER, office=world.registry)
    return entra.post("Groups", NEW).told["id"]


def add(*people: User) -> dict:
    return {"op": "Add", "path": "members", "value": [{"$ref": None, "value": str(each.pk)} for each in people]}


def remove(person: User) -> dict:
    return {"op": "Remove", "path": "members", "value": [{"value": str(person.pk)}]}


def roles(person: User) -> set[tuple[str, int | None]]:
    return set(person.grants.current().from_origin(SCIM).values_list("role", "office"))


def test_entra_s_requests_from_creating_to_deleting(entra, movers, alma, gero, world):
    (found,) = entra.get("Groups", filter='displayName eq "dm standesamt"', excludedAttributes="members").told[
        "Resources"
    ]
    assert (found["id"], found["externalId"]) == (movers, NEW["externalId"])
    assert "members" not in found
    assert entra.get(f"Groups/{movers}", excludedAttributes="members").status_code == 200

    assert entra.patch(f"Groups/{movers}", add(alma, gero)).status_code == 204
    assert roles(alma) == roles(gero) == {("mover", world.registry.pk)}
    assert alma.groups.filter(name="Digital Movers").exists()
    asked = f'id eq "{movers}" and members eq "{alma.pk}"'
    assert entra.ids(asked, "Groups") == [movers]
    assert entra.get(f"Users/{alma.pk}").told["groups"][0]["display"] == "DM Standesamt"

    assert entra.patch(f"Groups/{movers}", remove(alma)).status_code == 204
    assert (
        entra.patch(f"Groups/{movers}", {"op": "remove", "path": f'members[value eq "{alma.pk}"]'}).status_code == 204
    )
    assert (roles(alma), roles(gero)) == (set(), {("mover", world.registry.pk)})
    assert not User.objects.get(pk=alma.pk).groups.filter(name="Digital Movers").exists()

    assert entra.delete(f"Groups/{movers}").status_code == 204
    assert roles(gero) == set()
    assert entra.get(f"Groups/{movers}").status_code == 404


def test_a_role_given_by_hand_is_never_taken_by_a_group(entra, movers, cem, otto, world):
    entra.patch(f"Groups/{movers}", add(cem))
    entra.patch(f"Groups/{movers}", remove(cem))
    assert cem.grants.current().filter(role=Role.MOVER, origin=RoleGrant.Origin.MANUAL).exists()


def test_a_group_nobody_gave_a_role_changes_nothing(entra, alma):
    number = entra.post("Groups", NEW | {"displayName": "Betriebssport"}).told["id"]
    entra.patch(f"Groups/{number}", add(alma))
    assert not alma.grants.exists()
    assert ScimGroup.objects.get().memberships.get().user == alma


def test_with_the_account_the_roles_go_and_those_of_groups_come_back(entra, movers, alma, otto, world):
    directory.grant(user=alma, role=Role.AUTHOR, by=otto)
    entra.patch(f"Groups/{movers}", add(alma))
    entra.patch(f"Users/{alma.pk}", {"op": "Replace", "path": "active", "value": "False"})
    assert not User.objects.get(pk=alma.pk).groups.exists()
    entra.patch(f"Users/{alma.pk}", {"op": "Replace", "path": "active", "value": "True"})
    assert roles(alma) == {("mover", world.registry.pk)}
    assert not alma.grants.not_over().filter(role=Role.AUTHOR, ends_on=None).exists()


def test_whoever_is_removed_is_in_no_group_any_more(entra, movers, alma):
    entra.patch(f"Groups/{movers}", add(alma))
    entra.delete(f"Users/{alma.pk}")
    assert "members" not in entra.get(f"Groups/{movers}").told
    assert not alma.scim_memberships.exists()


@pytest.mark.parametrize("wrong", ["999999", "nobody", "", "²", "9" * 40])
def test_an_unknown_member_refuses_the_request_and_nobody_falls_out(entra, movers, alma, wrong):
    entra.patch(f"Groups/{movers}", add(alma))
    answer = entra.patch(
        f"Groups/{movers}", {"op": "replace", "path": "members", "value": [{"value": wrong, "type": "User"}]}
    )
    assert (answer.status_code, answer.told["scimType"]) == (400, "invalidValue")
    assert ScimGroup.objects.get().memberships.get().user == alma


def test_a_group_is_renamed_and_stands_for_what_its_new_name_stands_for(entra, movers, alma):
    entra.patch(f"Groups/{movers}", add(alma))
    GroupRole.objects.create(origin=SCIM, group="Autorinnen", role=Role.AUTHOR)
    entra.patch(f"Groups/{movers}", {"op": "Replace", "path": "displayName", "value": "Autorinnen"})
    assert roles(alma) == {("author", None)}


def test_a_line_by_number_survives_a_new_name(entra, movers, alma):
    GroupRole.objects.update(group=NEW["externalId"])
    entra.patch(f"Groups/{movers}", add(alma))
    entra.patch(f"Groups/{movers}", {"op": "Replace", "path": "displayName", "value": "Anders"})
    assert {role for role, _office in roles(alma)} == {"mover"}


def test_what_operators_decide_later_holds_from_the_night_on(entra, movers, alma):
    entra.patch(f"Groups/{movers}", add(alma))
    GroupRole.objects.all().delete()
    follow_scim_groups()
    assert roles(alma) == set()
    GroupRole.objects.create(origin=SCIM, group="DM Standesamt", role=Role.TRAINER)
    follow_scim_groups()
    follow_scim_groups()
    assert roles(alma) == {("trainer", None)}
    assert alma.grants.filter(role=Role.TRAINER).count() == 1


def test_names_of_groups_are_unique(entra, movers):
    answer = entra.post("Groups", NEW | {"displayName": "dm STANDESAMT"})
    assert (answer.status_code, answer.told["scimType"]) == (409, "uniqueness")
    assert entra.post("Groups", {"displayName": ""}).told["scimType"] == "invalidValue"


def test_the_answer_to_a_patch_comes_when_it_is_asked_for(entra, movers, alma):
    answer = entra.patch(f"Groups/{movers}?attributes=members", add(alma))
    assert [member["value"] for member in answer.told["members"]] == [str(alma.pk)]
