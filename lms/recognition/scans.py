"""From an upload to a scan that is kept: looked at for what it really is, and written anew without what came along.

Pictures become upright JPEGs without camera, time and place. PDFs keep their pages and nothing else: no metadata,
no scripts, no files inside, no forms and no links.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import IO

from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from people.profiles.pictures import DAMAGED, MOST_PIXELS, plain, turned

MOST_BYTES = 10 * 1024 * 1024
MOST_PAGES = 30
LONGEST_SIDE = 2800  # pixels; small print of a page photographed whole stays legible
ACCEPTED = "application/pdf,image/jpeg,image/png,.pdf,.jpg,.jpeg,.png"
NOT_A_PAGE = ("/AA", "/Annots", "/Metadata", "/PieceInfo", "/B", "/PresSteps", "/Trans", "/Thumb")
BROKEN = (PyPdfError, RecursionError, *DAMAGED)


class UnsuitableScanError(Exception):
    """The file cannot be kept as a scan; the text says what to do instead."""


@dataclass(frozen=True)
class Clean:
    """A scan as it is kept."""

    format: str  # "jpg" or "pdf"
    data: bytes


def cleaned(file: IO[bytes]) -> Clean:
    """The upload as a scan, by what the file really is, whatever its name says."""
    if file.seek(0, 2) > MOST_BYTES:
        raise UnsuitableScanError(_("This file is larger than 10 MB. Please choose a smaller one."))
    file.seek(0)
    is_pdf = file.read(5) == b"%PDF-"
    file.seek(0)
    return Clean("pdf", pages_of(file)) if is_pdf else Clean("jpg", picture_of(file))


def picture_of(file: IO[bytes]) -> bytes:
    """A photo or scan as JPEG, upright and without anything but what one sees."""
    try:
        with Image.open(file, formats=("JPEG", "PNG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise UnsuitableScanError(too_many_pixels())
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            sheet = plain(turned(picture))
    except UnidentifiedImageError as reason:
        raise UnsuitableScanError(
            _("This file is neither PDF nor JPEG nor PNG. Please save the proof in one of these formats.")
        ) from reason
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as reason:
        raise UnsuitableScanError(too_many_pixels()) from reason
    except DAMAGED as reason:
        raise UnsuitableScanError(damaged()) from reason
    sheet.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    sheet.info = {}
    kept = BytesIO()
    sheet.save(kept, "JPEG", quality=85, optimize=True)
    return kept.getvalue()


def pages_of(file: IO[bytes]) -> bytes:
    """The pages of a PDF as a new one."""
    try:
        reader = PdfReader(file, strict=False)
        if reader.is_encrypted:
            raise UnsuitableScanError(_("This PDF is protected by a password. Please save it without one."))
        if not 0 < len(reader.pages) <= MOST_PAGES:
            raise UnsuitableScanError(_("This PDF has more than 30 pages. Please choose only those that matter."))
        writer = PdfWriter()
        for page in reader.pages:
            for name in NOT_A_PAGE:
                page.pop(name, None)
            writer.add_page(page)
        writer.metadata = None
        kept = BytesIO()
        writer.write(kept)
    except BROKEN as reason:
        raise UnsuitableScanError(damaged()) from reason
    return kept.getvalue()


def too_many_pixels() -> str:
    return _("This picture has more than 50 million pixels. Choose a smaller one.")


def damaged() -> str:
    return _("This file is damaged. Please save or photograph the proof again.")
