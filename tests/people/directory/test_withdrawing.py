"""A role that is withdrawn is gone with the person's next click, and the past stays what it was."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.utils import timezone

from people.directory import services
from people.directory.roles import EDITING_GROUPS, Role
from people.models import Notification, RoleGrant, User

TODAY = timezone.localdate()
LONG_AGO = TODAY - timedelta(days=100)


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize("begun", [LONG_AGO, TODAY, TODAY + timedelta(days=9)], ids=["long ago", "today", "later"])
@pytest.mark.parametrize("role", EDITING_GROUPS, ids=str)
def test_rights_and_editor_groups_are_gone_at_once(alma, otto, world, role, begun):
    office = world.registry if role == Role.MOVER else None
    grant = services.grant(user=alma, role=role, office=office, starts_on=begun, by=otto)
    services.withdraw_grant(grant=grant, by=otto)
    assert not fresh(alma).holds(role)
    assert not alma.groups.exists()
    assert not fresh(alma).has_perm("wagtailadmin.access_admin")
    grant.refresh_from_db()
    assert (grant.withdrawn_on, grant.ended_by) == (TODAY, otto)


def test_the_open_session_loses_the_role_with_the_next_request(alma, otto, sign_in):
    grant = services.grant(user=alma, role=Role.HR, by=otto)
    browser = sign_in(alma)
    assert browser.get("/auswertung/").status_code == 200
    services.withdraw_grant(grant=grant, by=otto)
    assert browser.get("/auswertung/").status_code == 403


def test_the_days_before_stay_true(alma, otto):
    grant = services.grant(user=alma, role=Role.HR, starts_on=LONG_AGO, by=otto)
    services.withdraw_grant(grant=grant, by=otto)
    assert alma.grants.current(TODAY - timedelta(days=1)).exists()
    assert not alma.grants.current(TODAY).exists()


def test_withdrawing_twice_and_ending_afterwards_change_nothing(alma, otto, paula):
    grant = services.grant(user=alma, role=Role.HR, by=otto)
    services.withdraw_grant(grant=grant, by=otto)
    services.withdraw_grant(grant=grant, by=paula)
    services.end_grant(grant=grant, on=TODAY + timedelta(days=9), by=paula)
    grant.refresh_from_db()
    assert (grant.ended_by, grant.ends_on) == (otto, TODAY)


def test_a_role_withdrawn_today_can_be_given_again_today(alma, otto):
    services.withdraw_grant(grant=services.grant(user=alma, role=Role.HR, by=otto), by=otto)
    services.grant(user=alma, role=Role.HR, by=otto)
    assert fresh(alma).holds(Role.HR)
    assert alma.grants.count() == 2


def test_a_group_elsewhere_that_ends_takes_its_role_at_once(alma):
    origin = RoleGrant.Origin.SIGN_ON
    services.match_grants(user=alma, wanted=[(Role.AUTHOR, None)], origin=origin)
    services.match_grants(user=alma, wanted=[], origin=origin)
    assert not fresh(alma).holds(Role.AUTHOR)


def test_the_person_is_told(alma, otto, sign_in, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        grant = services.grant(user=alma, role=Role.HR, by=otto)
        services.end_grant(grant=grant, on=TODAY + timedelta(days=3), by=otto)
        services.withdraw_grant(grant=grant, by=otto)
    kinds = ["people.role_ended", "people.role_granted", "people.role_withdrawn"]
    assert sorted(Notification.objects.of(alma).values_list("kind", flat=True)) == kinds
    page = sign_in(alma).get("/mitteilungen/").content.decode()
    assert "Sie haben vom" in page
    assert "wurde entzogen" in page


def test_whoever_changes_the_own_role_is_not_told(otto, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        services.end_grant(grant=otto.grants.get(), on=TODAY, by=otto)
    assert not Notification.objects.exists()


def test_a_grant_is_in_force_exactly_within_its_days_and_before_it_was_withdrawn(alma):
    """Every constellation of first day, last day and withdrawal around today, on every day around it."""
    near = [TODAY + timedelta(days=days) for days in range(-2, 3)]
    RoleGrant.objects.bulk_create(
        RoleGrant(user=alma, role=Role.HR, starts_on=starts, ends_on=ends, withdrawn_on=withdrawn)
        for starts, ends, withdrawn in product(near, [None, *near], [None, *near])
        if ends is None or ends >= starts
    )
    grants = list(RoleGrant.objects.all())
    for day in near:
        expected = {grant.pk for grant in grants if in_force(grant, day)}
        assert set(RoleGrant.objects.current(day).values_list("pk", flat=True)) == expected


def in_force(grant: RoleGrant, day: date) -> bool:
    begun = grant.starts_on <= day and (grant.ends_on is None or day <= grant.ends_on)
    return begun and (grant.withdrawn_on is None or day < grant.withdrawn_on)
