"""Checks between rows: the same number twice, supervisors, mailboxes."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from people.directory.staff_import.rows import Fault, Mention, Parsed, StaffRow


def check(parsed: Parsed, *, staying: set[str], mailboxes: Mapping[str, str], on: date) -> Parsed:
    """The rows that can be taken together; `staying` are numbers already known, `mailboxes` who has which address."""
    rows, mentions, faults = once_each(parsed.rows)
    faults += sound_supervisors(rows, staying, on)
    faults += own_mailboxes(rows, mailboxes)
    return Parsed(list(rows.values()), parsed.mentions + mentions, sorted(parsed.faults + faults, key=place))


def place(fault: Fault) -> tuple[int, str]:
    return fault.line, fault.text


def once_each(rows: list[StaffRow]) -> tuple[dict[str, StaffRow], list[Mention], list[Fault]]:
    """Rows by number; of contradicting ones none is taken, of equal ones the first."""
    groups: dict[str, list[StaffRow]] = defaultdict(list)
    for row in rows:
        groups[row.number].append(row)
    taken, mentions, faults = {}, [], []
    for number, same in groups.items():
        first, *others = same
        lines = ", ".join(str(row.line) for row in same)
        if all(replace(row, line=first.line) == first for row in others):
            taken[number] = first
            text = _("The same row stands on the lines {lines}; it was taken once.").format(lines=lines)
            faults += [Fault(row.line, text, refused=False) for row in others]
        else:
            text = _("The same personnel number stands on the lines {lines} with different entries.")
            faults += [Fault(row.line, text.format(lines=lines), refused=True) for row in same]
            mentions += [Mention(number, row.last_name, row.first_name, row.email or "") for row in same]
    return taken, mentions, faults


def sound_supervisors(rows: dict[str, StaffRow], staying: set[str], on: date) -> list[Fault]:
    """Take away supervisors who cannot be: unknown or gone, oneself, or in a circle."""
    faults = []

    def without_supervisor(row: StaffRow, text: str) -> None:
        rows[row.number] = replace(row, supervisor="")
        faults.append(Fault(row.line, text, refused=False))

    here = staying | {row.number for row in rows.values() if not row.left_on or row.left_on >= on}
    for row in list(rows.values()):
        if row.supervisor == row.number:
            without_supervisor(row, _("The person would supervise themselves and was taken without supervisor."))
        elif row.supervisor and row.supervisor not in here:
            without_supervisor(row, _("The supervisor is unknown or has left; taken without supervisor."))
    for number in in_circles({row.number: row.supervisor for row in rows.values()}):
        without_supervisor(rows[number], _("The supervisors form a circle; taken without supervisor."))
    return faults


def in_circles(above: Mapping[str, str]) -> list[str]:
    """Everybody who, going from supervisor to supervisor, comes back to themselves."""
    circles: list[str] = []
    done: set[str] = set()
    for start in above:
        way: dict[str, int] = {}
        at = start
        while at in above and at not in done and at not in way:
            way[at] = len(way)
            at = above[at]
        if at in way:
            circles += list(way)[way[at] :]
        done.update(way)
    return circles


def own_mailboxes(rows: dict[str, StaffRow], mailboxes: Mapping[str, str]) -> list[Fault]:
    """An address belongs to one person: its known owner unless the file says otherwise, else the lowest number.

    Whoever does not get the new address keeps the old one, which may be what somebody else was to get; so look again.
    """
    text = _("This e-mail address belongs to somebody else; the address was left as it was.")
    faults: list[Fault] = []
    while refused := beyond_their_mailbox(rows, mailboxes):
        for row in refused:
            rows[row.number] = replace(row, email=None, unsure=row.unsure | {"email"})
            faults.append(Fault(row.line, text, refused=False))
    return faults


def beyond_their_mailbox(rows: Mapping[str, StaffRow], mailboxes: Mapping[str, str]) -> list[StaffRow]:
    """The rows that claim an address which is somebody else's."""
    owners = {
        address: number
        for address, number in mailboxes.items()
        if number not in rows or "email" in rows[number].unsure or rows[number].email == address
    }
    claims = sorted((row for row in rows.values() if row.email), key=lambda row: row.number)
    return [row for row in claims if owners.setdefault(str(row.email), row.number) != row.number]
