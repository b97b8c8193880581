"""Faces for the demo: drawn with a few shapes, so that nobody takes them for real people."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

SIDE = 768


@dataclass(frozen=True)
class Face:
    """The colours of a face, and how long the hair is."""

    wall: str
    skin: str
    hair: str
    shirt: str
    long_hair: bool = False
    glasses: bool = False


FACES = {
    "10000003": Face(wall="#cfe0dc", skin="#d9a27a", hair="#2b2320", shirt="#2f5d73", glasses=True),
    "10000008": Face(wall="#f1ddc4", skin="#eec2a2", hair="#8a3f24", shirt="#5a4a7f", long_hair=True),
}


def drawn(face: Face) -> BytesIO:
    """The face as a picture file."""
    picture = Image.new("RGB", (SIDE, SIDE), face.wall)
    pen = ImageDraw.Draw(picture)
    if face.long_hair:
        pen.rounded_rectangle((190, 150, 578, 640), radius=180, fill=face.hair)
    pen.ellipse((90, 590, 678, 1060), fill=face.shirt)
    pen.rounded_rectangle((320, 480, 448, 660), radius=60, fill=face.skin)
    pen.ellipse((234, 160, 534, 560), fill=face.skin)
    pen.pieslice((214, 120, 554, 460), 180, 360, fill=face.hair)
    for left in (300, 428):
        pen.ellipse((left, 345, left + 36, 385), fill="#23201f")
        if face.glasses:
            pen.ellipse((left - 32, 315, left + 68, 415), outline="#23201f", width=9)
    if face.glasses:
        pen.line((368, 360, 396, 360), fill="#23201f", width=9)
    pen.arc((318, 400, 450, 500), 25, 155, fill="#8c3b33", width=12)
    file = BytesIO()
    picture.save(file, "PNG")
    file.seek(0)
    return file
