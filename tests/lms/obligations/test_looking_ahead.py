"""What a rule would do before it does, and why a duty applies."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from lms.assignments import services as assignments
from lms.assignments.models import Assignment, AssignmentVersion
from lms.models import DutyStatus
from lms.obligations.dry_run import dry_run
from lms.obligations.explaining import explain
from lms.obligations.services import refresh
from people.models import Post, User
from tests.factories.courses import make_course
from tests.factories.duties import course_target, make_rule

pytestmark = pytest.mark.django_db


@pytest.fixture
def course():
    return make_course("Arbeitsschutz", lessons=1)


def test_a_draft_shows_whom_it_would_concern_and_writes_nothing(alma, bruno, gero, course) -> None:
    version = assignments.draft(
        title="Neu", by=None, audience={"office": "34"}, targets=course_target(course), due_days=14,
        reminders=[{"days": -7, "to": "person"}, {"days": 0, "to": "person"}, {"days": 7, "to": "supervisor"}],
    )  # fmt: skip
    run = dry_run(version)
    assert sorted(run.gaining) == sorted([alma.pk, bruno.pk])
    assert run.losing == []
    assert run.mails == 4
    assert run.without_supervisor == [bruno.pk]
    assert run.sample(run.gaining) == [alma, bruno]
    assert not DutyStatus.objects.exists()


def test_narrowing_a_rule_shows_who_loses_the_duty_and_whose_day_moves(alma, bruno, gero, course) -> None:
    since = timezone.localdate() - timedelta(days=5)
    rule = make_rule(since=since, course=course, due_days=90).assignment
    again = assignments.new_version(assignment=rule, by=None)
    again.audience, again.due_days = {"office": "34"}, 120
    run = dry_run(again)
    assert run.losing == [gero.pk]
    assert {moved.person for moved in run.moving} == {alma.pk, bruno.pk}
    assert run.gaining == []


def test_what_is_being_entered_can_be_tried_before_it_is_saved(alma, course) -> None:
    version = AssignmentVersion(
        assignment=Assignment(title="Neu"), number=1, audience={"everybody": True}, targets=course_target(course),
        due_kind="entry",
    )  # fmt: skip
    run = dry_run(version)
    assert sorted(run.not_computable) == sorted([alma.pk, alma.current_posts[0].supervisor_id])


def test_a_duty_explains_itself_line_by_line(alma, bruno, course) -> None:
    make_rule("Jährlich", since=date(2026, 1, 1), course=course, due_days=30, grace_days=7)
    make_rule("Standesamt", since=date(2026, 1, 1), course=course, audience={"office": "34"}, due_days=10)
    refresh(people=[alma.pk], on=date(2026, 1, 5))
    acting, other = explain(DutyStatus.objects.get(user=alma))
    assert (acting.title, acting.is_acting, other.is_acting) == ("Standesamt", True, False)
    assert [(line.text, line.day) for line in acting.lines] == [
        ("Betroffen seit 1. Januar 2026, plus 10 Tage", date(2026, 1, 11))
    ]
    assert [line.day for line in other.lines] == [date(2026, 1, 31), date(2026, 2, 7)]
    assert other.lines[1].text == "31. Januar 2026 plus 7 Tage Nachfrist"


def test_a_transfer_of_the_person_is_followed_at_once(alma, world, django_capture_on_commit_callbacks) -> None:
    from people.directory.transfers import transfer

    make_rule(since=date(2026, 1, 1), course=make_course("Tiefbau", lessons=1), audience={"office": "66"})
    with django_capture_on_commit_callbacks(execute=True):
        transfer(user=alma, on=timezone.localdate(), by=None, office=world.roads)
    assert DutyStatus.objects.get(user=alma).state == "open"


def test_one_completion_is_followed_in_few_queries(alma, course, django_assert_max_num_queries) -> None:
    make_rule(since=date(2026, 1, 1), course=course)
    refresh(people=[alma.pk])
    with django_assert_max_num_queries(16):
        refresh(people=[alma.pk])
    assert User.objects.count() >= Post.objects.count()
