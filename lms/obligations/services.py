"""Keeping the table of duties fresh. Everything here can run twice, or on two workers, without harm."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from lms.obligations.derivation.duties import ENDED, Duty, duties_of
from lms.obligations.facts import Directory, everybody, in_chunks, read_people
from lms.obligations.models import DutyChange, DutyStatus
from lms.obligations.rows import WRITTEN, Difference, differences, row
from lms.obligations.rulebook import Rulebook, rulebook
from people.directory.models import User
from people.directory.services import chunks

BATCH = 1000
DECIDED = {"rule_ended", "rule_changed"}  # somebody looked at the dry run before
FEW = 50  # so many people change in the course of a day


@dataclass
class Tally:
    """What a run did."""

    people: int = 0
    began: int = 0
    changed: int = 0
    ended: int = 0
    running: int = 0  # before it
    suspicious: int = 0  # of those ended, that no change of a rule ended
    stopped: bool = False  # too many would have ended: none did

    @property
    def share_ending(self) -> float:
        return 100 * self.suspicious / self.running if self.running else 0.0


def refresh(*, people: Iterable[int], on: date | None = None, is_guarded: bool = False) -> Tally:
    """Compute the duties of these people (by id) anew.

    What begins or changes is written at once. Where many people are concerned, what ends is written last, and not at
    all if more than `DUTIES_END_THRESHOLD` per cent of their duties would end although no rule was changed: then
    an import was bad.
    """
    day = on or timezone.localdate()
    pks = sorted(set(people))
    book = rulebook()
    directory = Directory(book)
    tally, held_back = Tally(), Difference()
    for portion in chunks(pks):
        write_portion(portion, book, directory, day, tally, held_back if is_guarded else None)
    if is_guarded:
        end_held_back(tally, held_back)
    return tally


def write_portion(
    portion: Sequence[int], book: Rulebook, directory: Directory, day: date, tally: Tally, held_back: Difference | None
) -> None:
    """One portion of people, one transaction; others who compute the same people wait."""
    with transaction.atomic():
        list(User.objects.select_for_update(no_key=True).filter(pk__in=portion).order_by("pk").values_list("pk"))
        found = difference(portion, book, directory, day)
        tally.people += len(portion)
        tally.running += found.running
        tally.began += len(found.story)
        tally.changed += len(found.changed)
        tally.ended += len(found.endings)
        tally.suspicious += sum(change.reason not in DECIDED for change in found.endings)
        write(found.fresh, found.changed, found.story)
        if held_back is None:
            finish(found)
    if held_back is not None:
        held_back.ending += found.ending
        held_back.gone += found.gone
        held_back.endings += found.endings


def difference(portion: Sequence[int], book: Rulebook, directory: Directory, day: date) -> Difference:
    """What the table says about these people against what is derived today."""
    derived = [
        row(person.pk, duty, day)
        for person in read_people(portion, directory)
        for duty in duties_of(person, book.rules, day)
    ]
    return differences(DutyStatus.objects.filter(user__in=portion), derived, day)


def write(fresh: list[DutyStatus], changed: list[DutyStatus], story: list[DutyChange]) -> None:
    rows = [*fresh, *changed]
    if rows:
        DutyStatus.objects.bulk_create(
            rows, batch_size=BATCH, update_conflicts=True, unique_fields=["user", "what"], update_fields=WRITTEN
        )
    if story:
        DutyChange.objects.bulk_create(story, batch_size=BATCH)


def finish(found: Difference) -> None:
    """Write what ended."""
    write([], found.ending, found.endings)
    for portion in chunks(found.gone):
        DutyStatus.objects.filter(pk__in=portion).delete()


def end_held_back(tally: Tally, held_back: Difference) -> None:
    """Write what ended, unless it is suspiciously much."""
    if tally.people > FEW and tally.share_ending > settings.DUTIES_END_THRESHOLD:
        tally.stopped = True
        return
    with transaction.atomic():
        finish(held_back)


def rebuild(*, on: date | None = None, is_guarded: bool = True) -> Tally:
    """Compute everybody's duties anew, as every night."""
    known = DutyStatus.objects.exclude(state=ENDED).order_by().values_list("user", flat=True).distinct()
    return refresh(people=[*everybody(), *known], on=on, is_guarded=is_guarded)


def findings(*, on: date | None = None) -> Iterator[str]:
    """Where the table differs from what is derived, in English words for the operator; people by number only."""
    day = on or timezone.localdate()
    book = rulebook()
    directory = Directory(book)
    for portion in chunks(everybody()):
        found = difference(portion, book, directory, day)
        for each in found.fresh:
            yield f"Person {each.user_id}, {each.what}: missing, should be {each.state}"
        for each in (*found.changed, *found.ending):
            yield f"Person {each.user_id}, {each.what}: differs, should be {each.state}, due {each.due_on}"
        for pk in found.gone:
            yield f"Row {pk}: nothing demands it"


@dataclass(frozen=True)
class Standing:
    """The duties of one person as of a day."""

    user: int
    duties: list[Duty] = field(default_factory=list)


def duties_as_of(day: date, people: Sequence[int] | None = None) -> Iterator[Standing]:
    """The duties of everybody, or of these people, as of that day, by what is known now."""
    book = rulebook()
    directory = Directory(book)
    for portion in in_chunks(everybody() if people is None else people, directory):
        for person in portion:
            yield Standing(person.pk, duties_of(person, book.rules, day))
