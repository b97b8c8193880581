"""Operators make tokens, see what each changed, and revoke them; nobody else knows of it."""

import re

import pytest

from people.directory import services
from people.directory.roles import Role
from people.models import AccessRecord, GroupRole, RoleGrant, ScimRequest, ScimToken
from tests.people.provisioning.conftest import IdentitySystem

DESK = "/cms/identitaetssysteme/"
FACTS = {"name": "Entra ID", "number_from": "employeeNumber", "writes_posts": "on", "networks": "", "expires_at": ""}


@pytest.fixture
def at_desk(otto, sign_in):
    services.sync_groups(otto)
    return sign_in(otto)


@pytest.fixture
def system(at_desk) -> IdentitySystem:
    page = at_desk.post(f"{DESK}neu/", FACTS).content.decode()
    return IdentitySystem(re.search(r"<code>(scim_\w+)</code>", page)[1])


def test_otto_makes_a_token_and_sees_its_secret_once(otto, at_desk, system):
    token = ScimToken.objects.get()
    assert (token.owner, token.writes_posts, token.writes_names) == (otto, True, False)
    assert system.get("Users").status_code == 200
    for path in (DESK, f"{DESK}{token.pk}/"):
        page = at_desk.get(path).content.decode()
        assert token.beginning in page
        assert system.client.defaults["HTTP_AUTHORIZATION"].removeprefix("Bearer ") not in page


def test_otto_reads_what_it_changed_and_alma_sees_that_he_looked(alma, otto, at_desk, system):
    system.patch(f"Users/{alma.pk}", {"op": "replace", "path": "title", "value": "Leitung"})
    system.patch(f"Users/{alma.pk}", {"op": "replace", "path": "id", "value": "1"})
    page = at_desk.get(f"{DESK}{ScimToken.objects.get().pk}/").content.decode()
    assert "10000001" in page
    assert "400 (mutability)" in page
    assert "Leitung" not in page
    assert AccessRecord.objects.get(viewer=otto).subject == alma


def test_otto_revokes_a_token(at_desk, system):
    number = ScimToken.objects.get().pk
    assert at_desk.get(f"{DESK}{number}/sperren/").status_code == 405
    assert at_desk.post(f"{DESK}{number}/sperren/").status_code == 302
    assert system.get("Users").status_code == 401
    assert "gesperrt" in at_desk.get(f"{DESK}{number}/").content.decode()


def test_otto_changes_what_a_token_may(at_desk, system):
    token = ScimToken.objects.get()
    assert at_desk.post(f"{DESK}{token.pk}/", FACTS | {"networks": "192.0.2.0/24"}).status_code == 302
    assert system.get("Users").status_code == 403


def test_mistakes_come_back_in_words(at_desk):
    answer = at_desk.post(f"{DESK}neu/", FACTS | {"networks": "überall"})
    assert answer.status_code == 422
    assert "überall" in answer.content.decode()
    assert not ScimToken.objects.exists()


def test_groups_and_unknown_departments_are_shown(alma, world, at_desk, system):
    system.post("Groups", {"displayName": "DM 34", "members": [{"value": str(alma.pk)}]})
    path = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"
    system.patch(f"Users/{alma.pk}", {"op": "replace", "path": path, "value": "Amt für Magie"})
    GroupRole.objects.create(origin=RoleGrant.Origin.SCIM, group="DM 34", role=Role.MOVER, office=world.registry)
    page = at_desk.get(DESK).content.decode()
    assert "Amt für Magie" in page
    assert "Digital Mover (Standesamt)" in page
    assert at_desk.post(f"{DESK}gruppen-nachziehen/").status_code == 302
    assert alma.grants.current().get().role == Role.MOVER


def test_the_pages_cost_the_same_for_few_and_many(at_desk, system, alma, django_assert_max_num_queries):
    token = ScimToken.objects.get()
    ScimRequest.objects.bulk_create(
        [ScimRequest(token=token, method="PUT", resource="User", subject=alma, outcome=200) for _each in range(60)]
    )
    at_desk.get(f"{DESK}{token.pk}/")
    with django_assert_max_num_queries(20):
        at_desk.get(f"{DESK}{token.pk}/")
    with django_assert_max_num_queries(20):
        at_desk.get(DESK)


@pytest.mark.parametrize("path", [DESK, f"{DESK}neu/", f"{DESK}1/"])
def test_for_editors_it_does_not_exist(emil, sign_in, path):
    services.sync_groups(emil)
    assert sign_in(emil).get(path).status_code == 404
