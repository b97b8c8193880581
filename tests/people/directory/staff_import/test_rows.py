"""Rows that are not as they should be are refused or taken with a note; nothing is taken for true unseen."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.directory.staff_import.checking import check, in_circles
from people.directory.staff_import.reading import read
from people.directory.staff_import.rows import HEADINGS, REQUIRED, headings, parse

ON = date(2026, 11, 1)
COLUMNS = [
    "Personalnummer",
    "Nachname",
    "Vorname",
    "Geburtsdatum",
    "E-Mail",
    "Org.-Schlüssel",
    "Eintritt",
    "Austritt",
    "Beschäftigungsgrad %",
    "Vorgesetzte/r",
    "Telefon",
]
ALMA = ["10000001", "Aydin", "Alma", "01.04.1990", "alma.aydin@stadt.example", "34-2", "01.09.2015", "", "39,5", "", ""]


def row(**changes: str) -> str:
    cells = dict(zip(COLUMNS, ALMA, strict=True)) | changes
    return ";".join(cells[name] for name in COLUMNS)


def parsed(*lines: str):
    data = "\n".join([";".join(COLUMNS), *lines]).encode()
    return parse(read(data, HEADINGS, REQUIRED), offices={"34-2", "66"}, on=ON)


def checked(*lines: str, staying=frozenset(), mailboxes=None):
    return check(parsed(*lines), staying=set(staying), mailboxes=mailboxes or {}, on=ON)


def test_a_sound_row_is_read_completely():
    found = parsed(row())
    alma = found.rows[0]
    assert not found.faults
    assert (alma.number, alma.last_name, alma.office) == ("10000001", "Aydin", "34-2")
    assert (alma.born_on, alma.entered_on, alma.left_on) == (date(1990, 4, 1), date(2015, 9, 1), None)
    assert alma.percentage == Decimal("39.5")


def test_further_columns_become_attributes_under_their_own_names():
    lines = [";".join([*COLUMNS, "Führerschein", "Job", "Raum"]), f"{row()};C;1;214", f"{row()};=2+2;;214"]
    table = read("\n".join(lines).encode(), headings(["Führerschein", "Job", "Nachname", "Schicht"]), REQUIRED)
    found = parse(table, offices={"34-2"}, on=ON)
    assert [person.attributes for person in found.rows] == [{"Führerschein": "C", "Job": "1"}, {"Job": ""}]
    assert [person.last_name for person in found.rows] == ["Aydin", "Aydin"]
    assert [(fault.line, fault.refused) for fault in found.faults] == [(3, False)]


@pytest.mark.parametrize(
    "changes",
    [
        {"Personalnummer": ""},
        {"Personalnummer": "1000O0O1"},
        {"Vorname": "   "},
        {"Nachname": "A" * 101},
        {"Nachname": "=HYPERLINK(1)"},
        {"Org.-Schlüssel": ""},
        {"Org.-Schlüssel": "99-9"},
        {"Geburtsdatum": "31.02.1990"},
        {"Geburtsdatum": "01.01.2025"},
        {"Eintritt": "2026/13/01"},
        {"Eintritt": "01.01.2090"},
        {"Austritt": "01.01.1980"},
        {"Telefon": "1;zu;viel"},
    ],
    ids=str,
)
def test_a_row_that_cannot_be_right_is_refused_by_line(changes):
    found = parsed(row(), row(**changes))
    assert len(found.rows) == 1
    assert [(fault.line, fault.refused) for fault in found.faults] == [(3, True)]
    assert len(found.mentions) == 1


@pytest.mark.parametrize(
    ("changes", "unsure"),
    [({"E-Mail": "keine-adresse"}, "email"), ({"Beschäftigungsgrad %": "viel"}, "percentage"),
     ({"Beschäftigungsgrad %": "120"}, "percentage"), ({"Telefon": "1" * 41}, "phone")],
)  # fmt: skip
def test_a_small_mistake_is_noted_and_the_row_taken(changes, unsure):
    found = parsed(row(**changes))
    assert unsure in found.rows[0].unsure
    assert [fault.refused for fault in found.faults] == [False]


@pytest.mark.parametrize(("words", "share"), [("voll", 100), ("0", 0), ("50 %", 50), ("33,33", Decimal("33.33"))])
def test_percentages_come_in_several_writings(words, share):
    assert parsed(row(**{"Beschäftigungsgrad %": words})).rows[0].percentage == share


def test_the_same_number_with_different_entries_is_refused_on_all_its_lines():
    found = checked(row(), row(Vorname="Alina"))
    assert not found.rows
    assert [fault.line for fault in found.faults] == [2, 3]
    assert "2, 3" in found.faults[0].text


def test_the_same_row_twice_is_taken_once():
    found = checked(row(), row())
    assert len(found.rows) == 1
    assert [(fault.line, fault.refused) for fault in found.faults] == [(3, False)]


def test_supervisors_who_cannot_be_are_left_out():
    found = checked(
        row(**{"Vorgesetzte/r": "10000001"}),
        row(Personalnummer="10000002", **{"E-Mail": "", "Vorgesetzte/r": "99999999"}),
        row(Personalnummer="10000003", **{"E-Mail": "", "Vorgesetzte/r": "10000004"}),
        row(Personalnummer="10000004", **{"E-Mail": "", "Vorgesetzte/r": "10000003"}),
        row(Personalnummer="10000005", **{"E-Mail": "", "Vorgesetzte/r": "10000009"}),
        staying={"10000009"},
    )
    assert [row.supervisor for row in found.rows] == ["", "", "", "", "10000009"]
    assert [fault.line for fault in found.faults] == [2, 3, 4, 5]


def test_a_mailbox_belongs_to_one_person():
    address = "alma.aydin@stadt.example"
    found = checked(row(Personalnummer="10000008"), mailboxes={address: "10000001"})
    assert found.rows[0].email is None
    assert "email" in found.rows[0].unsure
    passed_on = checked(
        row(Personalnummer="10000008"), row(**{"E-Mail": "alma@stadt.example"}), mailboxes={address: "10000001"}
    )
    assert [row.email for row in passed_on.rows] == [address, "alma@stadt.example"]


def test_faults_name_nobody():
    """They are kept for years and read by operators."""
    bad = parsed(row(Geburtsdatum="31.02.1990"), row(**{"E-Mail": "aydin"}), row(Nachname="=Aydin"))
    assert not [fault for fault in bad.faults if "aydin" in fault.text.lower() or "1990" in fault.text]


cell = st.text(st.characters(exclude_characters='\n\r\0"', exclude_categories=["Cs"]), max_size=30)


@given(st.lists(st.lists(cell, min_size=11, max_size=11), max_size=8))
def test_every_line_is_taken_or_explained(lines):
    found = checked(*(";".join(text.replace(";", "") for text in line) for line in lines))
    explained = {fault.line for fault in found.faults}
    taken = {row.line for row in found.rows}
    written = {n for n, line in enumerate(lines, 2) if any(text.replace(";", "").strip() for text in line)}
    assert written <= explained | taken


@given(st.dictionaries(st.integers(0, 12), st.integers(0, 12)))
def test_circles_are_exactly_those_who_come_back_to_themselves(above):
    def comes_back(start: int) -> bool:
        at, steps = above.get(start), 0
        while at is not None and at != start and steps < 20:
            at, steps = above.get(at), steps + 1
        return at == start

    assert sorted(in_circles(above)) == sorted(number for number in above if comes_back(number))
