"""What somebody draws is checked and made anew."""

import base64
from io import BytesIO

import pytest
from PIL import Image, ImageDraw, PngImagePlugin

from lms.instruction.signatures import KEPT, NoSignature, read


def sent(picture: Image.Image, kind: str = "PNG", **how: object) -> str:
    """As a browser sends it."""
    written = BytesIO()
    picture.save(written, format=kind, **how)
    return "data:image/png;base64," + base64.b64encode(written.getvalue()).decode()


def drawn(size: tuple[int, int] = (600, 240)) -> Image.Image:
    picture = Image.new("RGBA", size, (0, 0, 0, 0))
    ImageDraw.Draw(picture).line([(50, 50), (200, 180), (320, 60)], fill=(19, 21, 37, 255), width=4)
    return picture


def test_strokes_are_kept_small_on_white_paper():
    kept = Image.open(BytesIO(read(sent(drawn()))))
    assert kept.format == "PNG"
    assert kept.mode == "L"
    assert kept.width <= KEPT[0]
    assert kept.getpixel((0, 0)) > 240
    assert kept.getextrema()[0] < 64


def test_nothing_but_the_strokes_is_kept():
    secret = PngImagePlugin.PngInfo()
    secret.add_text("Comment", "Standort")
    assert b"Standort" not in read(sent(drawn(), pnginfo=secret))


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "kein Bild",
        "data:image/png;base64,%%%",
        "data:image/svg+xml;base64,PHN2Zy8+",
        "data:image/png;base64," + base64.b64encode(b"<svg/>").decode(),
        sent(Image.new("RGBA", (600, 240), (0, 0, 0, 0))),  # nothing drawn
        sent(Image.new("RGB", (10, 10), "white"), kind="JPEG"),
        sent(drawn((2600, 240))),
        sent(drawn()) + "A" * 400_000,
    ],
)
def test_what_is_no_signature_is_refused(wrong):
    with pytest.raises(NoSignature):
        read(wrong)


def test_a_picture_that_breaks_off_is_refused():
    whole = base64.b64decode(sent(drawn()).split(",")[1])
    with pytest.raises(NoSignature):
        read("data:image/png;base64," + base64.b64encode(whole[: len(whole) // 2]).decode())
