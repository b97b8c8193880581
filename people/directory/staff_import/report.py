"""The difference in words for whoever runs the import."""

from collections.abc import Iterator

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from people.directory.models import StaffImport
from people.directory.staff_import.comparing import Difference, Known
from people.directory.staff_import.rows import Fault, StaffRow
from people.directory.staff_import.services import Outcome

NAMED = 20


def report(outcome: Outcome, threshold: float) -> Iterator[str]:
    """Line by line: what was found, what was done, and what is to be put right in the file."""
    yield from summary(outcome, threshold)
    yield ""
    for words, count in figures(outcome):
        yield f"  {count:>7}  {words}"
    if changes := list(named(outcome.people)):
        yield ""
        yield _("Examples:")
        yield from changes
    yield from faults(_("Lines of the file of offices to put right:"), outcome.office_faults)
    yield from faults(_("Lines of the staff file to put right:"), outcome.faults)


def summary(outcome: Outcome, threshold: float) -> Iterator[str]:
    """What happened, in one or two sentences."""
    people = outcome.people
    match outcome.record.state:
        case StaffImport.State.STOPPED:
            share, most = number_format(round(people.share_leaving(), 1), 1), number_format(threshold, 1)
            yield _(
                "Stopped, nothing was written: {left} of {all} people would leave ({share} %, allowed are {most} %)."
            ).format(left=len(people.left), all=people.working_before, share=share, most=most)
            yield _("Is the file complete? If all of them really leave, repeat with --threshold 100.")
        case StaffImport.State.CHECKED:
            yield _("Checked only, nothing was written.")
        case StaffImport.State.DONE:
            yield _("Carried out.")
    if outcome.roles_to_check:
        yield ngettext(
            "{count} city-wide role belongs to somebody who moved. Please check whether it should end.",
            "{count} city-wide roles belong to people who moved. Please check whether they should end.",
            outcome.roles_to_check,
        ).format(count=outcome.roles_to_check)


def figures(outcome: Outcome) -> Iterator[tuple[str, int]]:
    """Each number with its words."""
    people = outcome.people
    yield _("new people"), len(people.joined)
    yield _("came back"), len(people.returned)
    yield _("moved to another office"), len(people.moved)
    yield _("changed"), len(people.changed)
    yield _("leave"), len(people.left)
    yield _("unchanged"), people.unchanged
    yield _("stay as they are because their line was refused"), people.refused
    yield _("lines of people who have left"), people.gone
    yield _("new or changed offices"), len(outcome.offices.new) + len(outcome.offices.changed)
    yield _("lines refused"), sum(fault.refused for fault in outcome.faults)
    yield _("notes on lines that were taken"), sum(not fault.refused for fault in outcome.faults)


def named(people: Difference) -> Iterator[str]:
    """A few changes by name, for the console only; they are not kept."""
    examples: list[tuple[str, Known | StaffRow]] = [
        *((_("leaves"), leaving.known) for leaving in people.left),
        *((_("moves"), change.row) for change in people.moved),
        *((_("comes back"), change.row) for change in people.returned),
        *((_("is new"), row) for row in people.joined),
        *((_("changes"), change.row) for change in people.changed),
    ]
    for words, person in examples[:NAMED]:
        yield f"  {person.number}  {person.first_name} {person.last_name}: {words}"


def faults(heading: str, found: list[Fault]) -> Iterator[str]:
    """Every fault with its line."""
    if not found:
        return
    yield ""
    yield heading
    for fault in found:
        mark = _("refused") if fault.refused else _("note")
        yield _("  Line {line} ({mark}): {text}").format(line=fault.line, mark=mark, text=fault.text)
