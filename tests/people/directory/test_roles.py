"""Roles with dates; groups in the editor follow them."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from people.directory import services
from people.directory.permissions import may_grant_to, may_look_after_staff, may_see_team
from people.directory.roles import EDITING_GROUPS, Role
from people.models import RoleGrant
from people.tasks import follow_roles

TODAY = timezone.localdate()


def groups(user) -> set[str]:
    return set(user.groups.filter(name__in=EDITING_GROUPS.values()).values_list("name", flat=True))


def test_a_role_opens_the_editor_and_its_end_closes_it(alma, otto):
    given = services.grant(user=alma, role=Role.AUTHOR, by=otto)
    assert groups(alma) == {"Authors"}
    assert type(alma).objects.get(pk=alma.pk).has_perm("wagtailadmin.access_admin")

    services.end_grant(grant=given, on=TODAY - timedelta(days=1), by=otto)
    assert groups(alma) == {"Authors"}, "what began today ends today"
    services.follow_roles(on=TODAY + timedelta(days=1))
    assert groups(alma) == set()


def test_asking_twice_changes_nothing(alma, otto, world):
    first = services.grant(user=alma, role=Role.MOVER, office=world.registry, by=otto)
    again = services.grant(user=alma, role=Role.MOVER, office=world.registry, by=otto)
    elsewhere = services.grant(user=alma, role=Role.MOVER, office=world.roads, by=otto)
    assert first == again
    assert elsewhere != first
    assert ModelLogEntry.objects.filter(action="people.grant").count() == 2


def test_asking_again_changes_until_when(alma, otto):
    services.grant(user=alma, role=Role.TRAINER, by=otto)
    services.grant(user=alma, role=Role.TRAINER, ends_on=TODAY + timedelta(days=30), by=otto)
    assert RoleGrant.objects.get(user=alma).ends_on == TODAY + timedelta(days=30)


def test_a_role_that_begins_tomorrow_opens_nothing_today(alma, otto):
    services.grant(user=alma, role=Role.EDITOR, starts_on=TODAY + timedelta(days=1), by=otto)
    assert groups(alma) == set()
    services.follow_roles(on=TODAY + timedelta(days=1))
    assert groups(alma) == {"Editors"}


def test_a_role_promised_for_later_can_begin_earlier(alma, otto):
    services.grant(user=alma, role=Role.EDITOR, starts_on=TODAY + timedelta(days=30), by=otto)
    services.grant(user=alma, role=Role.EDITOR, by=otto)
    assert (alma.grants.get().starts_on, groups(alma)) == (TODAY, {"Editors"})


def test_a_short_time_before_does_not_shorten_a_role_promised_for_later(alma, otto):
    later = services.grant(user=alma, role=Role.EDITOR, starts_on=TODAY + timedelta(days=30), by=otto)
    services.grant(user=alma, role=Role.EDITOR, ends_on=TODAY + timedelta(days=3), by=otto)
    later.refresh_from_db()
    assert (alma.grants.count(), later.ends_on) == (2, None)


def test_a_role_that_has_ended_can_be_given_again(alma, otto):
    services.grant(user=alma, role=Role.AUTHOR, starts_on=date(2025, 1, 1), ends_on=date(2025, 12, 31), by=otto)
    services.grant(user=alma, role=Role.AUTHOR, by=otto)
    assert alma.grants.count() == 2


def test_roles_cannot_end_before_they_begin_nor_go_to_people_who_left(alma, otto):
    with pytest.raises(ValidationError):
        services.grant(user=alma, role=Role.HR, ends_on=TODAY - timedelta(days=1), by=otto)
    alma.is_active = False
    alma.save()
    with pytest.raises(ValidationError):
        services.grant(user=alma, role=Role.HR, by=otto)


def test_the_night_closes_the_accounts_of_those_who_left(alma, otto):
    services.grant(user=alma, role=Role.AUTHOR, by=otto)
    alma.left_on = TODAY - timedelta(days=1)
    alma.save()
    follow_roles()
    follow_roles()
    alma.refresh_from_db()
    assert not alma.is_active
    assert groups(alma) == set()
    assert alma.posts.get().ends_on == alma.left_on


def test_the_night_costs_few_queries_however_many_people_hold_roles(
    world, alma, bruno, cem, django_assert_max_num_queries
):
    for user in (alma, bruno, cem):
        services.grant(user=user, role=Role.AUTHOR, by=None)
    with django_assert_max_num_queries(40):
        services.follow_roles()


def test_groups_that_follow_no_role_are_left_alone(alma, otto):
    from django.contrib.auth.models import Group

    alma.groups.add(Group.objects.create(name="Chor"))
    services.grant(user=alma, role=Role.AUTHOR, by=otto)
    assert alma.groups.filter(name="Chor").exists()


SIGN_ON, SCIM = RoleGrant.Origin.SIGN_ON, RoleGrant.Origin.SCIM


def roles(user, origin) -> set[tuple[str, int | None]]:
    return set(user.grants.current().from_origin(origin).values_list("role", "office"))


def test_what_groups_elsewhere_give_they_alone_take_back(alma, otto, world):
    services.grant(user=alma, role=Role.AUTHOR, by=otto)
    wanted = [(Role.AUTHOR, None), (Role.MOVER, world.registry), (Role.MOVER, world.registry)]
    services.match_grants(user=alma, wanted=wanted, origin=SIGN_ON)
    services.match_grants(user=alma, wanted=[(Role.TRAINER, None)], origin=SCIM)
    RoleGrant.objects.update(starts_on=TODAY - timedelta(days=9))

    services.match_grants(user=alma, wanted=[(Role.MOVER, world.roads)], origin=SIGN_ON)
    assert roles(alma, SIGN_ON) == {("mover", world.roads.pk)}
    assert roles(alma, SCIM) == {("trainer", None)}
    assert roles(alma, RoleGrant.Origin.MANUAL) == {("author", None)}
    assert groups(alma) == {"Authors", "Digital Movers"}


def test_asking_for_the_same_groups_again_writes_nothing(alma):
    services.match_grants(user=alma, wanted=[(Role.TRAINER, None)], origin=SIGN_ON)
    services.match_grants(user=alma, wanted=[(Role.TRAINER, None)], origin=SIGN_ON)
    assert ModelLogEntry.objects.filter(action="people.grant").count() == 1


def test_a_role_that_a_group_took_back_today_comes_again_with_the_group(alma):
    for wanted in ([(Role.TRAINER, None)], [], [(Role.TRAINER, None)]):
        services.match_grants(user=alma, wanted=wanted, origin=SIGN_ON)
    assert alma.grants.current().get().ends_on is None


def test_a_team_is_seen_by_who_leads_it(alma, bruno, dora, gero):
    assert may_see_team(bruno, bruno)
    assert not may_see_team(dora, bruno)
    assert not may_see_team(gero, gero), "no team, nothing to see"


def test_operators_look_after_staff_but_give_themselves_nothing(otto, dora, emil):
    assert may_look_after_staff(otto)
    assert not may_look_after_staff(dora)
    assert not may_look_after_staff(emil)
    assert may_grant_to(otto, emil)
    assert not may_grant_to(otto, otto)
