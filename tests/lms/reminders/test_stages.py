"""When a stage of reminding is reached."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lms.reminders.stages import LATE, day_of, due_days, reached
from lms.reminders.working_days import is_working_day, working_day_from

days = st.dates(date(2024, 1, 1), date(2032, 12, 31))
offsets = st.integers(-90, 90)


def test_baden_wuerttemberg_rests_at_epiphany_corpus_christi_and_all_saints_day():
    assert not any(map(is_working_day, (date(2026, 1, 6), date(2026, 6, 4), date(2027, 11, 1), date(2026, 12, 25))))
    assert is_working_day(date(2026, 10, 30))
    assert working_day_from(date(2026, 12, 25)) == date(2026, 12, 28)


def test_another_state_has_other_holidays(settings):
    settings.HOLIDAYS_OF = "DE-HH"
    assert is_working_day(date(2026, 6, 4))
    assert not is_working_day(date(2025, 10, 31))


def test_before_the_due_day_a_stage_goes_out_early_and_after_it_late():
    new_year = date(2026, 1, 1)
    assert day_of(new_year, 0) == date(2025, 12, 31)
    assert day_of(date(2025, 12, 25), 7) == date(2026, 1, 2)


@given(days, offsets)
def test_a_stage_always_goes_out_on_a_working_day_on_its_side_of_the_due_day(due_on, offset):
    goes_on = day_of(due_on, offset)
    assert is_working_day(goes_on)
    assert goes_on <= due_on if offset <= 0 else goes_on > due_on
    assert abs((goes_on - due_on - timedelta(days=offset)).days) <= 10


@given(days, offsets, st.integers(0, LATE))
def test_a_job_that_did_not_run_is_caught_up_with(due_on, offset, late):
    on = day_of(due_on, offset) + timedelta(days=late)
    stage = reached(due_on, [offset], on=on, since=None)
    assert stage is not None
    assert stage.days == offset
    assert due_on in due_days([offset], on=on)


@given(days, offsets)
def test_a_stage_long_past_or_still_to_come_is_not_reached(due_on, offset):
    goes_on = day_of(due_on, offset)
    assert reached(due_on, [offset], on=goes_on - timedelta(days=1), since=None) is None
    assert reached(due_on, [offset], on=goes_on + timedelta(days=LATE + 1), since=None) is None


def test_a_duty_that_came_later_skips_the_stages_behind_it():
    due_on = date(2026, 11, 30)
    assert reached(due_on, [-14, -13], on=date(2026, 11, 17), since=date(2026, 11, 17)).days == -13
    assert reached(due_on, [-14], on=date(2026, 11, 17), since=date(2026, 11, 17)) is None


def test_of_two_stages_at_once_the_later_one_is_said():
    assert reached(date(2026, 11, 30), [-14, -13], on=date(2026, 11, 17), since=None).days == -13
