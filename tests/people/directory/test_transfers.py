"""Transfers on a day take effect by themselves, and HR's file does not undo what is planned."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import ModelLogEntry

from people.directory import services as directory
from people.directory.roles import Role
from people.directory.staff_import.services import import_staff
from people.directory.transfers import add_post, call_off, correct_post, end_post, transfer
from people.models import Post, StaffGroup, User
from tests.people.directory.test_teams import EXAMPLES

TODAY = timezone.localdate()
TOMORROW, NEXT_MONTH = TODAY + timedelta(days=1), TODAY + timedelta(days=30)
YESTERDAY = TODAY - timedelta(days=1)


def test_a_transfer_takes_effect_on_its_day(world, alma, bruno, otto):
    transfer(user=alma, office=world.roads, on=NEXT_MONTH, job="Straßenbau", by=otto)
    assert alma.office_on(NEXT_MONTH - timedelta(days=1)) == world.births
    assert alma.office_on(NEXT_MONTH) == world.roads
    assert not User.objects.in_branch(world.registry, NEXT_MONTH).filter(pk=alma.pk).exists()
    assert ModelLogEntry.objects.get(action="people.transfer").user == otto
    assert StaffGroup.objects.filter(kind="job", value="Straßenbau").exists()


def test_roles_of_the_office_end_with_the_last_day_there(world, cem, otto):
    transfer(user=cem, office=world.roads, on=NEXT_MONTH, by=otto)
    assert cem.grants.get(role=Role.MOVER).ends_on == NEXT_MONTH - timedelta(days=1)
    assert cem.holds(Role.MOVER)


def test_a_second_transfer_waits_until_the_first_is_called_off(world, alma, otto):
    planned = transfer(user=alma, office=world.roads, on=NEXT_MONTH, by=otto)
    with pytest.raises(ValidationError):
        transfer(user=alma, office=world.hr, on=TOMORROW, by=otto)
    call_off(post=planned, by=otto)
    assert alma.posts.get().ends_on is None
    transfer(user=alma, office=world.hr, on=TOMORROW, by=otto)
    assert alma.office_on(TOMORROW) == world.hr


def test_what_has_begun_is_not_called_off_and_nobody_is_transferred_after_leaving(world, alma, gero, otto):
    with pytest.raises(ValidationError):
        call_off(post=alma.posts.get(), by=otto)
    User.objects.filter(pk=gero.pk).update(is_active=False)
    with pytest.raises(ValidationError):
        transfer(user=gero, office=world.hr, on=TOMORROW, by=otto)
    assert alma.posts.count() == gero.posts.count() == 1


@EXAMPLES
@given(days=st.lists(st.integers(0, 9), max_size=5, unique=True), asked=st.integers(0, 11))
def test_a_sequence_of_transfers_is_one_after_the_other(world, otto, days, asked):
    """Entered in order, each on its day: on every day the office is that of the latest transfer so far."""
    from django.db import transaction

    from tests.factories.people import UserFactory

    offices = [world.births, world.roads, world.hr, world.doit, world.registry]
    first = TODAY - timedelta(days=30)
    with transaction.atomic():
        person = UserFactory(password="!", office=world.training)
        expected = world.training
        for number, day in enumerate(sorted(days)):
            transfer(user=person, office=offices[number], on=first + timedelta(days=day), by=otto)
            expected = offices[number] if day <= asked else expected
        assert person.office_on(first + timedelta(days=asked)) == expected
        assert Post.objects.main().filter(user=person, ends_on=None).count() == 1
        transaction.set_rollback(True)


HEAD = "Personalnummer;Nachname;Vorname;Org.-Schlüssel;Tätigkeit"


def hr_says(office: str, on: date, job: str = "") -> None:
    line = f"10000001;Aydin;Alma;{office};{job}"
    import_staff(people_file=f"{HEAD}\n{line}".encode(), file_name="p.csv", on=on, partial=True)


def history(user: User) -> list[tuple]:
    return [(post.office.key, post.starts_on, post.ends_on) for post in user.posts.order_by("pk")]


def test_hr_s_file_of_today_leaves_a_planned_transfer_alone(world, alma, otto):
    transfer(user=alma, office=world.roads, on=NEXT_MONTH, by=otto)
    planned = history(alma)
    hr_says("34-2", TODAY)
    assert history(alma) == planned
    hr_says("66", NEXT_MONTH)
    assert history(alma) == planned


def test_what_changes_before_the_transfer_lasts_until_then(world, alma, otto):
    alma.posts.update(starts_on=date(2020, 1, 1))
    transfer(user=alma, office=world.roads, on=NEXT_MONTH, by=otto)
    hr_says("34-2", TODAY, job="Beurkundung")
    until = NEXT_MONTH - timedelta(days=1)
    assert sorted(history(alma), key=lambda post: post[1]) == [
        ("34-2", date(2020, 1, 1), YESTERDAY),
        ("34-2", TODAY, until),
        ("66", NEXT_MONTH, None),
    ]
    assert {post.job for post in alma.posts.filter(starts_on=TODAY)} == {"Beurkundung"}


def test_hr_s_file_has_the_last_word_once_the_day_has_come(world, alma, otto):
    transfer(user=alma, office=world.roads, on=TOMORROW, by=otto)
    hr_says("34-2", NEXT_MONTH)
    assert alma.office_on(NEXT_MONTH) == world.births


def test_a_second_post_counts_besides_the_main_one_and_ends_at_once(world, alma, otto):
    second = add_post(user=alma, office=world.roads, starts_on=date(2026, 1, 1), by=otto)
    assert alma.office == world.births
    assert world.roads.path in User.objects.get(pk=alma.pk).office_paths
    correct_post(post=second, office=world.hr, by=otto)
    assert alma.posts.get(is_main=False).office == world.hr
    end_post(post=second, by=otto)
    assert alma.posts.get(is_main=False).ends_on == YESTERDAY
    end_post(post=add_post(user=alma, office=world.roads, starts_on=TOMORROW, by=otto), by=otto)
    assert alma.posts.count() == 2, "what had not begun is taken back"
    directory.follow_roles()
    hr_says("34-2", TODAY)
    assert alma.posts.filter(is_main=False).count() == 1, "the import leaves second posts alone"
