"""Only operators find people in the editor; whoever is found can see it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from people.directory import services
from people.directory.roles import Role
from people.models import AccessRecord, Office, RoleGrant, StaffImport, User

DESK = "/cms/personen/"


@pytest.fixture
def at_desk(otto, sign_in):
    services.sync_groups(otto)
    return sign_in(otto)


@pytest.fixture
def emil_edits(emil, sign_in):
    services.sync_groups(emil)
    return sign_in(emil)


@pytest.mark.parametrize("path", [DESK, f"{DESK}10000001/"])
def test_for_editors_the_desk_does_not_exist(alma, emil_edits, path):
    assert emil_edits.get("/cms/").status_code == 200
    assert emil_edits.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/cms/users/", "/cms/groups/", "/cms/aemter/"])
def test_wagtail_offers_editors_no_side_door_to_people(alma, emil_edits, path):
    answer = emil_edits.get(path)
    assert answer.status_code == 302
    assert "Personen" not in emil_edits.get("/cms/").content.decode()


def test_operators_do_not_list_everybody(alma, at_desk):
    assert "Aydin" not in at_desk.get(DESK).content.decode()


@pytest.mark.parametrize("words", ["aydin", "alma ayd", "10000001", "alma.aydin@"])
def test_otto_finds_alma_and_alma_can_see_it(alma, otto, at_desk, words):
    page = at_desk.get(DESK, {"q": words}).content.decode()
    assert "Aydin, Alma" in page
    look = AccessRecord.objects.get(subject=alma)
    assert look.viewer == otto


def test_the_search_costs_the_same_for_few_and_many(at_desk, django_assert_max_num_queries):
    from tests.factories.people import UserFactory

    UserFactory.create_batch(30, last_name="Muster")
    at_desk.get(DESK, {"q": "muster"})
    with django_assert_max_num_queries(20):
        page = at_desk.get(DESK, {"q": "muster"})
    assert "30 Personen gefunden" in page.content.decode()


def test_otto_appoints_a_digital_mover_until_a_day(alma, otto, world, at_desk):
    until = timezone.localdate() + timedelta(days=365)
    facts = {"role": "mover", "office": world.registry.pk, "starts_on": timezone.localdate(), "ends_on": until}
    facts["reason"] = "Beschluss 7"
    at_desk.post(f"{DESK}10000001/", facts)
    grant = RoleGrant.objects.get(user=alma)
    assert (grant.role, grant.office, grant.ends_on, grant.granted_by) == ("mover", world.registry, until, otto)
    assert grant.reason == "Beschluss 7"
    assert alma.groups.filter(name="Digital Movers").exists()

    last_day = timezone.localdate() + timedelta(days=7)
    at_desk.post(f"{DESK}10000001/rolle/{grant.pk}/beenden/", {"ends_on": last_day})
    grant.refresh_from_db()
    assert grant.ends_on == last_day
    at_desk.post(f"{DESK}10000001/rolle/{grant.pk}/beenden/", {"ends_on": "gestern"})
    grant.refresh_from_db()
    assert grant.ends_on == last_day


def test_otto_withdraws_a_role_and_the_editor_is_closed_at_once(emil, emil_edits, at_desk):
    assert emil_edits.get("/cms/").status_code == 200
    at_desk.post(f"{DESK}10000005/rolle/{emil.grants.get().pk}/entziehen/")
    assert emil_edits.get("/cms/").status_code == 403
    assert "entzogen am" in at_desk.get(f"{DESK}10000005/").content.decode()


def test_mistakes_come_back_in_words(alma, at_desk):
    answer = at_desk.post(f"{DESK}10000001/", {"role": "mover", "starts_on": "2026-05-01", "ends_on": "2026-04-01"})
    assert answer.status_code == 422
    assert "endet, bevor sie beginnt" in answer.content.decode()
    assert "gehört zu einem Amt" in answer.content.decode()


def test_otto_gives_himself_nothing(otto, at_desk):
    answer = at_desk.post(f"{DESK}10000009/", {"role": "hr", "starts_on": timezone.localdate()})
    assert answer.status_code == 302
    assert not otto.grants.filter(role=Role.HR).exists()
    at_desk.post(f"{DESK}10000009/startkennwort/")
    assert User.objects.get(pk=otto.pk).check_password("stadtcampus-demo")


def test_otto_cannot_sign_in_as_an_administrator(at_desk):
    first = User.objects.create_superuser("900", "geheim", first_name="Technik", last_name="Konto")
    assert at_desk.post(f"{DESK}900/startkennwort/").status_code == 302
    first.refresh_from_db()
    assert first.check_password("geheim")


def test_who_has_left_gets_no_role(gero, at_desk):
    User.objects.filter(pk=gero.pk).update(is_active=False)
    answer = at_desk.post(f"{DESK}10000007/", {"role": "hr", "starts_on": timezone.localdate()})
    assert answer.status_code == 302
    assert not gero.grants.exists()


def test_somebody_without_mailbox_gets_a_starting_password(gero, at_desk, client):
    page = at_desk.post(f"{DESK}10000007/startkennwort/").content.decode()
    password = re.search(r"<code>([\w-]+)</code>", page)[1]
    assert client.post("/konto/anmelden/", {"login": "10000007", "password": password}).status_code == 302


def test_otto_renames_an_office_and_cannot_delete_it(world, at_desk):
    assert "Standesamt" in at_desk.get("/cms/aemter/").content.decode()
    edit = f"/cms/aemter/edit/{world.registry.pk}/"
    assert at_desk.get(edit).status_code == 200
    at_desk.post(edit, {"name": "Standesamt und Urkunden", "kind": "office"})
    assert Office.objects.get(key="34").name == "Standesamt und Urkunden"
    at_desk.post(f"/cms/aemter/delete/{world.registry.pk}/")
    assert Office.objects.filter(key="34").exists()
    assert at_desk.get("/cms/aemter/new/").status_code == 302


def test_otto_finds_the_way_to_the_imports_and_their_bad_lines(otto, at_desk):
    assert "/personal/importe/" in at_desk.get("/cms/").content.decode()
    record = StaffImport.objects.create(
        file_name="personal.csv",
        state=StaffImport.State.DONE,
        figures={"joined": 3, "moved": 0, "changed": 1, "left": 0},
        errors=[{"line": 1205, "refused": True, "text": "Die Personalnummer fehlt."}],
    )
    assert "personal.csv" in at_desk.get("/personal/importe/").content.decode()
    page = at_desk.get(f"/personal/importe/{record.pk}/").content.decode()
    assert "1205" in page
    assert "Die Personalnummer fehlt." in page


def test_superusers_can_use_wagtail_s_own_user_list(db, sign_in):
    technik = User.objects.create_superuser("900", "x", first_name="Technik", last_name="Konto")
    assert sign_in(technik).get("/cms/users/").status_code == 200
