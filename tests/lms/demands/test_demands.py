"""Dora demands that a course is taken again: she sees how many it is about, then she says it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from courses.models import CoursePage, Retake
from lms.demands.reads import day_before, preview
from lms.models import Completion
from people.directory.roles import Role
from people.directory.services import grant
from people.models import User
from tests.factories.courses import make_course
from tests.factories.lms import make_completion

ADDRESS = "/auswertung/wiederholung/"
TODAY = timezone.localdate


@pytest.fixture
def course(alma: User, gero: User, bruno: User) -> CoursePage:
    """Alma and Bruno completed it long ago, Bruno again lately, Gero lately."""
    course = make_course()
    for person in (alma, bruno):
        make_completion(person, course, on=TODAY() - timedelta(days=500))
    for person in (bruno, gero):
        make_completion(person, course, on=TODAY() - timedelta(days=5))
    return course


def wish(course: CoursePage, **more: object) -> dict:
    until = TODAY() + timedelta(days=20)
    return {"kurs": course.slug, "monate": 12, "bis": until.isoformat(), "grund": "Neue Rechtslage"} | more


def test_the_preview_counts_people_and_changes_nothing(course: CoursePage, dora: User, sign_in) -> None:
    html = sign_in(dora).post(ADDRESS, wish(course)).content.decode()
    assert "Es ginge um 1 Person" in html
    assert "2 Personen haben einen jüngeren" in html
    assert not Retake.objects.exists()
    assert preview(course, 0).hit == 3


def test_the_demand_counts_from_its_day_on_and_can_be_withdrawn(course: CoursePage, dora: User, sign_in) -> None:
    browser = sign_in(dora)
    browser.post(ADDRESS, wish(course, verlangen="ja"))
    later = TODAY() + timedelta(days=21)
    assert Completion.objects.valid().values("learner").distinct().count() == 3
    assert Completion.objects.valid(later).values("learner").distinct().count() == 2
    assert "Neue Rechtslage" in browser.get(ADDRESS).content.decode()
    browser.post(f"{ADDRESS}{Retake.objects.get().pk}/zuruecknehmen/")
    assert Completion.objects.valid(later).values("learner").distinct().count() == 3


def test_only_hr_of_the_whole_city_demands(course: CoursePage, bruno, dora, emil, world, otto, sign_in) -> None:
    grant(user=bruno, role=Role.HR, office=world.registry, by=otto)
    for person in (bruno, emil):
        assert sign_in(person).post(ADDRESS, wish(course, verlangen="ja")).status_code == 403
    assert sign_in(dora).post(ADDRESS, wish(course, bis="2020-01-01")).status_code == 422


@given(today=st.dates(date(2000, 1, 1), date(2100, 1, 1)), months=st.integers(0, 120))
def test_more_months_hit_less(today: date, months: int) -> None:
    assert day_before(today, months + 1) <= day_before(today, months) <= today + timedelta(days=1)
