"""What happens to people and their duties in the course of the years."""

from datetime import date, timedelta

import pytest

from courses.models import Retake
from lms.assignments import services as assignments
from lms.enrolments.services import complete_step, enrol
from lms.models import DutyAudience, DutyChange, DutyStatus
from lms.obligations.services import duties_as_of, findings, rebuild, refresh
from people.models import Absence, Post
from tests.factories.courses import make_course
from tests.factories.duties import course_target, make_rule
from tests.factories.lms import make_completion
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

NEW_YEAR = date(2026, 1, 1)


@pytest.fixture
def course():
    return make_course("Arbeitsschutz", lessons=1)


def standing(user, on: date) -> DutyStatus:
    """The person's only duty, as of that day."""
    refresh(people=[user.pk], on=on)
    return DutyStatus.objects.get(user=user)


def dates(status: DutyStatus) -> tuple:
    return status.state, status.due_on, status.valid_until


def test_who_joins_in_january_need_not_repeat_on_the_first_of_march(alma, course) -> None:
    make_rule(since=NEW_YEAR, course=course, basis="anchor", anchor_month=3, anchor_day=1, due_days=14)
    alma.entered_on = date(2026, 1, 20)
    alma.save()
    Post.objects.filter(user=alma).update(starts_on=alma.entered_on)
    rule_for_posts = standing(alma, date(2026, 1, 21))
    assert rule_for_posts.state == "open"
    make_completion(alma, course, on=date(2026, 1, 22))
    assert dates(standing(alma, date(2026, 3, 2))) == ("done", date(2027, 3, 1), date(2027, 3, 1))


def test_a_bad_import_ends_a_duty_and_the_return_brings_the_same_days_back(alma, world, course) -> None:
    make_rule(since=NEW_YEAR, course=course, audience={"office": "34"}, due_days=60)
    before = standing(alma, date(2026, 2, 1))
    Post.objects.filter(user=alma).update(ends_on=date(2026, 2, 9))
    gone = standing(alma, date(2026, 2, 10))
    assert (gone.state, gone.reason) == ("ended", "audience_left")
    Post.objects.create(user=alma, office=world.births, starts_on=date(2026, 2, 20))
    after = standing(alma, date(2026, 2, 21))
    assert (after.cycle, after.due_on, after.state) == (before.cycle, before.due_on, "open")
    story = DutyChange.objects.filter(user=alma).order_by("pk").values_list("to_state", "reason")
    assert list(story) == [("open", ""), ("ended", "audience_left"), ("open", "came_back")]


def test_who_comes_back_after_a_year_begins_anew_but_keeps_what_was_proven(alma, world, course) -> None:
    make_rule(since=NEW_YEAR, course=course, audience={"office": "34"}, due_days=60)
    Post.objects.filter(user=alma).update(ends_on=date(2026, 2, 9))
    Post.objects.create(user=alma, office=world.births, starts_on=date(2027, 2, 20))
    assert standing(alma, date(2027, 2, 21)).assigned_on == date(2027, 2, 20)
    make_completion(alma, course, on=date(2026, 1, 15))
    assert standing(alma, date(2027, 2, 21)).state == "done"


def test_ten_months_of_parental_leave_over_an_expiry(alma, course) -> None:
    make_rule(since=NEW_YEAR, course=course, basis="previous_expiry", months=12, return_grace_days=30)
    make_completion(alma, course, on=date(2026, 3, 1))
    Absence.objects.create(user=alma, category="parental", starts_on=date(2027, 1, 1), ends_on=date(2027, 10, 31))
    assert standing(alma, date(2027, 5, 1)).state == "absent"
    back = standing(alma, date(2027, 11, 1))
    assert (back.state, back.due_on) == ("open", date(2027, 11, 30))
    assert standing(alma, date(2027, 12, 1)).state == "overdue"


def test_two_posts_in_two_offices_are_one_duty_with_both_sources(alma, world, course) -> None:
    Post.objects.create(user=alma, office=world.roads, is_main=False)
    make_rule("Hochbau", since=NEW_YEAR, course=course, audience={"office": "66"}, due_days=20)
    make_rule("Bürgerdienste", since=NEW_YEAR, course=course, audience={"office": "34"}, due_days=90)
    status = standing(alma, date(2026, 1, 10))
    assert status.due_on == date(2026, 1, 21), "the earliest day acts"
    assert len(status.sources) == 2
    assert status.office == world.births, "the main post counts"


