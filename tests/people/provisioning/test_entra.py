"""The requests Microsoft Entra ID sends, in their order and shape, and what becomes of the person."""

from datetime import timedelta

import pytest
from django.utils import timezone

from people.models import Post, ScimAccount, ScimRequest, User
from people.provisioning.protocol.attributes import CORE_USER, ENTERPRISE

NEW = {
    "schemas": [CORE_USER, ENTERPRISE],
    "externalId": "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef",
    "userName": "Nora.Nowak@stadt.example",
    "active": True,
    "addresses": [{"primary": False, "type": "other", "formatted": "Marktplatz 1"}],
    "displayName": "Nora Nowak",
    "title": "Sachbearbeitung",
    "emails": [{"primary": True, "type": "work", "value": "Nora.Nowak@stadt.example"}],
    "meta": {"resourceType": "User"},
    "name": {"formatted": "Nora Nowak", "familyName": "Nowak", "givenName": "Nora"},
    "phoneNumbers": [
        {"type": "mobile", "value": "+49 170 1234567"},
        {"type": "work", "value": "+49 711 216-1"},
    ],
    "roles": [],
    ENTERPRISE: {"employeeNumber": "10000077", "department": "Standesamt"},
}


def by_name(name: str) -> dict:
    return {"filter": f'userName eq "{name}"'}


def test_connecting_asks_for_somebody_who_does_not_exist(entra):
    answer = entra.get("Users", **by_name("8f2c0a51-0d7e-4b1f-9c53-6f4b5e9d4a11"))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/scim+json"
    assert answer.told["totalResults"] == 0
    assert answer.told["Resources"] == []


def test_somebody_new_comes_changes_leaves_and_returns(entra, world, bruno, sign_in):
    """One person from the first to the last request; the same row all along."""
    nora, number = provisioned(entra, world)
    moved_and_renamed(entra, world, bruno, number)
    browser = sign_in(nora)
    assert browser.get("/einstellungen/").status_code == 200
    sent_away(entra, number, browser)
    let_in_again(entra, world, number, nora)
    removed(entra, number)
    provisioned_again(entra, number)
    assert User.objects.filter(personnel_number="10000077").count() == 1
    assert User.objects.filter(last_name__in=["Nowak", "Neumann"]).count() == 1


def provisioned(entra, world):
    assert entra.get("Users", **by_name(NEW["userName"])).told["totalResults"] == 0
    answer = entra.post("Users", NEW)
    assert answer.status_code == 201
    told = answer.told
    assert answer["Location"] == told["meta"]["location"]
    assert told["externalId"] == NEW["externalId"]
    assert told["userName"] == "Nora.Nowak@stadt.example"
    assert told["active"] is True
    assert told["phoneNumbers"] == [{"value": "+49 711 216-1", "type": "work", "primary": True}]
    assert told[ENTERPRISE] == {"employeeNumber": "10000077", "department": "Standesamt", "costCenter": "34"}
    nora = User.objects.get(personnel_number="10000077")
    assert (str(nora.pk), nora.first_name, nora.last_name) == (told["id"], "Nora", "Nowak")
    assert (nora.email, nora.office) == ("nora.nowak@stadt.example", world.registry)
    assert not nora.has_usable_password()
    assert entra.get("Users", **by_name("nora.nowak@STADT.example")).told["Resources"][0]["id"] == told["id"]
    return nora, told["id"]


def moved_and_renamed(entra, world, bruno, number):
    """As without, then as with the flag aadOptscim062020."""
    answer = entra.patch(
        f"Users/{number}",
        {"op": "Replace", "path": "displayName", "value": "Nora Neumann"},
        {"op": "Replace", "path": "name.familyName", "value": "Neumann"},
        {"op": "Replace", "path": 'emails[type eq "work"].value', "value": "nora.neumann@stadt.example"},
        {"op": "Add", "path": "nickName", "value": "Nori"},
        {"op": "Add", "path": f"{ENTERPRISE}:manager", "value": str(bruno.pk)},
    )
    assert answer.status_code == 200
    assert answer.told["name"] == {"formatted": "Nora Neumann", "givenName": "Nora", "familyName": "Neumann"}
    assert answer.told[ENTERPRISE]["manager"]["displayName"] == "Bruno Berger"
    answer = entra.patch(
        f"Users/{number}",
        {"op": "replace", "path": 'phoneNumbers[type eq "work"].value', "value": "+49 711 216-2"},
        {"op": "replace", "value": {f"{ENTERPRISE}:department": "66", "title": "Bauleitung"}},
    )
    assert answer.status_code == 200
    nora = User.objects.get(pk=number)
    assert (nora.last_name, nora.email, nora.phone) == ("Neumann", "nora.neumann@stadt.example", "+49 711 216-2")
    post = Post.objects.main().get(user=nora, ends_on=None)
    assert (post.office, post.job, post.supervisor) == (world.roads, "Bauleitung", bruno)


def sent_away(entra, number, browser):
    answer = entra.patch(f"Users/{number}", {"op": "Replace", "path": "active", "value": "False"})
    assert answer.status_code == 200
    assert answer.told["active"] is False
    assert browser.get("/einstellungen/").status_code == 302
    assert entra.get(f"Users/{number}").told["active"] is False
    nora = User.objects.get(pk=number)
    assert nora.left_on == timezone.localdate() - timedelta(days=1)
    assert not nora.posts.current().exists()


