"""Courses have an owner and a day on which they are looked at again."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from courses.models import CoursePage, Review
from courses.reviews import services
from courses.reviews.models import a_year_on
from courses.reviews.stages import STAGES, stage_on
from people.models import Notification, User

TODAY = timezone.localdate


@pytest.fixture
def review(course: CoursePage, jule: User) -> Review:
    return services.plan(page=course, owner=jule, review_on=TODAY(), by=jule)


def reminded(person: User) -> int:
    return Notification.objects.of(person).filter(kind="courses.review_due").count()


def night(capture) -> None:
    with capture(execute=True):
        services.remind()


def test_the_owner_is_reminded_once_for_each_stage(review, jule, emil, django_capture_on_commit_callbacks) -> None:
    for _night in range(2):
        night(django_capture_on_commit_callbacks)
    assert (reminded(jule), reminded(emil)) == (1, 0)
    Review.objects.update(review_on=TODAY() - timedelta(days=31))
    night(django_capture_on_commit_callbacks)
    assert reminded(jule) == 2


def test_who_leaves_hands_over_to_the_editors(review, jule, emil, django_capture_on_commit_callbacks) -> None:
    services.take_over([jule.pk])
    night(django_capture_on_commit_callbacks)
    assert (reminded(jule), reminded(emil)) == (0, 1)


def test_one_click_says_that_it_is_still_right(review: Review, jule: User, sign_in) -> None:
    browser = sign_in(jule)
    assert "Wartet auf Überprüfung" in browser.get("/").content.decode()
    assert browser.post(f"/ueberpruefung/{review.pk}/erledigt/").status_code == 302
    review.refresh_from_db()
    assert (review.checked_on, review.review_on) == (TODAY(), a_year_on(TODAY()))
    assert "Wartet auf Überprüfung" not in browser.get("/").content.decode()


def test_nobody_else_says_so(review: Review, alma: User, sign_in) -> None:
    assert "Wartet auf Überprüfung" not in sign_in(alma).get("/").content.decode()
    assert sign_in(alma).post(f"/ueberpruefung/{review.pk}/erledigt/").status_code == 403


def test_reviews_are_planned_for_course_and_lessons(course: CoursePage, jule: User, emil: User, sign_in) -> None:
    lesson = course.get_children().first()
    plan = {f"{course.pk}-owner": emil.pk, f"{course.pk}-review_on": "2031-05-01"}
    plan |= {f"{lesson.pk}-owner": jule.pk, f"{lesson.pk}-review_on": "2030-05-01"}
    sign_in(emil).post(f"/cms/kurs-freigabe/{course.pk}/ueberpruefung/", plan)
    assert set(Review.objects.values_list("page", "owner", "review_on")) == {
        (course.pk, emil.pk, date(2031, 5, 1)),
        (lesson.pk, jule.pk, date(2030, 5, 1)),
    }
    sign_in(emil).post(f"/cms/kurs-freigabe/{course.pk}/ueberpruefung/", plan | {f"{lesson.pk}-review_on": ""})
    assert Review.objects.count() == 1


def test_courses_nobody_planned_get_a_day(course: CoursePage) -> None:
    for _night in range(2):
        services.plan_missing(courses=[course])
    assert Review.objects.get().review_on > TODAY()


@given(today=st.dates(date(2000, 1, 1), date(2100, 1, 1)), ahead=st.integers(-400, 400))
def test_a_stage_is_reached_and_never_left_for_an_earlier_one(today: date, ahead: int) -> None:
    order = ["", *STAGES]
    day = today + timedelta(days=ahead)
    assert order.index(stage_on(today, day)) <= order.index(stage_on(today + timedelta(days=1), day))
    assert stage_on(today, day) == (
        "" if ahead > 30 else "before" if ahead > 0 else "due" if ahead > -30 else "overdue"
    )
