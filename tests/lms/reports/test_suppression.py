"""Nobody can be recognised in a small group, not even by subtraction."""

from hypothesis import given
from hypothesis import strategies as st

from lms.reports.suppression import hidden

sizes_of_groups = st.lists(st.integers(min_value=0, max_value=60), max_size=40)
minimum = st.integers(min_value=2, max_value=10)


def test_a_small_group_takes_the_next_smallest_with_it() -> None:
    """Otherwise the total minus the shown groups would give the small one away."""
    assert hidden([3, 17, 94], 5) == {0, 1}


def test_two_small_groups_that_are_large_together_protect_each_other() -> None:
    assert hidden([3, 4, 17], 5) == {0, 1}


def test_large_groups_are_all_shown() -> None:
    assert hidden([5, 17, 94], 5) == set()


@given(sizes_of_groups, minimum)
def test_every_small_group_is_hidden_and_empty_ones_never(sizes: list[int], least: int) -> None:
    places = hidden(sizes, least)
    assert all(place in places for place, size in enumerate(sizes) if 0 < size < least)
    assert all(sizes[place] > 0 for place in places)


@given(sizes_of_groups, minimum)
def test_what_is_hidden_is_never_a_small_group_on_its_own(sizes: list[int], least: int) -> None:
    """Unless there is nothing left to hide it among."""
    places = hidden(sizes, least)
    together = sum(sizes[place] for place in places)
    everything = {place for place, size in enumerate(sizes) if size}
    assert not places or places == everything or (together >= least and len(places) > 1)
