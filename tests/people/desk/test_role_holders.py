"""Operators see all roles at a glance; whoever is listed can see that somebody looked."""

from datetime import timedelta

import pytest
from django.utils import timezone

from people.directory import services
from people.directory.roles import Role
from people.models import AccessRecord
from tests.factories.people import UserFactory

PAGE = "/cms/rollen/"
TODAY = timezone.localdate()


@pytest.fixture
def at_desk(otto, sign_in):
    services.sync_groups(otto)
    return sign_in(otto)


@pytest.fixture
def listed(at_desk):
    def names(**wish: object) -> set[str]:
        return {grant.user.first_name for grant in at_desk.get(PAGE, wish).context["page"]}

    return names


def test_roles_are_listed_by_role_and_office(cem, dora, emil, otto, world, listed):
    assert listed() == {"Cem", "Dora", "Emil", "Otto"}
    assert listed(rolle="mover") == {"Cem"}
    assert listed(amt=world.registry.pk) == {"Cem"}
    assert listed(rolle="gibtesnicht") == {"Cem", "Dora", "Emil", "Otto"}
    assert AccessRecord.objects.filter(subject=cem, viewer=otto, report="Overview of roles").exists()


def test_roles_that_end_soon_are_to_come_or_are_over(cem, dora, emil, otto, gero, listed):
    services.end_grant(grant=dora.grants.get(), on=TODAY + timedelta(days=9), by=otto)
    services.withdraw_grant(grant=emil.grants.get(), by=otto)
    services.grant(user=gero, role=Role.AUTHOR, starts_on=TODAY + timedelta(days=5), by=otto)
    assert listed(stand="soon") == {"Dora"}
    assert listed(stand="to_come") == {"Gero"}
    assert listed(stand="over") == {"Emil"}
    assert listed() == {"Cem", "Dora", "Otto"}


def test_roles_left_behind_by_people_who_moved_stand_out(cem, dora, world, listed):
    assert listed(stand="moved") == set()
    cem.posts.update(office=world.births)
    assert listed(stand="moved") == set(), "still below the office of the role"
    cem.posts.update(office=world.roads)
    assert listed(stand="moved") == {"Cem"}


def test_the_list_can_be_taken_along(cem, otto, at_desk):
    answer = at_desk.get(f"{PAGE}ausgeben/", {"rolle": "mover"})
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Rolle;Amt;Nachname")
    assert len(lines) == 2
    assert "Demir;Cem;10000003" in lines[1]
    assert AccessRecord.objects.get(subject=cem).viewer == otto


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}ausgeben/"])
def test_for_editors_it_does_not_exist(address, emil, sign_in):
    services.sync_groups(emil)
    assert sign_in(emil).get(address).status_code == 404


def test_the_overview_costs_the_same_for_few_and_many(at_desk, world, django_assert_max_num_queries):
    for user in UserFactory.create_batch(40, office=world.roads):
        services.grant(user=user, role=Role.MOVER, office=world.roads, by=None)
    at_desk.get(PAGE)
    with django_assert_max_num_queries(20):
        at_desk.get(PAGE)
