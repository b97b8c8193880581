"""Where people work, and how far their roles reach."""

from datetime import date, timedelta

from django.utils import timezone

from people.directory.models.users import within
from people.directory.roles import Role
from people.models import Post, RoleGrant, User


def test_a_persons_office_is_the_one_of_the_main_post_today(world, alma):
    """Yesterday's and tomorrow's posts do not count."""
    today = timezone.localdate()
    Post.objects.create(user=alma, office=world.roads, is_main=False, ends_on=today - timedelta(days=1))
    Post.objects.create(user=alma, office=world.hr, is_main=False, starts_on=today + timedelta(days=1))

    assert [post.office for post in alma.current_posts] == [world.births]
    assert alma.office == world.births


def test_a_post_counts_on_its_first_and_last_day(world, gero):
    post = gero.posts.get()
    post.starts_on, post.ends_on = date(2026, 3, 1), date(2026, 3, 31)
    post.save()

    assert Post.objects.current(date(2026, 3, 1)).filter(user=gero).exists()
    assert Post.objects.current(date(2026, 3, 31)).filter(user=gero).exists()
    assert not Post.objects.current(date(2026, 4, 1)).filter(user=gero).exists()


def test_a_role_reaches_the_office_and_everything_below_it(world, cem):
    assert cem.may_reach(world.births, Role.MOVER)
    assert not cem.may_reach(world.roads, Role.MOVER)


def test_a_role_without_office_reaches_the_whole_city(world, dora):
    assert dora.scope_of(Role.HR) is None
    assert dora.may_reach(world.roads, Role.HR)


def test_a_role_that_ended_reaches_nothing(world, cem):
    RoleGrant.objects.filter(user=cem).update(
        starts_on=timezone.localdate() - timedelta(days=9), ends_on=timezone.localdate() - timedelta(days=1)
    )
    assert cem.scope_of(Role.MOVER) == []
    assert not User.objects.filter(within(cem.scope_of(Role.MOVER), "posts__office")).exists()
