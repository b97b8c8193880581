"""Completion by office and course, in numbers."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from lms.reports import figures
from lms.reports.figures import Selection
from people.models import Post
from tests.factories.courses import make_course
from tests.factories.lms import make_completion
from tests.factories.people import UserFactory


@pytest.fixture
def course(world):
    return make_course("Datenschutz-Grundlagen", lessons=0)


@pytest.fixture
def registry_staff(world, alma, bruno, cem):
    return [alma, bruno, cem, *UserFactory.create_batch(4, office=world.births)]


def row_of(rows, office):
    return next(row for row in rows if row.office == office)


def test_an_office_counts_the_people_of_its_sections(world, course, registry_staff):
    make_completion(registry_staff[0], course)
    UserFactory.create_batch(9, office=world.roads)

    row = row_of(figures.by_unit(Selection(None, course=course)), world.registry)

    assert (row.staff, row.done, row.open, row.percent) == (7, 1, 6, 14)


def test_completing_twice_counts_once(world, course, registry_staff):
    make_completion(registry_staff[0], course, on=date(2025, 1, 1))
    make_completion(registry_staff[0], course)

    assert figures.totals(Selection(None, course=course))["done"] == 1


def test_an_expired_completion_counts_as_open(world, course, alma):
    yesterday = timezone.localdate() - timedelta(days=1)
    make_completion(alma, course, on=date(2025, 1, 1), valid_until=yesterday)
    assert figures.totals(Selection(None, course=course))["done"] == 0


def test_a_completion_is_valid_to_the_end_of_its_last_day(world, course, alma):
    make_completion(alma, course, on=date(2025, 1, 1), valid_until=timezone.localdate())
    assert figures.totals(Selection(None, course=course))["done"] == 1


def test_people_who_left_are_not_counted(world, course, alma, gero):
    make_completion(gero, course)
    gero.is_active = False
    gero.save()

    assert figures.totals(Selection(None, course=course))["done"] == 0


def test_a_second_post_does_not_count_a_person_twice(world, course, alma):
    Post.objects.create(user=alma, office=world.roads, is_main=False)
    make_completion(alma, course)

    assert figures.totals(Selection(None, course=course))["done"] == 1
    assert not [row for row in figures.by_unit(Selection(None)) if row.office == world.roads]


def test_inside_an_office_the_sections_are_listed(world, course, registry_staff):
    rows = figures.by_unit(Selection(None, office=world.registry, course=course))
    assert {row.office for row in rows} == {world.registry, world.births}


def test_a_small_office_is_hidden_with_the_next_smallest(world, course, registry_staff, gero, dora):
    UserFactory.create_batch(30, office=world.hr)

    rows = figures.by_unit(Selection(None))

    assert row_of(rows, world.roads).is_small
    assert row_of(rows, world.registry).is_hidden
    assert not row_of(rows, world.hr).is_hidden


def test_weeks_without_completions_are_zero(world, course, alma):
    make_completion(alma, course)
    numbers = [number for _week, number in figures.by_week(Selection(None))]
    assert numbers == [0] * 11 + [1]
