"""What differs between the file and the absences that are known; finds it out and changes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from people.directory.absence_import.rows import AbsenceRow


@dataclass(frozen=True, slots=True)
class Known:
    """An absence that holds as far as is known."""

    pk: int
    row: AbsenceRow


@dataclass(slots=True)
class Difference:
    """All that an import would change; a change withdraws what was known and records it anew."""

    known_before: int = 0  # absences that are not over, of people of whom the file can speak
    new: list[AbsenceRow] = field(default_factory=list)
    changed: list[tuple[Known, AbsenceRow]] = field(default_factory=list)
    ended: list[tuple[Known, AbsenceRow | None]] = field(default_factory=list)  # None: never began
    unchanged: int = 0

    @property
    def figures(self) -> dict[str, int]:
        """The numbers people read."""
        counts = {part: len(getattr(self, part)) for part in ("new", "changed", "ended")}
        return counts | {"unchanged": self.unchanged}

    def share_ending(self) -> float:
        """How many per cent of the absences that are not over would end."""
        return 100 * len(self.ended) / self.known_before if self.known_before else 0.0


def compare(
    rows: Iterable[AbsenceRow], known: Iterable[Known], *, unclear: set[str], on: date, partial: bool = False
) -> Difference:
    """The difference; who is `unclear` (a line was refused) keeps the absences that are known."""
    before = {(each.row.number, each.row.starts_on): each for each in known}
    difference, named = Difference(), set()
    for row in rows:
        key = (row.number, row.starts_on)
        named.add(key)
        if key not in before:
            difference.new.append(row)
        elif before[key].row != row:
            difference.changed.append((before[key], row))
        else:
            difference.unchanged += 1
    lasting = {key: each for key, each in before.items() if each.row.ends_on is None or each.row.ends_on >= on}
    difference.known_before = len(lasting)
    if not partial:
        missing = [each for key, each in lasting.items() if key not in named and each.row.number not in unclear]
        difference.ended = [(each, until_yesterday(each.row, on)) for each in missing]
    return difference


def until_yesterday(row: AbsenceRow, on: date) -> AbsenceRow | None:
    """The absence as it was if the person is back today; None if it had not begun."""
    return replace(row, ends_on=on - timedelta(days=1)) if row.starts_on < on else None
