"""One-time codes: read however they are typed, never kept as they are."""

from hypothesis import given
from hypothesis import strategies as st

from people.entrance import codes


def test_codes_are_drawn_in_groups_and_never_twice():
    drawn = {codes.draw() for _time in range(500)}
    assert len(drawn) == 500
    assert all(len(code) == 14 and code[4] == code[9] == "-" for code in drawn)


@given(st.sampled_from([" ", "-", "–", " - ", ""]), st.booleans())
def test_a_code_is_read_however_it_was_typed(between, small):
    code = codes.draw()
    typed = between.join(code.split("-"))
    assert codes.read(f" {typed.lower() if small else typed} ") == code.replace("-", "")


@given(st.text(max_size=30))
def test_anything_may_be_typed(text):
    read = codes.read(text)
    assert read is None or len(read) == codes.LENGTH
    assert not codes.fits(text, "", "pin")


def test_a_code_for_one_thing_opens_no_other():
    code = codes.draw()
    kept = codes.digest(code, "pin")
    assert codes.fits(code.lower(), kept, "pin")
    assert not codes.fits(code, kept, "device")
    assert not codes.fits(codes.draw(), kept, "pin")
    assert code.replace("-", "") not in kept.upper()


def test_without_the_secret_the_digest_is_another(settings):
    code = codes.draw()
    kept = codes.digest(code, "pin")
    settings.SECRET_KEY = "another secret of the same city, long enough"
    assert not codes.fits(code, kept, "pin")
