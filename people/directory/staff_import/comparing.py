"""What differs between the file and what is known; finds it out and changes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum

from people.directory.staff_import.rows import Mention, StaffRow

PERSONAL = ("last_name", "first_name", "born_on", "email", "phone", "entered_on", "left_on")
DUTIES = ("office", "job", "hazard_group")  # a change of these is a new post with its own days
CIRCUMSTANCES = ("percentage", "site", "supervisor")


@dataclass(frozen=True, slots=True)
class KnownPost:
    """The main post of somebody we know: today's, or else the next, or else the last."""

    pk: int
    office: str
    job: str
    hazard_group: str
    percentage: Decimal
    site: str
    supervisor: str
    starts_on: date | None
    ends_on: date | None
    attributes: dict[str, str] = field(default_factory=dict)
    followed_on: date | None = None  # when the next main post begins: a transfer that is planned


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody we know."""

    pk: int
    number: str
    last_name: str
    first_name: str
    born_on: date | None
    email: str | None
    phone: str
    entered_on: date | None
    left_on: date | None
    is_active: bool
    post: KnownPost | None

    @property
    def is_expected(self) -> bool:
        """Whether HR's file must speak of the person; accounts that never had a post are not HR's."""
        return self.is_active and self.post is not None


class PostChange(Enum):
    """What happens to the latest post."""

    KEEP = "keep"
    CORRECT = "correct"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody known who is described differently now."""

    known: Known
    row: StaffRow
    personal: dict
    post: PostChange
    starts_on: date | None  # of the new post


@dataclass(frozen=True, slots=True)
class Leaving:
    """Somebody who works here no longer, with the last day."""

    known: Known
    on: date


@dataclass(slots=True)
class Difference:
    """All that an import would change."""

    working_before: int = 0
    joined: list[StaffRow] = field(default_factory=list)
    returned: list[Change] = field(default_factory=list)
    moved: list[Change] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    left: list[Leaving] = field(default_factory=list)
    unchanged: int = 0
    refused: int = 0  # known people whose row was refused
    gone: int = 0  # rows of people who left and are not, or no longer, working here

    @property
    def figures(self) -> dict[str, int]:
        """The numbers people read."""
        parts = ("joined", "returned", "moved", "changed", "left")
        counts = {part: len(getattr(self, part)) for part in parts}
        return counts | {"unchanged": self.unchanged, "refused": self.refused, "gone": self.gone}

    def share_leaving(self) -> float:
        """How many per cent of those working here would leave."""
        return 100 * len(self.left) / self.working_before if self.working_before else 0.0


def compare(
    rows: Iterable[StaffRow], known: Iterable[Known], *, mentions: Iterable[Mention], on: date, partial: bool = False
) -> Difference:
    """The difference; with `partial` the file holds only some of the staff, and who is not in it stays."""
    everybody = {person.number: person for person in known}
    difference = Difference(working_before=sum(person.is_expected for person in everybody.values()))
    seen = set()
    for row in rows:
        seen.add(row.number)
        sort_in(difference, row, everybody.get(row.number), on)
    spoken_of = Spoken(mentions)
    missing = [person for person in everybody.values() if person.is_expected and person.number not in seen]
    for person in missing:
        if spoken_of.includes(person):
            difference.refused += 1
        elif not partial:
            difference.left.append(Leaving(person, on - timedelta(days=1)))
    return difference


class Spoken:
    """Whom the refused rows speak of: by number, by mailbox or by name."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.numbers, self.mailboxes, self.names = set(), set(), set()
        for mention in mentions:
            self.numbers.add(mention.number)
            self.mailboxes.add(mention.email.lower())
            self.names.add((mention.last_name, mention.first_name))

    def includes(self, person: Known) -> bool:
        return (
            person.number in self.numbers
            or (person.email or "-") in self.mailboxes
            or (person.last_name, person.first_name) in self.names
        )


def sort_in(difference: Difference, row: StaffRow, known: Known | None, on: date) -> None:
    """Put one row where it belongs."""
    if row.left_on and row.left_on < on:
        if known and known.is_active:
            difference.left.append(Leaving(known, row.left_on))
        else:
            difference.gone += 1
    elif known is None:
        difference.joined.append(row)
    else:
        sort_change(difference, change_of(known, row, on))


def sort_change(difference: Difference, change: Change) -> None:
    known, row = change.known, change.row
    if not known.is_active:
        difference.returned.append(change)
    elif known.post and change.post is not PostChange.KEEP and known.post.office != row.office:
        difference.moved.append(change)
    elif change.personal or change.post is not PostChange.KEEP:
        difference.changed.append(change)
    else:
        difference.unchanged += 1


def change_of(known: Known, row: StaffRow, on: date) -> Change:
    """What has to change so that the person is as the row says."""
    personal = {
        name: getattr(row, name)
        for name in PERSONAL
        if name not in row.unsure and getattr(known, name) != getattr(row, name)
    }
    post = post_change(known, row, on)
    starts_on = max(on, row.entered_on or on) if known.post else row.entered_on
    if known.post and is_held(known.post, on):  # whoever works here already does not wait for a day of entry
        starts_on = on
    if known.post and known.post.followed_on and starts_on:
        starts_on = min(starts_on, known.post.followed_on - timedelta(days=1))
    return Change(known, row, personal, post, starts_on)


def is_held(post: KnownPost, on: date) -> bool:
    """Whether it has begun by that day and not ended before."""
    return (post.starts_on is None or post.starts_on <= on) and (post.ends_on is None or post.ends_on >= on)


def post_change(known: Known, row: StaffRow, on: date) -> PostChange:
    """Other duties begin a new post; a post that has not begun before that day is corrected instead."""
    post = known.post
    if post is None or (post.ends_on and post.ends_on < on):
        return PostChange.OPEN
    if differs(post, row, DUTIES) or other_attributes(post, row):
        has_begun = post.starts_on is None or post.starts_on < on
        return PostChange.OPEN if has_begun else PostChange.CORRECT
    if differs(post, row, CIRCUMSTANCES) or post.ends_on != last_day(post, row):
        return PostChange.CORRECT
    if attributes_after(post, row) != post.attributes:  # a column read for the first time tells nothing new of the day
        return PostChange.CORRECT
    return PostChange.KEEP


def last_day(post: KnownPost, row: StaffRow) -> date | None:
    """When the post ends according to the row: never before it began, and before a transfer that is planned."""
    planned = post.followed_on - timedelta(days=1) if post.followed_on else None
    if "left_on" in row.unsure or row.left_on is None:
        return planned
    left_on = max(row.left_on, post.starts_on or row.left_on)
    return min(left_on, planned) if planned else left_on


def attributes_after(post: KnownPost | None, row: StaffRow) -> dict[str, str]:
    """The post's attributes as the row leaves them: what the row does not speak of stays as known."""
    return {**(post.attributes if post else {}), **row.attributes}


def other_attributes(post: KnownPost, row: StaffRow) -> bool:
    """Whether an attribute that was known before has another value now."""
    return any(post.attributes.get(name, text) != text for name, text in row.attributes.items())


def differs(post: KnownPost, row: StaffRow, names: tuple[str, ...]) -> bool:
    return any(name not in row.unsure and getattr(post, name) != getattr(row, name) for name in names)
