"""What differs between file and database, without a database."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from people.directory.staff_import.comparing import (
    PERSONAL,
    Change,
    Difference,
    Known,
    KnownPost,
    PostChange,
    attributes_after,
    compare,
    last_day,
)
from people.directory.staff_import.rows import Mention, StaffRow

ON = date(2026, 11, 1)
FIRST, LAST = date(2026, 10, 1), date(2026, 12, 1)


def row(number: int = 1, **facts: object) -> StaffRow:
    return StaffRow(
        line=number + 1, number=str(number), last_name="Aydin", first_name="Alma", **{"office": "34-2"} | facts
    )


def known(row: StaffRow, pk: int = 1, **facts: object) -> Known:
    """The person as a former import of this row left them."""
    post = new_post(row, row.entered_on)
    personal = {name: getattr(row, name) for name in PERSONAL}
    return replace(Known(pk=pk, number=row.number, is_active=True, post=post, **personal), **facts)


def new_post(row: StaffRow, starts_on: date | None, before: KnownPost | None = None) -> KnownPost:
    facts = (row.office, row.job, row.hazard_group, row.percentage, row.site, row.supervisor)
    return KnownPost(1, *facts, starts_on, row.left_on, attributes_after(before, row))


def test_a_new_number_joins_and_a_missing_one_leaves_the_day_before():
    found = compare([row(2)], [known(row(1))], mentions=[], on=ON)
    assert [row.number for row in found.joined] == ["2"]
    assert [(leaving.known.number, leaving.on) for leaving in found.left] == [("1", ON - timedelta(days=1))]


def test_another_office_is_a_move_with_a_new_post():
    found = compare([row(office="66")], [known(row())], mentions=[], on=ON)
    assert [(change.post, change.starts_on) for change in found.moved] == [(PostChange.OPEN, ON)]


def test_other_duties_in_the_same_office_are_a_new_post_other_circumstances_are_not():
    hazard = compare([row(hazard_group="Atemschutz")], [known(row())], mentions=[], on=ON)
    site = compare([row(site="Rathaus")], [known(row())], mentions=[], on=ON)
    assert [change.post for change in hazard.changed] == [PostChange.OPEN]
    assert [change.post for change in site.changed] == [PostChange.CORRECT]


def test_another_attribute_is_a_new_post_a_column_read_for_the_first_time_is_not():
    without, truck, none = row(), row(attributes={"Führerschein": "C"}), row(attributes={"Führerschein": ""})
    assert [change.post for change in compare([truck], [known(without)], mentions=[], on=ON).changed] == [
        PostChange.CORRECT
    ]
    assert [change.post for change in compare([truck], [known(none)], mentions=[], on=ON).changed] == [PostChange.OPEN]
    assert compare([without], [known(truck)], mentions=[], on=ON).unchanged == 1


def test_a_post_that_has_not_begun_is_corrected():
    future = row(entered_on=ON + timedelta(days=9))
    found = compare([replace(future, office="66")], [known(future)], mentions=[], on=ON)
    assert [change.post for change in found.moved] == [PostChange.CORRECT]


def test_somebody_who_comes_back_gets_a_new_post_and_keeps_the_account():
    gone = known(row(), is_active=False, left_on=date(2026, 3, 31))
    gone = replace(gone, post=replace(gone.post, ends_on=date(2026, 3, 31)))
    found = compare([row()], [gone], mentions=[], on=ON)
    assert [(change.known.pk, change.post, change.starts_on) for change in found.returned] == [(1, PostChange.OPEN, ON)]


def test_a_refused_row_keeps_the_person_by_number_mailbox_or_name():
    people = [known(replace(row(n), last_name=f"Person {n}", email=f"p{n}@stadt.example"), pk=n) for n in range(1, 5)]
    mentions = [
        Mention("1", "", "", ""),
        Mention("", "", "", "P2@stadt.example"),
        Mention("0OO3", "Person 3", "Alma", ""),
    ]
    found = compare([], people, mentions=mentions, on=ON)
    assert [leaving.known.number for leaving in found.left] == ["4"]
    assert found.refused == 3


def test_part_of_the_staff_makes_nobody_leave():
    assert not compare([], [known(row())], mentions=[], on=ON, partial=True).left


def test_entries_that_could_not_be_read_stay_as_known():
    unsure = replace(row(email=None), unsure=frozenset({"email", "percentage"}))
    found = compare([unsure], [known(row(email="alma@stadt.example"))], mentions=[], on=ON)
    assert found.unchanged == 1


rows = st.builds(
    row,
    number=st.integers(1, 6),
    office=st.sampled_from(["34-2", "66"]),
    job=st.sampled_from(["", "Sachbearbeitung"]),
    site=st.sampled_from(["", "Rathaus"]),
    attributes=st.sampled_from([{}, {"Führerschein": ""}, {"Führerschein": "C"}]),
    email=st.sampled_from([None, "a@stadt.example"]),
    entered_on=st.none() | st.dates(FIRST, ON),
    left_on=st.none() | st.dates(ON, LAST),
)
files = st.lists(rows, max_size=6, unique_by=lambda row: row.number)


def carried_out(found: Difference, people: list[Known], on: date) -> list[Known]:
    """What the writing does, on records."""
    after = {person.number: person for person in people}
    for pk, joining in enumerate(found.joined, 100):
        after[joining.number] = known(joining, pk)
    for leaving in found.left:
        person = leaving.known
        post = replace(person.post, ends_on=leaving.on)
        after[person.number] = replace(person, is_active=False, left_on=leaving.on, post=post)
    for change in found.returned + found.moved + found.changed:
        after[change.known.number] = changed(change)
    return list(after.values())


def changed(change: Change) -> Known:
    post = change.known.post
    if change.post is PostChange.OPEN:
        post = new_post(change.row, change.starts_on, post)
    elif change.post is PostChange.CORRECT:
        post = replace(new_post(change.row, post.starts_on, post), ends_on=last_day(post, change.row))
    return replace(change.known, **change.personal, is_active=True, post=post)


@given(before=files, file=files)
def test_the_second_import_of_a_file_changes_nothing(before, file):
    people = [known(row, pk) for pk, row in enumerate(before, 1)]
    after = carried_out(compare(file, people, mentions=[], on=ON), people, ON)
    again = compare(file, after, mentions=[], on=ON)
    assert {name: count for name, count in again.figures.items() if count} == ({"unchanged": len(file)} if file else {})


@given(before=files, file=files)
def test_everybody_is_counted_once(before, file):
    people = [known(row, pk) for pk, row in enumerate(before, 1)]
    figures = compare(file, people, mentions=[], on=ON).figures
    everybody = {row.number for row in before} | {row.number for row in file}
    assert sum(figures.values()) == len(everybody)
