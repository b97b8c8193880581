"""Whose team somebody looks after on a day, and where somebody belonged: rules checked against naive models."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from people.directory.permissions import may_see_team
from people.directory.services import see_off
from people.directory.teams import teams_of
from people.models import Deputyship, Post, User
from tests.factories.people import UserFactory

FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 40).map(lambda number: FIRST + timedelta(days=number))
SPANS = st.tuples(DAYS, st.none() | DAYS).filter(lambda span: span[1] is None or span[1] >= span[0])
EXAMPLES = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def covers(span: tuple[date | None, date | None], day: date) -> bool:
    start, end = span
    return (start is None or start <= day) and (end is None or day <= end)


@dataclass(frozen=True)
class Held:
    """A post as the naive model knows it."""

    office: int
    span: tuple[date | None, date | None]
    is_main: bool


def belongs_to(held: list[Held], day: date) -> int | None:
    """The naive rule: of the posts of the day the main one, of several the one that began last, entered last."""
    of_the_day = [(post, number) for number, post in enumerate(held) if covers(post.span, day)]
    if not of_the_day:
        return None
    return max(of_the_day, key=lambda each: (each[0].is_main, each[0].span[0] or date.min, each[1]))[0].office


posts = st.builds(
    Held, office=st.integers(0, 2), span=st.tuples(st.none() | DAYS, st.none() | DAYS), is_main=st.booleans()
).filter(lambda post: None in post.span or post.span[1] >= post.span[0])


@EXAMPLES
@given(histories=st.lists(st.lists(posts, max_size=5), min_size=1, max_size=3), day=DAYS)
def test_the_office_on_a_day_is_what_the_naive_rule_says(world, histories, day):
    """For one person and for everybody at once, in one query."""
    offices = [world.births, world.roads, world.hr]
    with transaction.atomic():
        expected = {}
        for history in histories:
            person = UserFactory(password="!")
            kept = [each for number, each in enumerate(history) if not second_open_main(history[:number], each)]
            for each in kept:
                start, end = each.span
                place = offices[each.office]
                Post.objects.create(user=person, office=place, starts_on=start, ends_on=end, is_main=each.is_main)
            place = belongs_to(kept, day)
            expected[person] = None if place is None else offices[place]
        found = User.objects.filter(pk__in=[person.pk for person in expected]).with_office_on(day)
        assert {person: person.office_then for person in found} == {
            person: office and office.pk for person, office in expected.items()
        }
        for person, office in expected.items():
            assert person.office_on(day) == office
        transaction.set_rollback(True)


def second_open_main(before: list[Held], post: Held) -> bool:
    """The database refuses a second main post without end."""
    return post.is_main and post.span[1] is None and any(one.is_main and one.span[1] is None for one in before)


def test_the_office_of_many_on_a_day_is_one_query(world, alma, bruno, gero, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = {person.last_name: person.office_then for person in User.objects.with_office_on(date(2026, 5, 1))}
    assert found == {"Aydin": world.births.pk, "Berger": world.registry.pk, "Graf": world.roads.pk}
    with django_assert_num_queries(1):
        assert alma.office_on(date(2026, 5, 1)) == world.births


@EXAMPLES
@given(spans=st.lists(SPANS, max_size=4), day=DAYS)
def test_deputies_have_rights_within_their_days_only(world, bruno, alma, cem, spans, day):
    with transaction.atomic():
        open_ones = [span for span in spans if span[1] is None]
        kept = [span for span in spans if span[1]] + open_ones[:1]  # the database refuses a second one without end
        for start, end in kept:
            Deputyship.objects.create(principal=bruno, deputy=cem, starts_on=start, ends_on=end)
        expected = any(covers(span, day) for span in kept)
        assert [team.supervisor for team in teams_of(cem, day)] == ([bruno] if expected else [])
        assert [(team.acting_for, team.size) for team in teams_of(bruno, day)] == [(None, 2)], (
            "the supervisor keeps the team"
        )
        transaction.set_rollback(True)


def stand_in(principal: User, deputy: User) -> Deputyship:
    return Deputyship.objects.create(principal=principal, deputy=deputy, starts_on=date(2020, 1, 1))


def test_a_deputy_passes_nothing_on(alma, bruno, cem, gero):
    """Bruno → Cem → Gero: Gero looks after nobody, for Cem has no team of his own. Circles end there too."""
    stand_in(bruno, cem)
    stand_in(cem, gero)
    stand_in(gero, bruno)
    assert teams_of(gero) == []
    assert not may_see_team(gero, bruno)
    assert may_see_team(cem, bruno)
    assert not may_see_team(cem, cem)
    assert [team.supervisor for team in teams_of(bruno)] == [bruno], "Gero leads nobody"


def test_who_leads_nobody_has_no_team_and_a_deputy_none_of_hers(alma, bruno, gero):
    stand_in(gero, alma)
    assert teams_of(alma) == teams_of(gero) == []


def test_who_has_left_stands_in_no_longer_and_is_not_stood_in_for(alma, bruno, cem, world):
    day = date(2026, 6, 1)
    stand_in(bruno, cem)
    planned = Deputyship.objects.create(principal=cem, deputy=bruno, starts_on=day + timedelta(days=9))
    see_off([cem.pk], on=day)
    assert Deputyship.objects.get(principal=bruno).ends_on == day - timedelta(days=1)
    assert not Deputyship.objects.filter(pk=planned.pk).exists()


def test_a_closed_account_looks_after_nobody(alma, bruno, cem):
    stand_in(bruno, cem)
    User.objects.filter(pk=bruno.pk).update(is_active=False)
    assert teams_of(cem) == []


def test_nobody_is_their_own_deputy(bruno):
    with pytest.raises(IntegrityError):
        stand_in(bruno, bruno)
