"""What is kept of an upload: what one sees, and nothing else."""

from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from lms.recognition import scans
from lms.recognition.scans import UnsuitableScanError, cleaned
from tests.factories.proofs import photo


def a_pdf(pages: int = 1, password: str = "") -> PdfWriter:
    writer = PdfWriter()
    for _number in range(pages):
        writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": "Alma Aydin"})
    writer.add_attachment("geheim.txt", b"geheim")
    if password:
        writer.encrypt(password)
    return writer


def written(writer: PdfWriter) -> BytesIO:
    file = BytesIO()
    writer.write(file)
    return file


def test_a_photo_loses_camera_and_place_and_stands_upright():
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x8825] = 6, "Kamera", {1: "N", 2: (48.0, 46.0, 0.0)}
    file = BytesIO()
    Image.new("RGB", (80, 40), "white").save(file, "JPEG", exif=exif)
    kept = Image.open(BytesIO(cleaned(file).data))
    assert kept.size == (40, 80)
    assert not kept.getexif()


def test_a_transparent_png_becomes_a_white_sheet():
    file = BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(file, "PNG")
    clean = cleaned(file)
    assert clean.format == "jpg"
    assert Image.open(BytesIO(clean.data)).getpixel((10, 10)) == (255, 255, 255)


def test_a_pdf_keeps_its_pages_only():
    clean = cleaned(written(a_pdf(2)))
    assert clean.format == "pdf"
    assert len(PdfReader(BytesIO(clean.data)).pages) == 2
    assert not any(word in clean.data for word in (b"Alma", b"geheim", b"EmbeddedFile", b"JavaScript"))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<!doctype html><script>",
        b"GIF89a" + b"0" * 40,
        b"%PDF-1.7 nothing",
        b"PK\x03\x04",
        photo()[:300],
    ],
    ids=["empty", "svg", "html", "gif", "broken pdf", "archive", "half a photo"],
)
def test_everything_else_is_refused(data):
    with pytest.raises(UnsuitableScanError):
        cleaned(BytesIO(data))


def test_what_is_too_much_is_refused(monkeypatch):
    with pytest.raises(UnsuitableScanError):
        cleaned(written(a_pdf(31)))
    with pytest.raises(UnsuitableScanError):
        cleaned(written(a_pdf(password="x")))
    monkeypatch.setattr(scans, "MOST_BYTES", 100)
    with pytest.raises(UnsuitableScanError):
        cleaned(BytesIO(photo()))
