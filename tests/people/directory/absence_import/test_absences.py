"""Absences from HR's file: twice is once, nothing is overwritten, and a bad file changes nobody else's."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import ModelLogEntry

from people.directory.absence_import.comparing import Known, compare
from people.directory.absence_import.rows import AbsenceRow
from people.directory.absence_import.services import import_absences
from people.models import Absence, AbsenceImport, User

ON = date(2026, 11, 1)
ALMA = "10000001;28.10.2026;12.05.2027;Abordnung"
GERO = "10000007;02.12.2026;;Elternzeit"


def bring_in(*lines: str, **options):
    data = "\ufeff" + "\r\n".join(["Personalnummer;Von;Bis;Art", *lines])
    return import_absences(file=data.encode(), file_name="abwesenheiten.csv", **{"on": ON, "threshold": 100} | options)


def standing(user: User) -> list[tuple]:
    return list(user.absences.standing().order_by("starts_on").values_list("category", "starts_on", "ends_on"))


def test_an_absence_holds_from_its_first_to_its_last_day(alma, gero):
    bring_in(ALMA, GERO)
    assert standing(alma) == [("secondment", date(2026, 10, 28), date(2027, 5, 12))]
    assert standing(gero) == [("parental", date(2026, 12, 2), None)]
    for day, away in (
        (date(2026, 10, 27), set()),
        (date(2026, 10, 28), {alma}),
        (date(2027, 5, 12), {alma, gero}),
        (date(2027, 5, 13), {gero}),
    ):
        present = User.objects.filter(pk__in=[alma.pk, gero.pk]).present(day)
        assert set(present) == {alma, gero} - away, day


def test_importing_twice_changes_nothing(alma, gero):
    bring_in(ALMA, GERO)
    before = list(Absence.objects.order_by("pk").values())
    assert bring_in(ALMA, GERO).absences.figures == {"new": 0, "changed": 0, "ended": 0, "unchanged": 2}
    assert list(Absence.objects.order_by("pk").values()) == before


def test_what_turns_out_otherwise_is_withdrawn_and_recorded_anew(alma):
    first = bring_in(ALMA).record
    second = bring_in(ALMA.replace("12.05.2027", "30.06.2027")).record
    old, new = alma.absences.order_by("pk")
    assert (old.ends_on, old.brought_by, old.withdrawn_at is None) == (date(2027, 5, 12), first, False)
    assert (new.ends_on, new.brought_by, new.withdrawn_at) == (date(2027, 6, 30), second, None)


def test_who_is_no_longer_in_the_file_is_back_and_what_never_began_is_taken_back(alma, gero):
    bring_in(ALMA, GERO)
    assert bring_in().absences.figures["ended"] == 2
    assert standing(alma) == [("secondment", date(2026, 10, 28), ON - timedelta(days=1))]
    assert standing(gero) == []
    assert gero.absences.count() == 1


def test_part_of_the_absences_ends_none(alma, gero):
    bring_in(ALMA)
    bring_in(GERO, partial=True)
    assert standing(alma)[0][2] == date(2027, 5, 12)


def test_what_is_over_stays_whether_the_file_names_it_or_not(alma):
    bring_in("10000001;01.01.2026;31.01.2026;Abwesend")
    assert bring_in().absences.figures["ended"] == 0
    assert standing(alma) == [("away", date(2026, 1, 1), date(2026, 1, 31))]


@pytest.mark.parametrize(
    "line",
    [
        "1000000;01.12.2026;;Abwesend",
        "1000000l;01.12.2026;;Abwesend",
        "10000001;;31.12.2026;Abwesend",
        "10000001;31.02.2026;;Abwesend",
        "10000001;02.12.2026;01.12.2026;Abwesend",
        "10000001;01.12.2026;;Bandscheibe",
        "10000001;01.12.2026;Abwesend",
        "10000001;28.10.2026;;Abordnung\n10000001;28.10.2026;;Elternzeit",
    ],
)
def test_a_line_that_cannot_be_right_is_refused_and_changes_nothing_else_of_the_person(alma, gero, line):
    bring_in(ALMA, GERO)
    outcome = bring_in(GERO, line)
    assert standing(gero) == [("parental", date(2026, 12, 2), None)]
    assert {fault.line for fault in outcome.faults} <= {3, 4}
    assert all(fault.refused for fault in outcome.faults)
    if line.startswith("10000001"):
        assert standing(alma) == [("secondment", date(2026, 10, 28), date(2027, 5, 12))]
    assert "Bandscheibe" not in str(outcome.record.errors), "no reason is kept, not even in an error"


def test_the_same_line_twice_is_taken_once_with_a_note(alma):
    outcome = bring_in(ALMA, ALMA)
    assert [(fault.line, fault.refused) for fault in outcome.faults] == [(3, False)]
    assert alma.absences.count() == 1


def test_a_file_that_lost_most_lines_stops_and_a_dry_run_writes_nothing(alma, gero, otto):
    bring_in(ALMA, GERO)
    outcome = bring_in(threshold=50, by=otto)
    assert outcome.record.state == AbsenceImport.State.STOPPED
    assert bring_in(dry_run=True).record.state == AbsenceImport.State.CHECKED
    assert len(standing(alma) + standing(gero)) == 2
    entry = ModelLogEntry.objects.filter(action="people.import_absences", user=otto).get()
    assert entry.data["state"] == "stopped"


def test_the_command_reports_in_german_and_fails_on_a_stop(alma, gero, tmp_path):
    path, said = tmp_path / "abwesenheiten.csv", StringIO()
    path.write_text(f"Personalnummer;Von;Bis;Art\n{ALMA}\n{GERO}\n1;;;", encoding="cp1252")
    call_command("import_absences", path, on=ON, stdout=said)
    assert "2  neue Abwesenheiten" in said.getvalue()
    assert "Zeile 4" in said.getvalue()
    path.write_text("Personalnummer;Von;Bis;Art", encoding="cp1252")
    with pytest.raises(CommandError) as stop:
        call_command("import_absences", path, on=ON, stdout=said)
    assert stop.value.returncode == 3


rows = st.builds(
    AbsenceRow,
    number=st.sampled_from(["1", "2"]),
    starts_on=st.sampled_from([ON - timedelta(days=9), ON - timedelta(days=1), ON, ON + timedelta(days=5)]),
    ends_on=st.none() | st.sampled_from([ON + timedelta(days=6), ON + timedelta(days=9)]),
    category=st.sampled_from(["away", "leave"]),
)
files = st.lists(rows, max_size=6, unique_by=lambda row: (row.number, row.starts_on))


@given(before=files, file=files)
def test_after_an_import_the_next_one_finds_nothing_in_any_order(before, file):
    known = [Known(pk, row) for pk, row in enumerate(before)]
    found = compare(file, known, unclear=set(), on=ON)
    gone = {each.pk for each, _row in found.changed + found.ended}
    after = [each.row for each in known if each.pk not in gone]
    after += [*found.new, *(row for _each, row in found.changed + found.ended if row)]
    again = compare(reversed(file), [Known(pk, row) for pk, row in enumerate(after)], unclear=set(), on=ON)
    assert again.figures == {"new": 0, "changed": 0, "ended": 0, "unchanged": len(file)}
