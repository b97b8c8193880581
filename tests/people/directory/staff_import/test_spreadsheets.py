"""Spreadsheets say the same as texts; damaged, locked and monstrous ones are refused in words."""

from contextlib import suppress
from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from people.directory.staff_import import spreadsheets
from people.directory.staff_import.reading import open_sheet, read
from people.directory.staff_import.rows import HEADINGS, REQUIRED, parse
from people.directory.staff_import.sheets import UnreadableFileError

HEAD = ["Personalnummer", "Nachname", "Vorname", "Org.-Schlüssel", "Eintritt", "Beschäftigungsgrad %"]


def book(*rows: list[object]) -> bytes:
    workbook, data = Workbook(), BytesIO()
    for row in rows:
        workbook.active.append(row)
    workbook.save(data)
    return data.getvalue()


def test_numbers_and_days_are_read_as_people_see_them():
    data = book(HEAD, [10000001, "Aydin", "Alma", "34-2", date(2015, 9, 1), 39.5], [], ["10000002", "B", "C", 66.0])
    table = read(data, HEADINGS, REQUIRED)
    assert [(line.number, line.cells) for line in table.lines] == [
        (2, ["10000001", "Aydin", "Alma", "34-2", "01.09.2015", "39.5"]),
        (4, ["10000002", "B", "C", "66", "", ""]),
    ]
    rows = parse(table, offices={"34-2", "66"}, on=date(2026, 11, 1)).rows
    assert (rows[0].entered_on, float(rows[0].percentage)) == (date(2015, 9, 1), 39.5)


def test_an_entry_beside_the_table_costs_its_line():
    table = read(book(HEAD, ["1", *"AAA", "", "", "x"], ["2", *"AAA", datetime(2020, 1, 1), ""]), HEADINGS, REQUIRED)
    assert [len(line.cells) for line in table.lines] == [7, 6]


def packed(**parts: bytes) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return data.getvalue()


FAR = b'<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (book(), "leer"),
        (book([], HEAD), "leer"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "Kennwort"),
        (packed(word__document=b"<x/>"), "keine Tabelle der Art XLSX"),
        (packed(xl__workbook=b"<x/>"), "beschädigt"),
        (book(HEAD)[:-300], "beschädigt"),
        (packed(xl__workbook=b"<x/>", xl__worksheets__sheet1=FAR), "viel größer"),
    ],
    ids=["nothing", "headings not on top", "locked", "a letter", "hollow", "cut off", "far away"],
)
def test_what_is_of_no_use_is_refused_in_words(data, hint):
    with pytest.raises(UnreadableFileError, match=hint):
        open_sheet(data, HEADINGS)


def test_a_file_that_unpacks_to_a_thousand_times_its_size_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(spreadsheets, "LARGEST_UNPACKED", 1_000_000)
    with pytest.raises(UnreadableFileError, match="viel größer"):
        open_sheet(packed(xl__workbook=b" " * 2_000_000), HEADINGS)


@given(st.integers(0, 4000), st.binary(max_size=60))
def test_no_damage_breaks_the_reader(place, rubbish):
    """A spreadsheet in which some bytes are wrong is read or refused, never anything else."""
    data = WHOLE[:place] + rubbish + WHOLE[place + len(rubbish) :]
    with suppress(UnreadableFileError):
        open_sheet(data, HEADINGS)


WHOLE = book(HEAD, *([str(number), "A", "B", "34-2", date(2015, 9, 1), 50] for number in range(1000, 1100)))
