"""Why a duty applies: rule and version, what fits the person, and the arithmetic of its days, line by line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lms.assignments.models import AssignmentVersion
from lms.assignments.recurrence import Step
from lms.assignments.wording import audience_in_words
from lms.obligations.derivation.duties import Duty, Source, duties_of
from lms.obligations.facts import Directory, read_people
from lms.obligations.models import DutyStatus
from lms.obligations.rulebook import rulebook


@dataclass(frozen=True)
class Line:
    """One line of arithmetic: what was done, and the day that came out."""

    text: str
    day: date | None = None


@dataclass(frozen=True)
class Reason:
    """One rule behind a duty."""

    title: str
    version: AssignmentVersion
    is_acting: bool  # whether its day is the one that counts
    is_exempt: bool
    who: str  # whom the rule concerns, in words
    since: date  # since when it concerns the person
    lines: list[Line] = field(default_factory=list)


def explain(status: DutyStatus, on: date | None = None) -> list[Reason]:
    """All rules behind a duty, the one that acts first; computed afresh, so that the lines always fit the days."""
    book = rulebook(only=[status.what])
    day = on or status.computed_on
    people = read_people([status.user_id], Directory(book))
    found = [
        duty for person in people for duty in duties_of(person, book.rules, day, explaining=True)
        if duty.what == status.what
    ]  # fmt: skip
    return reasons(found[0]) if found else []


def reasons(duty: Duty) -> list[Reason]:
    """What stands behind a derived duty."""
    versions = AssignmentVersion.objects.select_related("assignment", "assignment__office").in_bulk(
        [source.edition.pk for source in duty.sources]
    )
    ordered = sorted(duty.sources, key=lambda source: source.rule.pk != duty.assignment)
    return [reason(source, versions[source.edition.pk], duty) for source in ordered]


def reason(source: Source, version: AssignmentVersion, duty: Duty) -> Reason:
    return Reason(
        title=source.rule.title,
        version=version,
        is_acting=source.rule.pk == duty.assignment,
        is_exempt=source.is_exempt,
        who=audience_in_words(version.audience),
        since=source.spell.starts_on,
        lines=lines(source.steps),
    )


def lines(steps: Sequence[Step]) -> list[Line]:
    """The arithmetic in words."""
    return [Line(words(step), step.result) for step in steps]


WORDS: dict[str, str | Promise] = {
    "none": gettext_lazy("Completed on %(from)s; once is enough"),
    "anchor": gettext_lazy("Completed on %(from)s; counts until the fixed day"),
    "too_early": gettext_lazy("Completed again on %(to)s, too early to count for the next time; counts until"),
    "fixed": gettext_lazy("The rule names the day"),
    "no_entry": gettext_lazy("The day of entry is not known, so that no day can be computed"),
    "extended": gettext_lazy("More time was granted, instead of %(from)s"),
    "began": gettext_lazy("The rule has concerned you since"),
}


def counted(step: Step) -> str | None:
    """Sentences that count days or months."""
    sentences: dict[str, Callable[[int], str]] = {
        "completion": lambda n: ngettext(
            "Completed on %(from)s, plus %(n)s month", "Completed on %(from)s, plus %(n)s months", n
        ),
        "previous_expiry": lambda n: ngettext(
            "Renewed in time: %(from)s plus %(n)s month, so that the day stays",
            "Renewed in time: %(from)s plus %(n)s months, so that the day stays",
            n,
        ),
        "entry": lambda n: ngettext("Entry on %(from)s plus %(n)s day", "Entry on %(from)s plus %(n)s days", n),
        "assignment": lambda n: ngettext(
            "Concerned since %(from)s, plus %(n)s day", "Concerned since %(from)s, plus %(n)s days", n
        ),
        "fixed_passed": lambda n: ngettext(
            "The day named by the rule had passed; concerned since %(from)s, plus %(n)s day",
            "The day named by the rule had passed; concerned since %(from)s, plus %(n)s days",
            n,
        ),
        "clock_stood": lambda n: ngettext(
            "Away from %(from)s: %(n)s day does not count", "Away from %(from)s: %(n)s days do not count", n
        ),
        "shortened": lambda n: ngettext(
            "The rule was changed from %(from)s; at least %(n)s day from then",
            "The rule was changed from %(from)s; at least %(n)s days from then",
            n,
        ),
        "return": lambda n: ngettext("Back after %(from)s, plus %(n)s day", "Back after %(from)s, plus %(n)s days", n),
        "window": lambda n: ngettext(
            "May be renewed %(n)s month before %(from)s", "May be renewed %(n)s months before %(from)s", n
        ),
        "grace": lambda n: ngettext("%(from)s plus %(n)s day of grace", "%(from)s plus %(n)s days of grace", n),
    }
    return sentences[step.key](step.amount) if step.key in sentences else None


def words(step: Step) -> str:
    """One line."""
    sentence = counted(step) or str(WORDS.get(step.key, step.key))
    origin = date_format(step.origin) if step.origin else _("the day before")
    return sentence % {"from": origin, "to": origin, "n": step.amount}
