"""PINs that are easy to guess are refused, whoever chooses them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.entrance.pins.rules import BIRTHDAYS, Weakness, weakness

NUMBER, BORN = "10000007", date(1987, 3, 14)


def judged(pin: str, number: str = NUMBER, born_on: date | None = BORN) -> Weakness | None:
    return weakness(pin, shortest=6, number=number, born_on=born_on)


@pytest.mark.parametrize("pin", ["482913", "730164", "9350271", "604718"])
def test_a_pin_without_pattern_is_taken(pin):
    assert judged(pin) is None


@pytest.mark.parametrize(
    "pin",
    [
        *("123456", "654321", "012345", "890123", "135791", "111111", "777777", "121212", "112211", "123123", "112233"),
        *("123321", "147258", "159753", "12345678", "24682468", "343434", "1231231"),
    ],
)
def test_patterns_are_simple(pin):
    assert judged(pin) is Weakness.SIMPLE


@given(st.integers(0, 9), st.integers(0, 9), st.integers(6, 12))
def test_every_row_with_an_even_step_is_simple(first, step, length):
    assert judged("".join(str((first + step * place) % 10) for place in range(length))) is Weakness.SIMPLE


@given(st.dates(date(1950, 1, 1), date(2010, 12, 31)), st.sampled_from(BIRTHDAYS))
def test_nobody_takes_the_day_of_birth(born_on, shape):
    pin = born_on.strftime(shape)
    assert judged(pin, number="", born_on=born_on) in {Weakness.BIRTHDAY, Weakness.SIMPLE}


@given(st.from_regex(r"[0-9]{8,12}", fullmatch=True), st.data())
def test_nobody_takes_a_part_of_the_number(number, data):
    start = data.draw(st.integers(0, len(number) - 6))
    for part in (number[start : start + 6], number[start : start + 6][::-1]):
        assert judged(part, number=number, born_on=None) in {Weakness.NUMBER, Weakness.SIMPLE}


@pytest.mark.parametrize(
    ("pin", "why"),
    [
        ("48291", Weakness.SHORT),
        ("", Weakness.NOT_DIGITS),
        ("48291a", Weakness.NOT_DIGITS),
        ("٤٨٢٩١٣", Weakness.NOT_DIGITS),
        ("4829136047185", Weakness.LONG),
        ("140387", Weakness.BIRTHDAY),
        ("19870314", Weakness.BIRTHDAY),
        ("714038", None),
    ],
)
def test_other_reasons(pin, why):
    assert judged(pin) is why


@given(st.text(alphabet="0123456789", min_size=6, max_size=12))
def test_most_of_what_can_be_typed_is_judged_without_a_birthday_too(pin):
    assert judged(pin, born_on=None) in {None, Weakness.SIMPLE, Weakness.NUMBER}
