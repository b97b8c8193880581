"""The worked examples of the handbook are right: each is computed anew."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lms.assignments.recurrence import (
    ANCHOR,
    ASSIGNMENT,
    COMPLETION,
    ENTRY,
    FIXED,
    NONE,
    PREVIOUS_EXPIRY,
    Away,
    Plan,
    Proof,
)
from lms.obligations.derivation.duties import duties_of
from lms.obligations.derivation.people import Held, Person, asked
from lms.obligations.derivation.rules import Edition, Rule

PAGE = Path(__file__).resolve().parents[3] / "docs" / "handbook" / "pflichten-beispiele.md"
DUE = {"nach Beginn": ASSIGNMENT, "nach Eintritt": ENTRY, "fester Tag": FIXED}
BASIS = {"einmalig": NONE, "ab Abschluss": COMPLETION, "ab Ablauf": PREVIOUS_EXPIRY, "Stichtag": ANCHOR}
STATES = {
    "offen": "open",
    "erneuerbar": "window",
    "überfällig": "overdue",
    "erledigt": "done",
    "abwesend": "absent",
    "nicht berechenbar": "not_computable",
}


def tables() -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """Each example with the rule that stands above it."""
    heading: list[str] = []
    rule: dict[str, str] = {}
    for line in PAGE.read_text().splitlines():
        if not line.startswith("|"):
            heading = []
            continue
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not heading:
            heading = cells
        elif not set(line) <= set("|-: "):
            row = dict(zip(heading, cells, strict=True))
            if "Wiederholung" in row:
                rule = row
            else:
                yield rule, row


def day(text: str) -> date | None:
    found = re.fullmatch(r"(\d\d)\.(\d\d)\.(\d{4})", text)
    return date(int(found[3]), int(found[2]), int(found[1])) if found else None


def plan(rule: dict[str, str]) -> Plan:
    month_day = re.fullmatch(r"(\d\d)\.(\d\d)\.", rule["Stichtag"])
    return Plan(
        due_kind=DUE[rule["Frist"]],
        due_days=int(rule["Tage"]),
        due_on=day(rule["fester Tag"]),
        basis=BASIS[rule["Wiederholung"]],
        months=int(rule["Monate"] or 12),
        anchor_month=int(month_day[2]) if month_day else 1,
        anchor_day=int(month_day[1]) if month_day else 1,
        window_months=int(rule["Fenster"]),
        newcomer_months=int(rule["Neu dabei"]),
        grace_days=int(rule["Nachfrist"]),
        return_grace_days=int(rule["Rückkehr"]),
    )


def stretches(text: str) -> list[Away]:
    found = [part.split("–") for part in text.split(", ") if part]
    return [Away(day(first.strip()), day(last.strip())) for first, last in found]


EXAMPLES = list(tables())


def test_there_are_at_least_sixty() -> None:
    assert len(EXAMPLES) >= 60
    numbers = [int(row["Nr."]) for _rule, row in EXAMPLES]
    assert numbers == list(range(1, len(EXAMPLES) + 1))


@pytest.mark.parametrize(("rule", "row"), EXAMPLES, ids=lambda given: given.get("Nr.", ""))
def test_the_example_is_right(rule: dict[str, str], row: dict[str, str]) -> None:
    since = day(row["Gilt seit"])
    said = (asked({"job": "x"}), "course:1", ("course:1",), plan(rule), frozenset())
    edition = Edition(1, 1, date(2000, 1, 1), None, *said)
    person = Person(
        1,
        entered_on=day(row["Eintritt"]),
        held=[Held(since, None, frozenset({("job", "x")}))],
        absences=stretches(row["Abwesend"]),
        proofs={"course:1": [Proof(day(one)) for one in row["Abgeschlossen"].split(", ") if one]},
    )
    (duty,) = duties_of(person, [Rule(1, "Regel", "course:1", (edition,))], day(row["Heute"]))
    found = (duty.state, duty.window_opens_on, duty.due_on, duty.grace_ends_on, duty.valid_until)
    told = (STATES[row["Stand"]], *(day(row[name]) for name in ("Möglich ab", "Fällig", "Nachfrist bis", "Gilt bis")))
    assert found == told, row["Was es zeigt"]
