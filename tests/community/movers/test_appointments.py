"""Who is Digital Mover of which office, and who helps where there is none."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from community.models import MoverProfile, OfficeShelfPage
from community.movers.appointments import answering, help_for, in_force, offices_without_mover, reach_of
from community.movers.services import appoint, end_appointment
from people.models import RoleGrant, User
from tests.factories.community import make_mover
from tests.factories.people import UserFactory, make_office

TODAY = timezone.localdate()


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


def test_appointing_gives_role_profile_shelf_and_rights(world, alma, paula, overview):
    appoint(user=alma, office=world.registry, starts_on=TODAY, by=paula)
    shelf = OfficeShelfPage.objects.get(office=world.registry)
    assert RoleGrant.objects.get(user=alma, role="mover").granted_by == paula
    assert MoverProfile.objects.filter(user=alma).exists()
    assert shelf.writers in alma.groups.all()
    assert fresh(alma).has_perm("wagtailadmin.access_admin")


def test_appointing_twice_changes_nothing(world, alma, paula, overview):
    first = appoint(user=alma, office=world.registry, starts_on=TODAY, by=paula)
    assert appoint(user=alma, office=world.registry, starts_on=TODAY, by=paula) == first
    assert OfficeShelfPage.objects.count() == 1


def test_nobody_is_digital_mover_of_the_whole_city(world, alma, paula):
    with pytest.raises(ValidationError):
        appoint(user=alma, office=world.city, starts_on=TODAY, by=paula)


def test_the_end_of_an_appointment_takes_the_rights_and_keeps_the_guidance(world, cem, paula, guidance):
    end_appointment(appointment=cem.grants.get(), on=TODAY - timedelta(days=1), by=paula)
    assert not cem.groups.filter(guidance_shelf__isnull=False).exists()
    assert not fresh(cem).has_perm("wagtailadmin.access_admin")
    guidance.refresh_from_db()
    assert guidance.author == cem
    assert guidance.owner_today is None


def test_an_appointment_that_begins_later_gives_no_rights_yet(world, alma, paula, overview):
    appoint(user=alma, office=world.registry, starts_on=TODAY + timedelta(days=10), by=paula)
    assert not alma.groups.filter(guidance_shelf__isnull=False).exists()
    assert not in_force().filter(user=alma).exists()


def test_an_appointment_for_a_section_counts_for_the_whole_office(world, alma, overview):
    mover = make_mover(alma, world.births)
    assert reach_of(mover) == [world.registry]
    assert OfficeShelfPage.objects.get().office == world.registry


def test_alma_is_helped_by_her_offices_mover(world, cem):
    found = help_for(world.births)
    assert found.people == [cem]
    assert found.is_own
    assert found.office == world.registry


def test_the_sections_own_mover_comes_before_the_offices(world, cem, bruno):
    nearest = make_mover(bruno, world.births)
    assert help_for(world.births).people == [nearest]


def test_without_mover_the_next_level_helps_then_the_programme_team(world, paula):
    assert help_for(world.roads).people == [paula]
    assert help_for(world.roads).office is None
    department = make_office("9", "Referat Technik", world.city, kind="department")
    garden = make_office("67", "Gartenamt", department)
    above = make_mover(UserFactory(office=department), department)
    assert help_for(garden).people == [above]
    assert not help_for(garden).is_own


def test_all_movers_of_the_office_hear_of_a_question(world, cem, bruno):
    section_mover = make_mover(bruno, world.births)
    assert set(answering(world.registry)) == {cem, section_mover}


def test_movers_who_left_help_nobody(world, cem, paula):
    User.objects.filter(pk=cem.pk).update(is_active=False)
    assert answering(world.registry) == [paula]


def test_gaps_are_offices_without_mover(world, cem):
    gaps = offices_without_mover(None)
    assert world.registry not in gaps
    assert world.roads in gaps
    assert world.births not in gaps
    assert offices_without_mover([world.roads]) == [world.roads]