def test_changing_a_rule_moves_no_validity_that_was_granted(alma, course) -> None:
    rule = make_rule(since=NEW_YEAR, course=course, basis="completion", months=24).assignment
    make_completion(alma, course, on=date(2026, 2, 1))
    again = assignments.new_version(assignment=rule, by=None)
    again.months = 6
    again.save()
    assignments.release(version=again, in_force_from=date(2026, 6, 1), by=None)
    assert standing(alma, date(2026, 7, 1)).valid_until == date(2028, 2, 1)
    make_completion(alma, course, on=date(2028, 1, 20))
    assert standing(alma, date(2028, 1, 20)).valid_until == date(2028, 7, 20), "what comes after goes by the new rule"


def test_shortening_the_time_leaves_at_least_the_new_time(alma, course) -> None:
    rule = make_rule(since=NEW_YEAR, course=course, due_days=90).assignment
    again = assignments.new_version(assignment=rule, by=None)
    again.due_days = 14
    again.save()
    assignments.release(version=again, in_force_from=date(2026, 3, 1), by=None)
    assert standing(alma, date(2026, 3, 2)).due_on == date(2026, 3, 15)


def test_an_exemption_is_no_completion_and_ends_when_withdrawn(alma, dora, course) -> None:
    version = make_rule(since=NEW_YEAR, course=course, due_days=30)
    exemption = assignments.grant_exemption(
        person=alma, assignment=version.assignment, starts_on=date(2026, 1, 5), reason="other_work", by=dora
    )
    status = standing(alma, date(2026, 3, 1))
    assert (status.state, status.done_on) == ("exempt", None)
    assignments.withdraw_exemption(exemption=exemption, by=dora, on=date(2026, 3, 2))
    assert standing(alma, date(2026, 3, 2)).due_on == date(2026, 3, 31), "thirty days after the return"


def test_more_time_moves_this_cycle_only(alma, dora, course) -> None:
    version = make_rule(since=NEW_YEAR, course=course, due_days=30, basis="completion", months=12)
    status = standing(alma, date(2026, 1, 10))
    wish = assignments.ask_extension(
        person=alma, assignment=version.assignment, what=status.what, cycle=status.cycle, due_on=status.due_on,
        new_due_on=date(2026, 3, 15), reason="workload", by=alma,
    )  # fmt: skip
    assert standing(alma, date(2026, 1, 11)).due_on == date(2026, 1, 31)
    assignments.decide_extension(extension=wish, granted=True, by=dora)
    assert standing(alma, date(2026, 1, 12)).due_on == date(2026, 3, 15)
    make_completion(alma, course, on=date(2026, 3, 10))
    assert standing(alma, date(2026, 3, 11)).due_on == date(2027, 3, 10)


def test_without_a_day_of_entry_the_due_day_waits_for_somebody_to_look(alma, course) -> None:
    make_rule(since=NEW_YEAR, course=course, due_kind="entry", due_days=30)
    assert dates(standing(alma, date(2026, 2, 1))) == ("not_computable", None, None)


def test_a_transfer_carries_proof_and_the_office_on_the_due_day_counts(alma, world, course) -> None:
    make_rule(since=NEW_YEAR, course=course, due_days=30)
    Post.objects.filter(user=alma).update(ends_on=date(2026, 1, 20))
    Post.objects.create(user=alma, office=world.roads, starts_on=date(2026, 1, 21))
    assert standing(alma, date(2026, 1, 10)).office == world.roads
    assert standing(alma, date(2026, 3, 1)).state == "overdue"


def test_one_of_several_is_enough(alma, course) -> None:
    other = make_course("Arbeitsschutz kompakt", lessons=1)
    make_rule(since=NEW_YEAR, targets=course_target(course) + course_target(other), basis="completion")
    make_completion(alma, other, on=date(2026, 1, 9))
    assert standing(alma, date(2026, 1, 10)).state == "done"


def test_only_proof_that_the_rule_accepts_counts(alma, course) -> None:
    make_rule(since=NEW_YEAR, course=course, sources=["trainer"])
    make_completion(alma, course, on=date(2026, 1, 9))
    assert standing(alma, date(2026, 1, 10)).state == "open"
    make_completion(alma, course, on=date(2026, 1, 9), source="trainer")
    assert standing(alma, date(2026, 1, 10)).state == "done"


