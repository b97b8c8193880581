"""Identity system and HR's file side by side: who decides what."""

from datetime import timedelta

import pytest
from django.utils import timezone

from people.directory import services as directory
from people.directory.roles import Role
from people.directory.staff_import.services import import_staff
from people.models import Post, User
from people.provisioning.protocol.attributes import ENTERPRISE

HEADINGS = "Personalnummer;Nachname;Vorname;Org.-Schlüssel"


def hr_says(*rows: str) -> None:
    """HR's daily file."""
    import_staff(people_file="\n".join([HEADINGS, *rows]).encode(), file_name="personal.csv", threshold=100)


def set_active(system, person, value: object):
    return system.patch(f"Users/{person.pk}", {"op": "Replace", "path": "active", "value": value}).told["active"]


@pytest.fixture
def alma(alma, world):
    hr_says("10000001;Aydin;Alma;34-2")
    return User.objects.get(pk=alma.pk)


def test_office_job_and_supervisor_stay_hr_s(beside_hr, alma, world, gero):
    beside_hr.patch(
        f"Users/{alma.pk}",
        {"op": "Replace", "value": {f"{ENTERPRISE}:department": "66", "title": "Chefin"}},
        {"op": "Add", "path": f"{ENTERPRISE}:manager", "value": str(gero.pk)},
    )
    post = Post.objects.get(user=alma, ends_on=None)
    assert (post.office, post.job) == (world.births, "")
    assert post.supervisor != gero


def test_what_the_token_may_not_write_stays(otto, alma):
    from tests.people.provisioning.conftest import connect

    system = connect(otto, writes_names=False, writes_contact=False)
    told = system.patch(
        f"Users/{alma.pk}",
        {"op": "Replace", "path": "name.familyName", "value": "Anders"},
        {"op": "Replace", "path": 'emails[type eq "work"].value', "value": "anders@stadt.example"},
    ).told
    assert told["name"]["familyName"] == "Aydin"
    alma.refresh_from_db()
    assert (alma.last_name, alma.email) == ("Aydin", "alma.aydin@stadt.example")


def test_a_closed_account_stays_closed_through_hr_s_file(beside_hr, alma, otto):
    directory.grant(user=alma, role=Role.AUTHOR, by=otto)
    assert set_active(beside_hr, alma, "False") is False
    assert not alma.grants.current().exists()
    hr_says("10000001;Aydin;Alma;34-2")
    person = User.objects.get(pk=alma.pk)
    assert (person.is_active, person.left_on) == (False, None)
    assert person.posts.current().exists(), "who works where is HR's matter"
    assert set_active(beside_hr, alma, "True") is True


def test_hr_s_file_moves_somebody_whose_account_is_closed(beside_hr, alma, world):
    set_active(beside_hr, alma, False)
    hr_says("10000001;Aydin;Alma;66")
    person = User.objects.get(pk=alma.pk)
    assert (person.is_active, person.office) == (False, world.roads)


def test_whom_hr_has_seen_off_only_hr_brings_back(beside_hr, alma, bruno):
    hr_says("10000002;Berger;Bruno;34")
    assert not User.objects.get(pk=alma.pk).is_active
    assert set_active(beside_hr, alma, True) is False
    hr_says("10000002;Berger;Bruno;34", "10000001;Aydin;Alma;34-2")
    assert User.objects.get(pk=alma.pk).is_active


def test_whoever_is_here_before_hr_s_file_is_completed_by_it(beside_hr, alma, world):
    account = {"userName": "neu@stadt.example", "displayName": "Ida Imhof", ENTERPRISE: {"employeeNumber": "10000099"}}
    number = beside_hr.post("Users", account).told["id"]
    assert not Post.objects.filter(user=number).exists()
    hr_says("10000001;Aydin;Alma;34-2", "10000099;Imhof;Ida;66")
    assert User.objects.get(pk=number).office == world.roads
    assert User.objects.filter(personnel_number="10000099").count() == 1


def test_a_transfer_by_the_identity_system_ends_what_belongs_to_the_old_office(entra, cem, world):
    Post.objects.filter(user=cem).update(starts_on=timezone.localdate() - timedelta(days=99), hazard_group="Büro")
    entra.patch(f"Users/{cem.pk}", {"op": "replace", "path": f"{ENTERPRISE}:department", "value": "Tiefbauamt"})
    before, now = Post.objects.filter(user=cem).order_by("starts_on")
    today = timezone.localdate()
    assert (before.ends_on, now.starts_on, now.office) == (today - timedelta(days=1), today, world.roads)
    assert now.hazard_group == "Büro"
    assert not cem.grants.current().exists()


def test_nobody_leads_themselves(entra, alma):
    answer = entra.patch(f"Users/{alma.pk}", {"op": "Add", "path": f"{ENTERPRISE}:manager", "value": str(alma.pk)})
    assert answer.told["scimType"] == "invalidValue"
