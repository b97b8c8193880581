"""Whatever comes in: a square without a trace of camera and place, or a sentence that says what to do."""

from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from people.profiles.pictures import MOST_BYTES, SIZES, Part, UnsuitableError, portraits

SPOKEN = {"JPEG": ["RGB", "L", "CMYK"], "PNG": ["RGB", "RGBA", "L", "LA", "P", "1", "I;16"], "WEBP": ["RGB", "RGBA"]}


def uploaded(picture: Image.Image, kind: str = "PNG", **more: object) -> BytesIO:
    file = BytesIO()
    picture.save(file, kind, **more)
    file.seek(0)
    return file


def opened(picture: bytes) -> Image.Image:
    return Image.open(BytesIO(picture))


def camera_data(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F] = "Kamera von Alma Aydin"
    exif[0x0112] = orientation
    exif.get_ifd(0x8825)[2] = (48.0, 46.0, 30.0)
    return exif


@settings(max_examples=60, deadline=None)
@given(
    kind_and_mode=st.sampled_from([(kind, mode) for kind, modes in SPOKEN.items() for mode in modes]),
    width=st.integers(96, 900),
    height=st.integers(96, 900),
    orientation=st.integers(0, 9),
    part=st.sampled_from(list(Part)),
)
def test_every_picture_becomes_a_square_in_plain_colours_that_tells_nothing(
    kind_and_mode, width, height, orientation, part
):
    kind, mode = kind_and_mode
    file = uploaded(Image.new(mode, (width, height)), kind, exif=camera_data(orientation), icc_profile=b"Profil")
    made = portraits(file, part)
    assert tuple(made) == SIZES
    for size, picture in made.items():
        seen = opened(picture)
        assert (seen.format, seen.size, seen.mode) == ("WEBP", (size, size), "RGB")
        assert not {"exif", "xmp", "icc_profile"} & set(seen.info)
        assert not dict(seen.getexif())
        assert b"Alma" not in picture


@pytest.mark.filterwarnings("ignore")  # what Pillow remarks about a file it cannot read
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(kind=st.sampled_from(list(SPOKEN)), place=st.integers(0, 10_000), bite=st.binary(min_size=1, max_size=12))
def test_a_broken_file_gets_a_sentence_and_never_an_error(kind, place, bite):
    whole = uploaded(Image.effect_noise((120, 100), 60).convert("RGB"), kind, exif=camera_data(6)).getvalue()
    at = place % len(whole)
    for broken in (whole[:at], whole[:at] + bite + whole[at + len(bite) :], bite + whole):
        told, made = attempt(broken)
        assert told.endswith(".") if told else opened(made[96]).size == (96, 96)


def attempt(content: bytes) -> tuple[str, dict[int, bytes]]:
    """The sentence or the pictures."""
    try:
        return "", portraits(BytesIO(content))
    except UnsuitableError as reason:
        return str(reason), {}


def test_a_photo_taken_on_its_side_stands_upright():
    lying = Image.new("RGB", (400, 200), "white")
    lying.paste("red", (0, 0, 200, 200))  # left, which is the top once the camera's turn is undone
    made = opened(portraits(uploaded(lying, "JPEG", exif=camera_data(6)), Part.START)[96])
    red, green, _blue = made.getpixel((48, 48))
    assert (red > 200, green < 60) == (True, True)


@pytest.mark.parametrize(("part", "colour"), [(Part.START, 0), (Part.MIDDLE, 1), (Part.END, 2)])
@pytest.mark.parametrize("upright", [True, False])
def test_the_person_says_which_part_stays(part, colour, upright):
    long = Image.new("RGB", (100, 300) if upright else (300, 100))
    for place, name in enumerate(("red", "lime", "blue")):
        start = place * 100
        long.paste(name, (0, start, 100, start + 100) if upright else (start, 0, start + 100, 100))
    seen = opened(portraits(uploaded(long), part)[192]).getpixel((96, 96))
    assert seen.index(max(seen)) == colour


def test_what_is_transparent_becomes_white():
    made = portraits(uploaded(Image.new("RGBA", (100, 100), (0, 0, 0, 0))))
    assert min(opened(made[96]).getpixel((48, 48))) > 250


def test_light_and_dark_survive_sixteen_bits():
    made = portraits(uploaded(Image.new("I;16", (100, 100), 128 * 256)))
    assert abs(opened(made[96]).getpixel((48, 48))[0] - 128) < 4


def test_a_phones_double_picture_counts_as_one():
    two = uploaded(
        Image.new("RGB", (120, 120), "red"), "MPO", save_all=True, append_images=[Image.new("RGB", (60, 60))]
    )
    assert Image.open(two).n_frames == 2
    assert opened(portraits(two)[96]).getpixel((40, 40))[0] > 200


def moving(kind: str) -> BytesIO:
    frames = [Image.new("RGB", (100, 100), colour) for colour in ("red", "blue")]
    return uploaded(frames[0], kind, save_all=True, append_images=frames[1:])


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><script>1</script></svg>'


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (BytesIO(SVG), "JPEG, PNG oder WebP"),
        (BytesIO(b"<!doctype html><title>Foto</title>"), "JPEG, PNG oder WebP"),
        (BytesIO(b"%PDF-1.7"), "JPEG, PNG oder WebP"),
        (uploaded(Image.new("RGB", (100, 100)), "TIFF"), "JPEG, PNG oder WebP"),
        (uploaded(Image.new("RGB", (100, 100)), "BMP"), "JPEG, PNG oder WebP"),
        (moving("GIF"), "JPEG, PNG oder WebP"),
        (moving("PNG"), "bewegt sich"),
        (moving("WEBP"), "bewegt sich"),
        (uploaded(Image.new("RGB", (95, 400))), "96"),
        (BytesIO(b"\0" * (MOST_BYTES + 1)), "15 MB"),
        (uploaded(Image.new("1", (7_100, 7_100))), "50 Millionen"),
        (uploaded(Image.new("1", (15_000, 13_000))), "50 Millionen"),
    ],
    ids=["SVG", "HTML", "PDF", "TIFF", "BMP", "GIF", "APNG", "WebP", "small", "bytes", "pixels", "bomb"],
)
def test_what_cannot_be_a_portrait_is_refused_with_a_sentence(file, sentence):
    with pytest.raises(UnsuitableError, match=sentence):
        portraits(file)