def let_in_again(entra, world, number, nora):
    answer = entra.patch(f"Users/{number}", {"op": "Replace", "path": "active", "value": "True"})
    assert answer.told["active"] is True
    again = User.objects.get(pk=number)
    assert (again.pseudonym, again.is_active, again.left_on) == (nora.pseudonym, True, None)
    assert again.office == world.roads


def removed(entra, number):
    assert entra.delete(f"Users/{number}").status_code == 204
    assert entra.get(f"Users/{number}").status_code == 404
    assert entra.get("Users", **by_name(NEW["userName"])).told["totalResults"] == 0
    assert entra.delete(f"Users/{number}").status_code == 404
    assert not User.objects.get(pk=number).is_active


def provisioned_again(entra, number):
    answer = entra.post("Users", NEW)
    assert (answer.status_code, answer.told["id"]) == (201, number)
    assert answer.told["active"] is True
    assert ScimAccount.objects.count() == 1


def test_whom_hr_has_brought_is_linked(entra, alma):
    """Asked for by name nobody is found; the number in the new account leads to Alma."""
    account = NEW | {"userName": "alma.aydin@stadt.example", ENTERPRISE: {"employeeNumber": "10000001"}}
    account |= {"emails": [{"type": "work", "value": alma.email}], "name": {"givenName": "Alma", "familyName": "Aydin"}}
    assert entra.get("Users", **by_name("alma.aydin@stadt.example")).told["totalResults"] == 0
    answer = entra.post("Users", account)
    assert (answer.status_code, answer.told["id"]) == (201, str(alma.pk))
    again = entra.post("Users", account)
    assert (again.status_code, again.told["scimType"]) == (409, "uniqueness")
    assert User.objects.filter(last_name="Aydin").count() == 1


def test_matching_by_number_finds_whom_hr_has_brought(entra, alma):
    asked = f'{ENTERPRISE}:employeeNumber eq "10000001"'
    (found,) = entra.get("Users", filter=asked).told["Resources"]
    assert (found["id"], found["userName"]) == (str(alma.pk), "10000001")
    answer = entra.patch(
        f"Users/{alma.pk}",
        {"op": "Add", "path": "externalId", "value": "e-1"},
        {"op": "Replace", "path": "userName", "value": "alma.aydin@stadt.example"},
    )
    assert answer.status_code == 200
    assert entra.ids('externalId eq "e-1"') == entra.ids('userName eq "Alma.Aydin@stadt.example"') == [str(alma.pk)]


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({ENTERPRISE: {}}, "invalidValue"),
        ({ENTERPRISE: {"employeeNumber": "nowak"}}, "invalidValue"),
        ({"userName": ""}, "invalidValue"),
        ({"name": {}, "displayName": ""}, "invalidValue"),
        ({"emails": [{"value": "keine Adresse", "type": "work"}]}, "invalidValue"),
        ({"active": "vielleicht"}, "invalidValue"),
        ({ENTERPRISE: {"employeeNumber": "10000077", "manager": {"value": "999999"}}}, "invalidValue"),
    ],
)
def test_an_account_that_cannot_be_is_refused_and_nothing_stays(entra, change, kind):
    answer = entra.post("Users", NEW | change)
    assert (answer.status_code, answer.told["scimType"]) == (400, kind)
    assert not User.objects.filter(last_name="Nowak").exists()
    assert ScimRequest.objects.get().reason == kind


def test_names_and_addresses_of_others_are_taken(entra, alma):
    entra.post("Users", NEW)
    other = NEW | {"externalId": "2", ENTERPRISE: {"employeeNumber": "10000078"}}
    for clash in (
        other | {"emails": []},
        other | {"emails": [], "userName": "x", "externalId": NEW["externalId"]},
        other | {"userName": "x"},
        other | {"userName": "10000001", "emails": []},
    ):
        answer = entra.post("Users", clash)
        assert (answer.status_code, answer.told["scimType"]) == (409, "uniqueness"), clash
    assert not User.objects.filter(personnel_number="10000078").exists()


def test_a_mailbox_passes_on_from_those_who_left(entra, alma):
    User.objects.filter(pk=alma.pk).update(is_active=False)
    answer = entra.post("Users", NEW | {"emails": [{"value": alma.email, "type": "work"}]})
    assert answer.status_code == 201
    alma.refresh_from_db()
    assert alma.email is None


def test_the_personnel_number_never_changes(entra, alma):
    for path, value in ((f"{ENTERPRISE}:employeeNumber", "10000002"),):
        answer = entra.patch(f"Users/{alma.pk}", {"op": "Replace", "path": path, "value": value})
        assert (answer.status_code, answer.told["scimType"]) == (400, "mutability")


def test_an_office_nobody_knows_leaves_the_person_where_they_are(entra, alma, world):
    answer = entra.patch(
        f"Users/{alma.pk}", {"op": "Replace", "path": f"{ENTERPRISE}:department", "value": "Amt für Magie"}
    )
    assert answer.told[ENTERPRISE]["department"] == "Amt für Magie"
    assert Post.objects.get(user=alma).office == world.births
