"""The badge as a picture: drawn with Pillow, with the signed credential baked into it."""

from io import BytesIO
from textwrap import wrap

from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

from people.paper.pdf import FONTS

KEYWORD = "openbadgecredential"  # the name Open Badges 3.0 gives to the chunk
SIZE, STEPS = 640, 7
INK, GOLD, WHITE, MUTED = "#131525", "#f8cf00", "#ffffff", "#b2b6cc"


def baked(*, title: str, issuer: str, token: str) -> bytes:
    """A PNG that shows the title and carries the token."""
    info = PngInfo()
    info.add_itxt(KEYWORD, token)
    file = BytesIO()
    _drawn(title, issuer).save(file, "PNG", pnginfo=info, optimize=True)
    return file.getvalue()


def unbaked(content: bytes) -> str | None:
    """The token a picture carries."""
    with Image.open(BytesIO(content)) as picture:
        picture.load()
        token = getattr(picture, "text", {}).get(KEYWORD)
    return str(token) if token else None


def _drawn(title: str, issuer: str) -> Image.Image:
    picture = Image.new("RGB", (SIZE, SIZE), INK)
    pen = ImageDraw.Draw(picture)
    width = SIZE // STEPS
    for step in range(STEPS):
        top = SIZE - 40 - 20 * step
        pen.rectangle((step * width, top, (step + 1) * width + STEPS, SIZE), fill=GOLD)
    pen.text((48, 56), issuer[:48], font=_font(24), fill=MUTED)
    size, lines = _fitted(title)
    pen.multiline_text((48, 110), "\n".join(lines), font=_font(size, bold=True), fill=WHITE, spacing=12)
    return picture


def _fitted(title: str) -> tuple[int, list[str]]:
    """A size in which the title has room, and its lines."""
    for size, letters, most in ((60, 16, 4), (46, 21, 5), (36, 27, 7)):
        lines = wrap(title, letters)
        if len(lines) <= most:
            return size, lines
    return size, [*lines[: most - 1], "…"]


def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"stadtcampus-sans-{'semibold' if bold else 'regular'}.ttf", size)
