"""The lines to put right as a file for those who correct them."""

from io import BytesIO

from django.utils.translation import gettext as _

from people.directory.models import StaffImport
from people.tables import write_csv


def error_list(record: StaffImport) -> bytes:
    """As German spreadsheets open it; nothing in it runs as a formula."""
    file = BytesIO()
    write_csv([_("File"), _("Line"), _("What happened"), _("What to do")], map(row, record.errors), file)
    return file.getvalue()


def row(error: dict) -> list[object]:
    """One line to put right."""
    part = _("offices") if error.get("file") == "offices" else _("staff")
    return [part, error["line"], _("refused") if error["refused"] else _("taken with a note"), error["text"]]
