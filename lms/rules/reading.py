"""What the pages of rules show: the list, the versions with what changed between them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from lms.assignments.expression import leaves, mistakes
from lms.assignments.models import Assignment, AssignmentVersion, DutyAudience
from lms.assignments.wording import audience_in_words, titles_of
from lms.obligations.models import DutyState, DutyStatus
from lms.rules import words
from people.directory.models import User


@dataclass
class Line:
    """One rule in the list."""

    rule: Assignment
    current: AssignmentVersion | None = None  # in force today
    coming: AssignmentVersion | None = None  # released for later
    draft: AssignmentVersion | None = None
    titles: list[str] = field(default_factory=list)
    people: int = 0
    overdue: int = 0

    @property
    def shown(self) -> AssignmentVersion | None:
        """The version that says most about the rule today."""
        return self.current or self.coming or self.draft


def lines(user: User, *, archived: bool = False) -> list[Line]:
    """All rules the person may read, with their versions of today and how many people they concern."""
    rules = Assignment.objects.visible_to(user).select_related("owner", "office")
    rules = rules.filter(archived_at__isnull=not archived)
    found = {rule.pk: Line(rule) for rule in rules}
    today = timezone.localdate()
    for version in AssignmentVersion.objects.filter(assignment__in=found).order_by("number"):
        place(found[version.assignment_id], version, today)
    names = titles_of(target for line in found.values() if line.shown for target in line.shown.targets)
    counted = DutyStatus.objects.running().filter(assignment__in=found).order_by().values_list("assignment")
    overdue = Count("pk", filter=Q(state=DutyState.OVERDUE))
    for rule, people, late in counted.annotate(people=Count("pk"), late=overdue):
        found[rule].people, found[rule].overdue = people, late
    for line in found.values():
        line.titles = [names[(target["kind"], target["id"])] for target in (line.shown.targets if line.shown else [])]
    return list(found.values())


def place(line: Line, version: AssignmentVersion, today: Any) -> None:
    """Put the version where it belongs on that day."""
    if version.is_draft:
        line.draft = version
    elif version.in_force_from > today:
        line.coming = version
    elif version.in_force_until is None or version.in_force_until >= today:
        line.current = version


def told(version: AssignmentVersion) -> list[str]:
    """The rule in sentences."""
    names = titles_of(version.targets)
    titles = [names[(target["kind"], target["id"])] for target in version.targets]
    whom = audience_in_words(version.audience) if sound(version.audience) else ""
    return words.sentences(version, whom, titles)


def sound(expression: dict[str, Any]) -> bool:
    """Whether the audience is complete enough to be read and counted."""
    return bool(expression) and not any(mistakes(expression))


@dataclass(frozen=True)
class Told:
    """A version with its sentences, and which of them are new against the version before."""

    version: AssignmentVersion
    sentences: list[tuple[str, bool]]  # and whether it is new
    gone: list[str]  # what the version before said and this one no longer says


def history(rule: Assignment) -> list[Told]:
    """All versions, the newest first, each with what it changed."""
    versions = list(rule.versions.select_related("released_by").order_by("number"))
    said = [(version, told(version)) for version in versions]
    before: Iterable[str] | None = None
    found = []
    for version, sentences in said:
        known = sentences if before is None else list(before)
        found.append(
            Told(
                version, [(one, one not in known) for one in sentences], [one for one in known if one not in sentences]
            )
        )
        before = sentences
    return found[::-1]


def rules_using(audience: DutyAudience) -> list[Assignment]:
    """The rules in use that name the audience."""
    if not audience.pk:
        return []
    latest = AssignmentVersion.objects.filter(assignment__archived_at=None, in_force_until=None)
    using = {
        version.assignment_id
        for version in latest.only("assignment", "audience")
        if ("audience", audience.pk) in leaves(version.audience or {"everybody": True})
    }
    return list(Assignment.objects.filter(pk__in=using))
