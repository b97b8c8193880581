"""Pauses grow, ebb away and never last for ever."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.entrance.patience import DEVICE, PERSON, STEPS

DOORS = pytest.mark.parametrize("door", [PERSON, DEVICE], ids=["person", "device"])


@DOORS
def test_a_few_slips_cost_nothing(door):
    assert [door.pause(level) for level in range(door.free + 1)] == [timedelta()] * (door.free + 1)


@DOORS
def test_every_further_failure_doubles_the_pause_up_to_the_longest(door):
    pauses = [door.pause(door.free + step) for step in range(1, STEPS + 1)]
    assert pauses[0] == timedelta(minutes=1)
    assert all(later == min(earlier * 2, door.most) for earlier, later in pairwise(pauses))
    assert pauses[-1] == door.most


@DOORS
@given(st.lists(st.integers(0, 100_000), max_size=200))
def test_no_door_stays_shut(door, waits):
    """However somebody tries, after the longest pause the door is open, and after two days nothing is left."""
    level = 0.0
    for seconds in waits:
        level = door.raised(door.ebbed(level, timedelta(seconds=seconds)))
        assert door.pause(level) <= door.most
    assert door.ebbed(level, timedelta(days=2)) == 0


@DOORS
@given(st.floats(0, 20), st.integers(0, 1_000_000), st.integers(0, 1_000_000))
def test_waiting_in_two_parts_is_waiting(door, level, first, second):
    parts = door.ebbed(door.ebbed(level, timedelta(seconds=first)), timedelta(seconds=second))
    assert parts == pytest.approx(door.ebbed(level, timedelta(seconds=first + second)))


def test_who_tries_at_a_number_all_day_has_few_guesses():
    assert guesses_in(PERSON, timedelta(days=30)) < 30 * 25


def test_who_tries_many_numbers_at_a_device_has_few_guesses():
    assert guesses_in(DEVICE, timedelta(days=30)) < 30 * 150


def guesses_in(door, time: timedelta) -> int:
    """How many failures fit into that time for somebody who never sleeps."""
    spent, level, guesses = timedelta(), 0.0, 0
    while spent < time:
        level = door.raised(level)
        guesses += 1
        pause = door.pause(level)
        level = door.ebbed(level, pause)
        spent += pause
    return guesses


@given(st.sampled_from([PERSON, DEVICE]), st.floats(0, 18), st.timedeltas(max_value=timedelta()))
def test_a_clock_that_is_ahead_raises_no_level(patience, level, since):
    assert patience.ebbed(level, since) == level
