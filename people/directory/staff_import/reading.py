"""From bytes to lines: text files and spreadsheets."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from people.directory.staff_import.sheets import Sheet, Table, UnreadableFileError, table_of
from people.directory.staff_import.spreadsheets import sheet_of_spreadsheet
from people.directory.staff_import.texts import sheet_of_text

LARGEST = 100_000_000
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"


def read(data: bytes, headings: Mapping[str, str], required: set[str]) -> Table:
    """The records of a file; `headings` maps a heading's plain form to our name for the column."""
    return table_of(open_sheet(data, headings), headings, required)


def open_sheet(data: bytes, known: Collection[str]) -> Sheet:
    """The file's headings and lines, whether it is a spreadsheet or a text."""
    if len(data) > LARGEST:
        raise UnreadableFileError(
            _("The file is larger than 100 MB. Staff data is much smaller; please check the file.")
        )
    if data.startswith(OLD_OR_LOCKED):
        raise UnreadableFileError(
            _("This spreadsheet is protected by a password or of an old kind. Please save it as XLSX without password.")
        )
    return sheet_of_spreadsheet(data) if data.startswith(b"PK") else sheet_of_text(data, known)
