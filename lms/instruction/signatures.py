"""What somebody drew on a device, checked and made anew, so that nothing but the strokes is kept."""

import base64
import binascii
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

PREFIX = "data:image/png;base64,"
MOST_SENT = 300_000  # characters
WIDEST, HIGHEST = 2400, 1200  # as drawn on a dense screen
KEPT = (600, 300)
STROKES = 60  # dark points below which nobody has signed


class NoSignature(Exception):
    """What was sent is no signature: nothing drawn, no picture, or far too large."""


def read(sent: str) -> bytes:
    """The signature as a small PNG in greys on white."""
    if not sent.startswith(PREFIX) or len(sent) > MOST_SENT:
        raise NoSignature
    try:
        drawn = _opened(base64.b64decode(sent.removeprefix(PREFIX), validate=True))
    except (binascii.Error, UnidentifiedImageError, OSError, SyntaxError, ValueError) as broken:
        raise NoSignature from broken
    ink = drawn.histogram()
    if sum(ink[:128]) < STROKES:
        raise NoSignature
    written = BytesIO()
    _cropped(drawn).save(written, format="PNG", optimize=True)
    return written.getvalue()


def _opened(content: bytes) -> Image.Image:
    """The drawing on white paper; only PNG is opened, and only after its size is known."""
    picture = Image.open(BytesIO(content), formats=["PNG"])
    if picture.width > WIDEST or picture.height > HIGHEST:
        raise NoSignature
    drawn = picture.convert("RGBA")
    paper = Image.new("RGBA", drawn.size, "white")
    paper.alpha_composite(drawn)
    return paper.convert("L")


def _cropped(drawn: Image.Image) -> Image.Image:
    """Only where something is drawn, small enough for a line of the minutes."""
    box = ImageOps.invert(drawn).point(lambda value: 255 if value > 32 else 0).getbbox()
    cut = ImageOps.expand(drawn.crop(box) if box else drawn, border=6, fill=255)
    cut.thumbnail(KEPT)
    return cut.quantize(8).convert("L")
