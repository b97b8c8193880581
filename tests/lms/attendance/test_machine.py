"""The machine of booking steps, without a database."""

from hypothesis import given
from hypothesis import strategies as st

from lms.attendance.machine import ACTIVE, ENDED, NEXT, Kind, is_a_story, may_follow

KINDS = st.sampled_from(list(Kind))


def test_every_step_has_its_followers():
    assert set(NEXT) == {None, *Kind}


def test_nobody_gets_from_the_list_to_a_seat_without_an_offer():
    assert not may_follow(Kind.BOOKED, Kind.WAITING)
    assert is_a_story([Kind.WAITING, Kind.OFFERED, Kind.BOOKED, Kind.CANCELLED])
    assert not is_a_story([Kind.OFFERED])


@given(st.lists(KINDS, max_size=12))
def test_whoever_was_active_can_always_get_out(kinds):
    if is_a_story(kinds) and kinds and kinds[-1] in ACTIVE:
        assert is_a_story([*kinds, Kind.CANCELLED])
        assert is_a_story([*kinds, Kind.CALLED_OFF])


@given(st.lists(KINDS, min_size=1, max_size=12))
def test_a_story_is_one_up_to_every_point(kinds):
    if is_a_story(kinds):
        assert all(is_a_story(kinds[:end]) for end in range(len(kinds)))
    if kinds[-1] in ENDED and is_a_story(kinds):
        assert is_a_story([*kinds, Kind.BOOKED]), "whoever is out may come again"
