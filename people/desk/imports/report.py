"""An import as its page shows it: the situation in a sentence, the changes by kind, the lines to put right."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from people.directory.models import ImportedChange, StaffImport
from people.directory.roles import Role
from people.directory.staff_import.columns import LABELS
from people.directory.staff_import.rows import ATTRIBUTE
from people.directory.staff_import.undoing import reason

Kind, State = ImportedChange.Kind, StaffImport.State
LINES = "zeilen"


@dataclass(frozen=True)
class Part:
    """One list of the report."""

    key: str
    label: str
    count: int


@dataclass(frozen=True)
class Entry:
    """One line of a list, in words."""

    name: str
    number: str
    details: list[tuple[str, str, str]]  # what, before, after
    left_alone: str = ""


def parts(record: StaffImport) -> list[Part]:
    """The lists that hold something; the leaving first, because they matter most."""
    counts = dict(record.changes.order_by().values_list("kind").annotate(number=Count("pk")))
    found = [Part(kind.value, str(kind.label), counts[kind]) for kind in Kind if kind in counts]
    if record.errors:
        found.append(Part(LINES, _("Lines to put right"), len(record.errors)))
    return found


def entry(change: ImportedChange) -> Entry:
    details = [said(*detail) for detail in change.details]
    return Entry(change.name, change.number, details, reason(change))


def said(name: str, before: str, after: str) -> tuple[str, str, str]:
    """A detail with its label in the reader's language."""
    if name == "role":
        return str(Role(before).label), "", after or _("whole city")
    labels = {
        "office": _("Office"),
        "supervisor": _("Supervisor"),
        "starts_on": _("post from"),
        "above": _("below"),
        "left_on": _("last day"),
    }
    return str(labels.get(name) or LABELS.get(name) or name.removeprefix(ATTRIBUTE)), before, after


ENCODINGS = {"utf-8": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows-1252"}


def encoding(record: StaffImport) -> str:
    """The encoding of a text as people know it."""
    return ENCODINGS.get(record.writing.get("encoding", ""), "")


def sentence(record: StaffImport) -> str:
    """The situation before all figures."""
    figures = record.figures
    facts = {
        "left": number_format(figures.get("left", 0)),
        "all": number_format(figures.get("working", 0)),
        "share": number_format(share_leaving(figures), 1),
        "most": number_format(settings.STAFF_IMPORT_THRESHOLD),
    }
    match record.state:
        case State.STOPPED:
            return (
                _(
                    "Stopped, nothing is written: %(left)s of %(all)s people would leave. "
                    "That is %(share)s %%, and one person alone may let at most %(most)s %% leave."
                )
                % facts
            )
        case State.RELEASED:
            return _("Released: %(left)s of %(all)s people will leave (%(share)s %%).") % facts
        case State.DONE | State.UNDOING:
            return _("Carried out: %(changes)s.") % {"changes": counted(figures)}
        case State.UNDONE:
            return undone(figures)
        case State.COLUMNS:
            return _("Some columns of the file are not known yet.")
        case State.FAILED:
            return _("Nothing was written.")
        case State.DISCARDED:
            return _("Nothing was written, the files are deleted.")
        case State.CHECKED:
            return _("Nothing is written yet. What would happen: %(changes)s.") % {"changes": counted(figures)}
        case _:
            return ""


def share_leaving(figures: dict) -> float:
    return round(100 * figures.get("left", 0) / figures["working"], 1) if figures.get("working") else 0.0


def counted(figures: dict) -> str:
    """The changes in words: 3 new people, 1 person leaves."""
    words: dict[str, Callable[[int], str]] = {
        "joined": lambda number: ngettext("%(number)s new person", "%(number)s new people", number),
        "returned": lambda number: ngettext("%(number)s person comes back", "%(number)s people come back", number),
        "moved": lambda number: ngettext(
            "%(number)s person moves to another office", "%(number)s people move to another office", number
        ),
        "changed": lambda number: ngettext(
            "other changes to %(number)s person", "other changes to %(number)s people", number
        ),
        "left": lambda number: ngettext("%(number)s person leaves", "%(number)s people leave", number),
        "offices": lambda number: ngettext(
            "%(number)s office is new or changed", "%(number)s offices are new or changed", number
        ),
        "roles": lambda number: ngettext("%(number)s role ends", "%(number)s roles end", number),
    }
    happening = {name: figures[name] for name in words if figures.get(name)}
    told = [words[name](number) % {"number": number_format(number)} for name, number in happening.items()]
    return ", ".join(told) or _("nothing changes")


def undone(figures: dict) -> str:
    """What was brought back, and what was not."""
    brought_back = ngettext(
        "Undone: %(number)s entry is as it was before.",
        "Undone: %(number)s entries are as they were before.",
        figures.get("undone", 0),
    ) % {"number": number_format(figures.get("undone", 0))}
    left_alone = figures.get("left_alone", 0)
    if not left_alone:
        return brought_back
    rest = ngettext(
        "%(number)s entry was changed by something else since and was left alone.",
        "%(number)s entries were changed by something else since and were left alone.",
        left_alone,
    ) % {"number": number_format(left_alone)}
    return f"{brought_back} {rest}"
