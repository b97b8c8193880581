"""Pictures of the demo, drawn here so that they belong to nobody."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw, ImageFont

from cms.media.models import SiteImage

WIDTH, HEIGHT = 1200, 800
MAIL = [  # place from the top in per cent, size, colour, words; Pillow's own letters have no umlauts
    (8, 34, "#131525", "Von: IT-Service <service@stadt-hilfe.example.net>"),
    (24, 38, "#131525", "Betreff: Ihr Postfach wird heute gesperrt!"),
    (45, 34, "#131525", "Guten Tag,"),
    (61, 32, "#131525", "geben Sie innerhalb einer Stunde Ihr Kennwort ein:"),
    (67, 32, "#2044AA", "https://konto-pruefen.example.net/anmelden"),
    (83, 34, "#131525", "Ihr IT-Service"),
]


def picture(name: str) -> SiteImage:
    """The drawn picture of this name, made once."""
    title, draw = DRAWN[name]
    found = SiteImage.objects.filter(title=title).first()
    return found or SiteImage.objects.create(title=title, file=ContentFile(draw(), name=f"{name}.png"))


def phishing() -> bytes:
    """A mail that wants one's password."""
    drawn = Image.new("RGB", (WIDTH, HEIGHT), "#FFFFFF")
    pen = ImageDraw.Draw(drawn)
    pen.rectangle((0, 0, WIDTH, HEIGHT * 38 // 100), fill="#F3F4F7")
    pen.line((0, HEIGHT * 38 // 100, WIDTH, HEIGHT * 38 // 100), fill="#6E7597", width=3)
    for top, size, colour, words in MAIL:
        pen.text((72, HEIGHT * top // 100), words, fill=colour, font=ImageFont.load_default(size))
    file = BytesIO()
    drawn.save(file, "PNG", optimize=True)
    return file.getvalue()


DRAWN = {"phishing": ("Beispiel: verdächtige Mail", phishing)}
