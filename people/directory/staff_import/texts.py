"""Text files with separators (CSV): finds encoding and separator, knows every line by its number in the file."""

import csv
import re
from collections.abc import Collection, Iterator

from django.utils.translation import gettext as _

from people.directory.staff_import.sheets import Line, Sheet, UnreadableFileError, plain

SEPARATORS = ";\t,|"
SPAN = 4  # a quoted entry may hold line breaks, but a quotation mark left open must not swallow the file


def sheet_of_text(data: bytes, known: Collection[str]) -> Sheet:
    """The records of a text file; the separator is the one that shows most of the `known` headings."""
    encoding, texts = decoded(data)
    if not texts or not texts[0][0].strip():
        raise UnreadableFileError(_("The file is empty, or its first line is. The first line must hold the headings."))
    first = texts[0][0]
    separator = max(SEPARATORS, key=lambda mark: worth(first.split(mark), known))
    names = [cell.strip('"') for cell in first.split(separator)]
    return Sheet(names, list(records(texts, separator)), encoding, separator)


def worth(names: list[str], known: Collection[str]) -> tuple[int, int]:
    """How well a separator fits: by the headings one knows, then by how many there are."""
    return sum(plain(name) in known for name in names), len(names)


def decoded(data: bytes) -> tuple[str, list[tuple[str, str]]]:
    """The encoding and every line with its fault, if it is written in another encoding than the rest."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        try:
            return "utf-16", [(text, "") for text in lines_of(data.decode("utf-16"))]
        except UnicodeDecodeError:
            raise UnreadableFileError(_("The file is damaged. Please export it anew.")) from None
    if b"\0" in data:
        raise UnreadableFileError(_("This is not a text file. Please export the staff data as CSV."))
    lines = re.split(rb"\r\n|\n|\r", data.removeprefix(b"\xef\xbb\xbf"))
    encoding = encoding_of(lines, marked=data.startswith(b"\xef\xbb\xbf"))
    return encoding, [decoded_line(line, encoding) for line in lines]


def encoding_of(lines: list[bytes], *, marked: bool) -> str:
    """UTF-8 or Windows-1252: as the headings are written, or else most lines with umlauts."""
    if marked or not lines[0].isascii():
        return "utf-8" if marked or is_utf8(lines[0]) else "cp1252"
    special = [line for line in lines if not line.isascii()]
    unicode = sum(is_utf8(line) for line in special)
    return "utf-8" if unicode >= len(special) - unicode else "cp1252"


def decoded_line(line: bytes, encoding: str) -> tuple[str, str]:
    """The line's text, and what is wrong with its encoding."""
    fault = _("This line is encoded differently from the rest of the file. Please export the file anew.")
    if line.isascii():
        return line.decode("ascii"), ""
    if (encoding == "cp1252") == is_utf8(line):
        return line.decode(encoding, "replace"), fault
    try:
        return line.decode(encoding), ""
    except UnicodeDecodeError:
        return line.decode(encoding, "replace"), fault


def is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def lines_of(text: str) -> list[str]:
    return re.split(r"\r\n|\n|\r", text)


def records(texts: list[tuple[str, str]], separator: str) -> Iterator[Line]:
    """The records below the headings; an entry in quotation marks may run over a few lines."""
    at = 1
    while at < len(texts):
        record, used = record_at(texts, at, separator)
        if any(cell.strip() for cell in record.cells):
            yield record
        at += used


def record_at(texts: list[tuple[str, str]], at: int, separator: str) -> tuple[Line, int]:
    """The record that begins on this line, and how many lines it takes."""
    text, fault = texts[at]
    if '"' not in text:
        return Line(at + 1, text.split(separator), fault), 1
    for used in range(1, SPAN + 1):
        part = texts[at : at + used]
        if cells := split("\n".join(words for words, _fault in part), separator):
            return Line(at + 1, cells, next((wrong for _words, wrong in part if wrong), "")), used
    broken = _("A quotation mark is left open or stands in the wrong place. Please remove it.")
    return Line(at + 1, [cell.strip('" ') for cell in text.split(separator)], fault or broken), 1


def split(text: str, separator: str) -> list[str] | None:
    """The cells of one record, or None while a quotation mark is still open."""
    try:
        found = list(csv.reader([text], delimiter=separator, strict=True))
    except csv.Error:
        return None
    return found[0] if len(found) == 1 else None
