"""Operators say what membership in groups elsewhere stands for."""

import pytest
from wagtail.models import ModelLogEntry

from people.directory import services
from people.directory.roles import Role
from people.models import GroupRole, RoleGrant

LINES = "/cms/rollen-nach-gruppe/"
SIGN_ON, SCIM = RoleGrant.Origin.SIGN_ON, RoleGrant.Origin.SCIM


@pytest.fixture
def at_desk(otto, sign_in):
    services.sync_groups(otto)
    return sign_in(otto)


def test_otto_says_which_role_a_group_stands_for(otto, world, at_desk):
    facts = {"origin": "sign_on", "group": "dm-34", "role": "mover", "office": world.registry.pk}
    assert at_desk.post(f"{LINES}new/", facts).status_code == 302
    line = GroupRole.objects.get()
    assert (line.group, line.role, line.office) == ("dm-34", "mover", world.registry)
    assert ModelLogEntry.objects.filter(action="wagtail.create", user=otto, object_id=str(line.pk)).exists()
    assert "dm-34" in at_desk.get(LINES).content.decode()
    again = at_desk.post(f"{LINES}new/", facts)
    assert "hat diese Rolle schon" in again.content.decode()
    assert GroupRole.objects.count() == 1
    assert at_desk.post(f"{LINES}delete/{line.pk}/").status_code == 302
    assert not GroupRole.objects.exists()


@pytest.mark.parametrize("times", [1, 2])
def test_a_role_for_the_whole_city_stands_there_once(at_desk, times):
    for _time in range(times):
        at_desk.post(f"{LINES}new/", {"origin": "sign_on", "group": "presse", "role": "editor", "office": ""})
    assert GroupRole.objects.count() == 1


def test_a_digital_mover_needs_an_office(at_desk):
    answer = at_desk.post(f"{LINES}new/", {"origin": "sign_on", "group": "dm", "role": "mover", "office": ""})
    assert "gehört zu einem Amt" in answer.content.decode()


def test_editors_do_not_meet_it(emil, sign_in):
    services.sync_groups(emil)
    browser = sign_in(emil)
    GroupRole.objects.create(group="geheim", role=Role.HR)
    for path in (LINES, f"{LINES}new/"):
        assert browser.get(path).status_code == 302
    assert "Rollen nach Gruppe" not in browser.get("/cms/").content.decode()


def test_groups_of_one_origin_say_nothing_about_another(world):
    GroupRole.objects.create(origin=SIGN_ON, group="a", role=Role.TRAINER)
    GroupRole.objects.create(origin=SCIM, group="a", role=Role.AUTHOR)
    GroupRole.objects.create(origin=SIGN_ON, group="b", role=Role.MOVER, office=world.roads)
    GroupRole.objects.create(origin=SIGN_ON, group="c", role=Role.HR)
    roles = GroupRole.objects.of_groups(["a", "b", "unbekannt"], SIGN_ON).roles()
    assert roles == [("trainer", None), ("mover", world.roads)]
