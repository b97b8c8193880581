"""What every kind of file comes down to: headings, numbered lines, and which column holds what."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _


class UnreadableFileError(Exception):
    """The file as a whole cannot be used; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Line:
    """One record with the number of its first line; with a fault its cells are only a guess."""

    number: int
    cells: list[str]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file's headings and records, and how they were written down."""

    names: list[str]
    lines: list[Line]
    encoding: str  # "xlsx" for a spreadsheet
    separator: str  # empty for a spreadsheet


@dataclass(frozen=True, slots=True)
class Table:
    """A file's records and where each known column stands."""

    columns: Mapping[str, int]
    width: int
    lines: list[Line]
    encoding: str
    separator: str


def plain(heading: str) -> str:
    """A heading without case, blanks and signs: „Beschäftigungsgrad %“ is `beschäftigungsgrad`."""
    return re.sub(r"[\W_]", "", heading.casefold())


def known_columns(names: list[str], headings: Mapping[str, str]) -> dict[str, int]:
    """Where each column we know stands."""
    return {headings[plain(name)]: place for place, name in enumerate(names) if plain(name) in headings}


def table_of(sheet: Sheet, headings: Mapping[str, str], required: set[str]) -> Table:
    """The sheet with its columns found; `headings` maps a heading's plain form to our name for the column."""
    columns = known_columns(sheet.names, headings)
    if missing := required - columns.keys():
        wanted = sorted(head.capitalize() for head, name in headings.items() if name in missing)
        raise UnreadableFileError(
            _("The first line lacks these headings: {headings}. Please export the file anew.").format(
                headings=", ".join(wanted)
            )
        )
    found = [headings[plain(name)] for name in sheet.names if plain(name) in headings]
    if twice := [sheet.names[columns[name]] for name, times in Counter(found).items() if times > 1]:
        raise UnreadableFileError(
            _("These columns stand in the file more than once: {headings}. Please leave only one of each.").format(
                headings=", ".join(twice)
            )
        )
    return Table(columns, len(sheet.names), sheet.lines, sheet.encoding, sheet.separator)