def test_an_archived_rule_demands_nothing_any_more(alma, course, time_machine) -> None:
    time_machine.move_to("2026-05-10T12:00:00+02:00")
    version = make_rule(since=NEW_YEAR, course=course)
    assignments.archive(assignment=version.assignment, by=None)
    status = standing(alma, date(2026, 5, 10))
    assert (status.state, status.reason) == ("ended", "rule_ended")


def test_changing_a_named_audience_changes_no_released_version(alma, dora, course, time_machine) -> None:
    time_machine.move_to("2026-05-10T12:00:00+02:00")
    named = DutyAudience.objects.create(name="Standesamt", expression={"office": "34"})
    make_rule(since=NEW_YEAR, course=course, audience={"audience": named.pk})
    assert standing(alma, date(2026, 5, 9)).state == "overdue"
    assignments.change_audience(audience=named, name="Tiefbau", expression={"office": "66"}, by=dora)
    assert standing(alma, date(2026, 5, 9)).state == "overdue", "yesterday stays as it was"
    assert standing(alma, date(2026, 5, 10)).state == "ended"


def test_the_table_says_what_computing_anew_says(alma, bruno, gero, course) -> None:
    make_rule(since=NEW_YEAR, course=course, basis="completion")
    make_completion(alma, course, on=date(2026, 1, 9))
    on = date(2026, 1, 10)
    refresh(people=[alma.pk, bruno.pk], on=on)
    assert len(list(findings(on=on))) == 1, "Gero is missing"
    rebuild(on=on)
    assert list(findings(on=on)) == []
    DutyStatus.objects.filter(user=bruno).update(due_on=date(2020, 1, 1))
    assert len(list(findings(on=on))) == 1


def test_when_too_many_duties_would_end_none_does(world, course) -> None:
    people = [UserFactory(office=world.roads) for _number in range(60)]
    version = make_rule(since=NEW_YEAR, course=course, audience={"office": "66"})
    rebuild(on=date(2026, 1, 10))
    Post.objects.filter(user__in=people[:7]).update(ends_on=date(2026, 1, 11))
    tally = rebuild(on=date(2026, 1, 12))
    assert tally.stopped
    assert DutyStatus.objects.running().count() == 60
    assert rebuild(on=date(2026, 1, 12), is_guarded=False).ended == 7
    version.in_force_until = date(2026, 1, 12)
    version.save()
    assert not rebuild(on=date(2026, 1, 13)).stopped, "somebody decided that"
    assert DutyStatus.objects.running().count() == 0


def test_any_day_can_be_asked_also_after_a_transfer(alma, world, course) -> None:
    make_rule(since=NEW_YEAR, course=course, audience={"office": "34"}, due_days=30)
    Post.objects.filter(user=alma).update(ends_on=date(2026, 6, 30))
    Post.objects.create(user=alma, office=world.roads, starts_on=date(2026, 7, 1))
    (then,) = duties_as_of(date(2026, 6, 30), [alma.pk])
    assert [duty.state for duty in then.duties] == ["overdue"]
    (now,) = duties_as_of(date(2026, 7, 1), [alma.pk])
    assert [duty.state for duty in now.duties] == ["ended"]


def test_a_completed_course_is_a_done_duty_at_once(alma, course, django_capture_on_commit_callbacks) -> None:
    make_rule(since=NEW_YEAR, course=course)
    refresh(people=[alma.pk])
    assert DutyStatus.objects.get(user=alma).state != "done"
    with django_capture_on_commit_callbacks(execute=True):
        complete_step(enrolment=enrol(learner=alma, course=course, by=alma), step=course.steps()[0], by=alma)
    assert DutyStatus.objects.get(user=alma).state == "done"


def test_the_course_demanded_again_ends_what_was_granted_without_end(alma, course) -> None:
    limit = date(2026, 3, 1)
    Retake.objects.create(course=course, below_version=2, counts_until=limit, reason="Neues Gesetz")
    make_rule(since=NEW_YEAR, course=course)
    make_completion(alma, course, on=date(2026, 1, 9))
    assert standing(alma, limit).state == "window"
    assert standing(alma, limit + timedelta(days=1)).state == "overdue"
