"""Writes rows as a file that spreadsheets open: CSV as German offices expect it, or XLSX."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def harmless(value: object) -> object:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def write_csv(head: Sequence[str], rows: Iterable[Sequence[object]], to: BinaryIO) -> int:
    """Semicolons, UTF-8 with byte order mark, German dates. Returns the number of rows."""
    text = io.TextIOWrapper(to, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(head)
    number = 0
    for row in rows:
        writer.writerow([f"{cell:%d.%m.%Y}" if isinstance(cell, date) else harmless(cell) for cell in row])
        number += 1
    text.flush()
    text.detach()
    return number


def write_xlsx(head: Sequence[str], rows: Iterable[Sequence[object]], to: BinaryIO) -> int:
    """One sheet with a bold head that stays visible. Returns the number of rows."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    sheet.append([bold(sheet, title) for title in head])
    number = 0
    for row in rows:
        sheet.append([harmless(cell) for cell in row])
        number += 1
    book.save(to)
    return number


def bold(sheet: object, title: str) -> WriteOnlyCell:
    """A cell of the head."""
    cell = WriteOnlyCell(sheet, value=title)
    cell.font = Font(bold=True)
    return cell
