"""Numbers that can be read aloud, are never guessed, and betray slips."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.certificates import numbers

drawn = st.builds(lambda year, _: numbers.draw(year), st.integers(2020, 2099), st.integers())


def test_a_number_looks_the_same_everywhere():
    number = numbers.draw(2026)

    assert number.startswith("SC-26-")
    assert [len(part) for part in number.split("-")] == [2, 2, 4, 4, 4]
    assert len(number) <= 20


def test_nothing_that_looks_alike():
    assert not set("01OILUV") & set(numbers.ALPHABET)


@given(drawn)
def test_every_number_is_read_as_it_was_written(number):
    assert numbers.read(number) == number


@given(drawn)
def test_spelling_does_not_matter(number):
    assert numbers.read(f"  {number.lower().replace('-', ' ')} ") == number
    assert numbers.read(number.replace("-", "")) == number
    assert numbers.read(number.replace("-", "–")) == number


@given(drawn, st.integers(6, 19), st.sampled_from(numbers.ALPHABET))
def test_one_wrong_sign_is_noticed(number, place, sign):
    wrong = number[:place] + sign + number[place + 1 :]
    if number[place] != "-" and wrong != number:
        assert numbers.read(wrong) is None


@given(drawn, st.integers(6, 18))
def test_two_swapped_neighbours_are_noticed(number, place):
    signs = [at for at in range(6, 20) if number[at] != "-"]
    here = signs[min(signs.index(place) if place in signs else 0, len(signs) - 2)]
    there = signs[signs.index(here) + 1]
    swapped = list(number)
    swapped[here], swapped[there] = swapped[there], swapped[here]
    if "".join(swapped) != number:
        assert numbers.read("".join(swapped)) is None


@given(drawn, st.sampled_from("0123456789"))
def test_a_wrong_year_is_noticed(number, digit):
    wrong = number[:4] + digit + number[5:]
    if wrong != number:
        assert numbers.read(wrong) is None


@pytest.mark.parametrize("typed", ["", "SC", "SC-26", "geheim", "SC-26-7Q4M-9KTX", "XX-26-7Q4M-9KTX-2WBD", "' OR 1=1"])
def test_what_cannot_be_a_number(typed):
    assert numbers.read(typed) is None


def test_numbers_do_not_repeat():
    assert len({numbers.draw(2026) for _ in range(5_000)}) == 5_000
