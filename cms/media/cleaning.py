"""Uploaded pictures lose what a camera or a program wrote into them: place, time, names."""

from io import BytesIO
from typing import IO

from PIL import Image, ImageOps

TELLTALE = ("exif", "xmp", "XML:com.adobe.xmp", "photoshop", "comment")
KEPT = ("icc_profile", "transparency")


def without_metadata(file: IO[bytes]) -> bytes | None:
    """The picture turned upright and without metadata; None if there is nothing to take away."""
    file.seek(0)
    with Image.open(file) as picture:
        kind = "JPEG" if picture.format == "MPO" else picture.format  # phones put a second picture behind the first
        moves = getattr(picture, "n_frames", 1) > 1 and picture.format == kind
        if moves or not any(picture.info.get(name) for name in TELLTALE):
            return None
        kept = {name: picture.info[name] for name in KEPT if name in picture.info}
        upright = ImageOps.exif_transpose(picture)
        upright.info = {}
        clean = BytesIO()
        upright.save(clean, kind, quality=92, **kept)
    return clean.getvalue()
