"""Spreadsheets (XLSX): the first sheet as lines of text, after a look at whether the file is what it claims to be."""

import re
import struct
import zlib
from datetime import date, datetime
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, ZipError

from people.directory.staff_import.sheets import Line, Sheet, UnreadableFileError

LARGEST_UNPACKED = 300_000_000  # bytes; a few packed megabytes can hold a thousand times as much
MOST_CELLS = 5_000_000  # an entry at the far end of a sheet makes a rectangle that fits into no memory
PLACE = re.compile(rb'<c [^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
PIECE = 1_000_000
# What reading a damaged archive can end in.
BROKEN = (BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, zlib.error, struct.error)


def sheet_of_spreadsheet(data: bytes) -> Sheet:
    """Headings and lines of the workbook's first sheet; a line's number is its row."""
    check(data)
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            found = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except PasswordError:
        raise UnreadableFileError(
            _("This spreadsheet is protected by a password. Please save it without one.")
        ) from None
    except (CalamineError, ZipError, ValueError, IndexError):
        raise UnreadableFileError(damaged()) from None
    rows = [[text_of(cell) for cell in row] for row in found]
    if not rows or not any(rows[0]):
        raise UnreadableFileError(_("The file is empty, or its first line is. The first line must hold the headings."))
    width = max(place for place, name in enumerate(rows[0]) if name) + 1
    lines = [
        Line(number, row if any(row[width:]) else row[:width]) for number, row in enumerate(rows[1:], 2) if any(row)
    ]
    return Sheet(rows[0][:width], lines, "xlsx", "")


def damaged() -> str:
    return _("The spreadsheet is damaged. Please save it anew as XLSX, or as CSV.")


def check(data: bytes) -> None:
    """Refuse what is no workbook, and what would fill the memory when opened."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if "xl/workbook.xml" not in archive.namelist():
                raise UnreadableFileError(_("This is no spreadsheet of the kind XLSX. Please save it as XLSX or CSV."))
            if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                raise UnreadableFileError(too_large())
            for part in parts:
                check_part(archive, part)
    except BROKEN:
        raise UnreadableFileError(damaged()) from None


def check_part(archive: ZipFile, part: ZipInfo) -> None:
    """Unpack to the end, which shows a wrong size or sum, and see how far the entries of a sheet reach."""
    rows = columns = 0
    rest = b""
    with archive.open(part) as file:
        while piece := file.read(PIECE):
            if part.filename.startswith("xl/worksheets/"):
                text = rest + piece
                for letters, number in PLACE.findall(text):
                    rows, columns = max(rows, int(number)), max(columns, column(letters))
                rest = text[-200:]
    if rows * columns > MOST_CELLS:
        raise UnreadableFileError(too_large())


def too_large() -> str:
    return _(
        "The spreadsheet is much larger than staff data is; perhaps something stands far outside the table. "
        "Please copy the table into an empty spreadsheet."
    )


def column(letters: bytes) -> int:
    """The number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def text_of(cell: object) -> str:
    """The entry as it would stand in a text file: days as 31.12.2026, whole numbers without point."""
    match cell:
        case datetime() | date():
            return f"{cell:%d.%m.%Y}"
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell)
