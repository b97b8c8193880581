"""From an upload to a portrait: opened with care, upright, square, without a trace of camera or place."""

import struct
from io import BytesIO
from typing import IO

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import ExifTags, Image, UnidentifiedImageError

SIZES = (96, 192, 384)  # pixels: a list, a card or a sharp screen, a profile
FORMATS = ("JPEG", "PNG", "WEBP")
MOST_BYTES = 15 * 1024 * 1024
MOST_PIXELS = 50_000_000
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}  # how a camera was held, by EXIF's numbers
DAMAGED = (OSError, SyntaxError, ValueError, TypeError, EOFError, KeyError, IndexError, OverflowError, struct.error)


class UnsuitableError(Exception):
    """The file cannot become a portrait; the text says what to do instead."""


class Part(models.TextChoices):
    """Which part of a picture that is not square stays."""

    MIDDLE = "middle", gettext_lazy("The middle")
    START = "start", gettext_lazy("The top, or the left")
    END = "end", gettext_lazy("The bottom, or the right")


def portraits(file: IO[bytes], part: str = Part.MIDDLE) -> dict[int, bytes]:
    """The picture as WebP in every size, by its side in pixels."""
    if file.seek(0, 2) > MOST_BYTES:
        raise UnsuitableError(_("This file is larger than 15 MB. Choose a smaller one."))
    try:
        with recognised(file) as picture:
            refuse_what_is_too_much(picture)
            square = squared(picture, part)
    except DAMAGED as reason:
        raise UnsuitableError(_("This picture is damaged. Save it again or choose another one.")) from reason
    return {size: encoded(square, size) for size in SIZES}


def recognised(file: IO[bytes]) -> Image.Image:
    """The picture, by what the file really is, whatever its name says; nothing but its head has been read."""
    file.seek(0)
    try:
        return Image.open(file, formats=FORMATS)
    except UnidentifiedImageError as reason:
        raise UnsuitableError(
            _("This file is not a picture in JPEG, PNG or WebP. Save your photo in one of these formats.")
        ) from reason
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as reason:
        raise UnsuitableError(too_many_pixels()) from reason


def refuse_what_is_too_much(picture: Image.Image) -> None:
    """Before anything is unpacked: neither too large, nor too small, nor moving."""
    if picture.width * picture.height > MOST_PIXELS:
        raise UnsuitableError(too_many_pixels())
    if min(picture.size) < SIZES[0]:
        raise UnsuitableError(_("This picture is very small. Choose one with at least 96 by 96 pixels."))
    if picture.format != "MPO" and getattr(picture, "n_frames", 1) > 1:  # phones put a second picture behind the first
        raise UnsuitableError(_("This picture moves. Choose one that stands still."))


def too_many_pixels() -> str:
    return _("This picture has more than 50 million pixels. Choose a smaller one.")


def squared(picture: Image.Image, part: str) -> Image.Image:
    """The chosen part, upright and in plain colours."""
    picture.draft("RGB", (SIZES[-1], SIZES[-1]))  # a JPEG is unpacked only as finely as it is needed
    upright = turned(picture)
    side = min(upright.size)
    share = {Part.START: 0.0, Part.END: 1.0}.get(Part(part), 0.5)
    left, top = (round((length - side) * share) for length in upright.size)
    return plain(upright.crop((left, top, left + side, top + side)))


def turned(picture: Image.Image) -> Image.Image:
    """As the camera was held; a camera's note that cannot be read is no reason to refuse the picture."""
    try:
        held = picture.getexif().get(ExifTags.Base.Orientation)
    except DAMAGED:
        held = None
    return picture.transpose(TURNS[held]) if held in TURNS else picture


def plain(picture: Image.Image) -> Image.Image:
    """Red, green, blue and nothing else; what is transparent becomes white."""
    if picture.mode.startswith("I"):
        picture = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if "A" in picture.getbands() or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        picture = Image.new("RGBA", layer.size, "white")
        picture.alpha_composite(layer)
    return picture.convert("RGB")


def encoded(square: Image.Image, size: int) -> bytes:
    """One size as WebP; what the upload said about itself stays behind."""
    small = square.resize((size, size), Image.Resampling.LANCZOS, reducing_gap=3.0)
    small.info = {}
    file = BytesIO()
    small.save(file, "WEBP", quality=82, method=4)
    return file.getvalue()
