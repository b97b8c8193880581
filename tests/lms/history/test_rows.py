"""Lines of an older system's file: what is taken, what is refused, and why. Without a database."""

from datetime import date

import pytest

from lms.history.comparing import Known, Meaning, compare, figures
from lms.history.models import Policy
from lms.history.plan import open_file, read_table
from lms.history.rows import Parsed, parse

TODAY = date(2026, 11, 30)
HEAD = "Personalnummer;Kursnummer;Kurstitel;Abgeschlossen am;Gültig bis;Ergebnis %;Nachweis-Nr."
SAFETY = Meaning(course=7, name="Arbeitsschutz", months=12)


def parsed(*lines: str, head: str = HEAD) -> Parsed:
    data = "\r\n".join([head, *lines]).encode("utf-8-sig")
    return parse(read_table(open_file(data), {}), today=TODAY)


def known(**more: object) -> Known:
    facts = {"people": {"00134457": 1, "00134458": 2}, "meanings": {"AS-01": SAFETY}, "numbers": frozenset()}
    return Known(**(facts | {"done": frozenset()} | more))


def test_a_line_is_a_completion():
    (row,) = parsed("00134457;AS-01;Arbeitsschutz;27.10.2023;21.10.2024;72,5;A1").rows
    assert (row.person, row.course, row.completed_on, row.valid_until) == (
        "00134457",
        "AS-01",
        date(2023, 10, 27),
        date(2024, 10, 21),
    )
    assert (row.score, row.number, row.line) == (73, "A1", 2)


@pytest.mark.parametrize(
    "line",
    [
        ";AS-01;X;27.10.2023;;;A1",
        "0013O457;AS-01;X;27.10.2023;;;A1",
        "00134457;;X;27.10.2023;;;A1",
        "00134457;AS-01;X;;;;A1",
        "00134457;AS-01;X;31.11.2023;;;A1",
        "00134457;AS-01;X;01.12.2026;;;A1",
        "00134457;AS-01;X;01.01.1979;;;A1",
        "00134457;AS-01;X;27.10.2023;;A1",
    ],
)
def test_a_broken_line_is_refused_with_a_reason(line):
    found = parsed(line)
    assert found.rows == []
    assert [fault.refused for fault in found.faults] == [True]


@pytest.mark.parametrize("line", ["31.11.2024;", "01.01.2020;", ";voll", ";101"])
def test_a_doubtful_entry_is_left_out_with_a_note(line):
    found = parsed(f"00134457;AS-01;X;27.10.2023;{line};A1")
    assert [fault.refused for fault in found.faults] == [False]
    assert (found.rows[0].valid_until, found.rows[0].score) == (None, None)


def test_the_same_proof_stands_once():
    line, other = "00134457;AS-01;X;27.10.2023;;;A1", "00134457;AS-01;X;27.10.2023;;;A2"
    assert len(parsed(line, line).rows) == 1
    assert len(parsed(line, other).rows) == 1
    assert parsed(line, "00134457;AS-01;X;28.10.2023;;;A1").rows == []


def test_without_a_number_person_course_and_day_tell_proofs_apart():
    rows = parsed("00134457;AS-01;27.10.2023", head="Personalnummer;Kursnummer;Abgeschlossen am").rows
    assert rows[0].number == "00134457/AS-01/20231027"


def test_everything_that_is_not_new_is_counted_and_named():
    rows = parsed(
        "00134457;AS-01;X;27.10.2025;21.10.2026;;A1",
        "134458;AS-01;X;27.10.2025;;;A2",
        "00999999;AS-01;X;27.10.2025;;;A3",
        "00134457;XX-9;X;27.10.2025;;;A4",
        "00134457;AS-01;X;01.02.2026;;;A5",
        "00134458;AS-01;X;01.03.2026;;;A6",
    ).rows
    found = compare(rows, known(numbers=frozenset({"A5"}), done=frozenset({(2, 7, None, date(2026, 3, 1))})))
    assert [each.row.number for each in found.new] == ["A1", "A2"]
    assert (found.there, found.zeros) == (2, 1)
    assert dict(found.unknown_people) == {"00999999": [4]}
    assert dict(found.unknown_courses) == {"XX-9": 1}
    assert figures(found, TODAY)["differs"] == 1


@pytest.mark.parametrize(
    ("policy", "said", "until"),
    [
        (Policy.KEEP, "21.10.2024", date(2024, 10, 21)),
        (Policy.RULE, "21.10.2024", date(2024, 10, 27)),
        (Policy.EARLIER, "21.10.2024", date(2024, 10, 21)),
        (Policy.EARLIER, "01.01.2030", date(2024, 10, 27)),
        (Policy.KEEP, "", date(2024, 10, 27)),  # where the file says nothing, nothing lasts for ever by mistake
    ],
)
def test_the_policy_says_whose_validity_counts(policy, said, until):
    rows = parsed(f"00134457;AS-01;X;27.10.2023;{said};;A1").rows
    assert compare(rows, known()).new[0].until(policy) == until
