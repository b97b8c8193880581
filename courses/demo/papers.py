"""The demo city's template for certificates, with an invented signature; one that is there is left alone."""

from io import BytesIO
from math import sin

from django.core.files.images import ImageFile
from PIL import Image, ImageDraw
from wagtail.models import Site

from cms.models import SiteImage
from courses.models import CertificateSettings, CertificateTemplate

INK, GOLD = "#131525", "#f8cf00"


def load_papers() -> None:
    """Logo, signature and seal of Musterstadt."""
    if CertificateTemplate.objects.exists():
        return
    template = CertificateTemplate.objects.create(
        name="Stadt, allgemein",
        logo=_kept("Logo der Musterstadt", _logo()),
        signature=_kept("Unterschrift Personalamt", _signature()),
        seal=_kept("Siegel der Musterstadt", _seal()),
        signature_name="Dr. Petra Vogel",
        signature_role="Leiterin des Haupt- und Personalamts",
    )
    CertificateSettings.objects.get_or_create(site=Site.objects.get(is_default_site=True), template=template)


def _kept(title: str, drawn: Image.Image) -> SiteImage:
    file = BytesIO()
    drawn.save(file, "PNG")
    return SiteImage.objects.create(title=title, file=ImageFile(file, name=f"{title}.png"))


def _logo() -> Image.Image:
    """Three steps, the city's mark."""
    picture = Image.new("RGB", (360, 300), "white")
    pen = ImageDraw.Draw(picture)
    for step in range(3):
        pen.rectangle((120 * step, 200 - 100 * step, 120 * step + 119, 299), fill=GOLD if step == 2 else INK)
    return picture


def _signature() -> Image.Image:
    """A line that could be a name."""
    picture = Image.new("RGB", (700, 200), "white")
    waves = [(40 + x, 110 - 62 * sin(x / 19) * (1 - x / 760) - 18 * sin(x / 7)) for x in range(600)]
    ImageDraw.Draw(picture).line(waves, fill="#1d2a6b", width=6, joint="curve")
    return picture


def _seal() -> Image.Image:
    """Two rings around the steps."""
    picture = Image.new("RGB", (400, 400), "white")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((8, 8, 392, 392), outline=INK, width=8)
    pen.ellipse((52, 52, 348, 348), outline=INK, width=4)
    for step in range(3):
        pen.rectangle((120 + 54 * step, 230 - 45 * step, 172 + 54 * step, 275), fill=INK)
    return picture
