"""Files come in two encodings, with several separators, and sometimes damaged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.directory.staff_import.reading import UnreadableFileError, read
from people.directory.staff_import.rows import HEADINGS, REQUIRED

HEAD = "Personalnummer;Nachname;Vorname;Org.-Schlüssel"


def table(data: bytes):
    return read(data, HEADINGS, REQUIRED)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r"])
def test_the_file_is_understood_however_it_was_saved(encoding, separator, ending):
    text = ending.join([HEAD, "10000001;Müßig;Änne;34-2"]).replace(";", separator)
    assert [line.cells for line in table(text.encode(encoding)).lines] == [["10000001", "Müßig", "Änne", "34-2"]]


def test_lines_keep_their_number_over_blank_lines_and_mixed_endings():
    data = f"{HEAD}\r\n1;A;B;1\n\n;;;\r\n2;C;D;1\r\n".encode()
    assert [(line.number, line.cells[0]) for line in table(data).lines] == [(2, "1"), (5, "2")]


def test_a_line_in_another_encoding_is_named_and_keeps_its_number_cell():
    """The person must not be taken for gone because one line was pasted from elsewhere."""
    good = [f"{n};Köhler;Jörg;1".encode() for n in range(100, 105)]
    data = b"\n".join([HEAD.encode(), *good, "107;Müller;Änne;1".encode("cp1252")])
    last = table(data).lines[-1]
    assert last.number == 7
    assert last.fault
    assert last.cells[0] == "107"


def test_an_entry_in_quotes_may_hold_separators_and_a_line_break():
    data = f'{HEAD}\n1;"Müller\nLüdenscheid; geb. ""Ott""";B;1\n2;C;D;1'.encode()
    first, second = table(data).lines
    assert first.cells[1] == 'Müller\nLüdenscheid; geb. "Ott"'
    assert (second.number, second.cells[0]) == (4, "2")


def test_a_quotation_mark_left_open_costs_one_line_and_not_the_file():
    data = "\n".join([HEAD, '1;"Alma;B;1', *(f"{n};C;D;1" for n in range(2, 50))]).encode()
    lines = table(data).lines
    assert len(lines) == 49
    assert lines[0].fault
    assert not any(line.fault for line in lines[1:])


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (b"", "leer"),
        (b"PK\x03\x04", "CSV"),
        (b"Name\0Ort", "CSV"),
        (b"Nachname;Vorname\nA;B", "Personalnummer"),
    ],
    ids=["empty", "spreadsheet", "not text", "headings missing"],
)
def test_a_file_of_no_use_is_refused_with_a_hint(data, hint):
    with pytest.raises(UnreadableFileError, match=hint):
        table(data)


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(data):
    """Whatever follows the headings becomes lines or faults, never an exception."""
    lines = table(HEAD.encode() + b"\n" + data.replace(b"\0", b"")).lines
    numbers = [line.number for line in lines]
    assert numbers == sorted(set(numbers))
